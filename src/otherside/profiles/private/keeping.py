"""Requests that something said is kept: in confidence, or from somebody. By their words. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.profiles.private.announced import ANNOUNCED, THEMSELVES, WITHDRAWN
from otherside.profiles.private.whose_ears import WHOSE_EARS

#: What a request is about: what was just said.
_TOLD = r"what (?:I|we)(?:['’]ve| have)?(?: just)? (?:said|told you|say)(?: here| now| today| in here)?"
_THIS = rf"(?:(?:(?:all|any|some|a word|one word) (?:of )?)?(?:this|that|it|these)|{_TOLD})"
#: "We don't write that down" tells how they work: a request has nobody before its verb and opens a sentence or a clause.
_OPENS = (
    r"(?:(?:^|[.!?;:,…()\n\"“”«»–—]|\s-)\s{0,20}"
    r"(?:(?:and|but|so|or|oh|ok(?:ay)?|well|also|honestly|only|just|no|now|then)[ ,]{1,4}){0,6}|\bplease )"
)
_ASKED_NOT = (
    rf"(?:{_OPENS}(?:please |just |kindly )?(?:do not|don['’]?t)(?: you)?(?: ever| go and| please)?|"
    r"\b(?:rather|prefer(?: it)?(?: if| that)?|(?:happ|glad|grateful|obliged|better)\w* if) you (?:do not|don['’]t|did not|didn['’]t)|"
    r"\b(?:rather|prefer)(?: you)? not(?: to)?(?: have)?|"
    r"\b(?:ask|asked|beg|trust|need|want|like|rely on|count on) you(?: both| all)? not to|"
    r"\byou(?: (?:mustn['’]t|must not|are not to|had better not|won['’]t)|['’](?:re not to|d better not))|"
    r"\b(?:could|can|would|will) you (?:please )?not|\b(?:please|best|better) not(?: to)?)"
)
_FILE = (
    r"(?:record|minutes|notes?|notebook|slides?|decks?|e-?mails?|mails?|writing|print|paper|presentations?|reports?|"
    r"summar(?:y|ies)|write-?ups?|crm|recap|protocol|case stud(?:y|ies)|newsletter)"
)
_ON_FILE = rf"(?:(?:down|up) )?(?:on|onto|in|into|through) (?:(?:an?|the|your|any|my|our|their|those|one of your) )?(?:\w+ )?{_FILE}"
_OFF_FILE = rf"(?:out of|off|from) (?:(?:the|your|any|my|those) )(?:\w+ )?{_FILE}"
#: Nothing follows that a "that" could have led to.
_END = r"(?=\s*(?:$|[.!?;:,…)\"”»–—]| -|\b(?:please|though|ok(?:ay)?|yet|and|but|because|for now|anywhere|if you)\b))"
_THEM = r"(?:any(?:body|one)|him|her|them|(?:the )?others?|(?-i:[A-Z])\w+)"
#: Whom something is not to reach: by name, or somebody above or beside them.
_WHOM = (
    r"(?:any(?:body|one)|him|her|them|HR|(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?|"
    r"(?:my|our|the|his|her|their) (?:boss|board|manager|team|partners?|colleagues?|chief|owners?|family|office|head office|others?|"
    r"wife|husband|people|director|council|committee))"
)
#: What goes elsewhere instead, or in another way, is no secret: "don't send it to Rolf, send it to me".
_NO_OTHER_WAY = (
    r"(?![^.!?\n]{0,40}\b(?:again|twice|by (?:post|courier|e-?mail|mail|hand|lorry|van)|any ?more|instead|"
    r"but (?:to|only)|(?:send|mail|copy|show|give) (?:it|this|that|them|me|us|one)|(?:it|this|that|they) goe?s? to)\b)"
)
_NOBODY = r"no(?:body|[ -]?one)(?: else)?(?: (?:here|there|(?:in|at) \w+(?: \w+)?))?"
_US = r"between (?:us|ourselves|you and (?:me|i)|me and you|the two of us)\b"
#: "Keep the number between us", not "keep the peace between us".
_A_THING = r"(?!peace|distance|gap|balance|fence|wall|door)\w+"
#: A thing pointed at: "this version", "those two pages"; never "the receipts", which lie somewhere.
_POINTED = rf"(?:this|that|these|those|my|our) (?:[\w-]+ )?{_A_THING}"
_NUMBER = r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|a hundred)"
#: What two people together do of something, with nothing told after it: "… it's forty hours", not "… two months until they close".
_EFFORT = (
    r"(?:[,:–—-]? ?\b(?:and|honestly|I['’]d (?:say|guess)|I (?:think|guess|suppose|reckon)|"
    r"probably|maybe|perhaps|roughly|easily),?)*[,:–—-]? ?\b"
    r"(?:we|it|that|this|about|around|probably|maybe|perhaps|roughly|easily|at least|nearly|almost|some|a good|call it|say|\d|"
    rf"{_NUMBER})(?:\b|['’%])[^.!?;\n]{{0,40}}?"
    r"(?:%|\b(?:per ?cent|hours?|hrs?|minutes?|mins|days?|evenings|mornings|weekends|weeks?|shifts?|times|full-time|heads?|people)\b)"
    r"(?! (?:before|until|till|from now|ago|away|late|behind|left|to go|at (?:most|best)|notice|are (?:going|leaving|out)|will|leave)\b)"
)
#: "Between us we have nine vans" adds up, and "between us and the road" is a place.
_ADDED = (
    rf"(?! (?:(?:we|and|three|all|both|there|they have|our|is|are|was|were)\b|we['’]|(?:it|that)['’]?s? (?:\w+ ){{0,2}}{_NUMBER}))"
    rf"(?!(?<!you and me)(?<!you and i)(?<!me and you){_EFFORT})"
)
_HERE = (
    r"(?:(?:here|in here|with you|with us|on this call)(?! (?:until|till|for|over|because|while|and)\b)(?!, (?:that|the))|"
    rf"(?:in|within|inside) (?:this|these|the|our)(?: four)? (?:walls?|room)|private|secret|{_US})"
)
#: "Confidential waste" is a kind of waste.
_NO_STOCK = r"(?! (?:waste|bins?|shredding|documents?|files?|data|records?|patients?|clients?|customers?|information|papers?)\b)"
_WHAT_STAYS = (
    rf"(?:this|that|it all|all (?:of )?(?:this|that)|everything (?:I|we) (?:say|said)|{_TOLD}|"
    r"what(?:['’]s| is| was| gets) said(?: \w+){0,3})"
    r"(?: really| please| has to| have to| must| should| needs to| had better| will| can| is to|['’]ll| just| only| all){0,3} "
)
#: After "do not" and the like.
_NOT_TO = (
    r"tell (?!(?:me|us|you|much|half|everything|anything|it)\b|\w+ (?:whole|full|same|real|different|complete) )",
    rf"(?:repeat|forward|share) {_THIS}\b(?! (?:order|mistake|test|time|exercise)\b)",
    rf"(?:circulate|distribute) {_THIS}\b(?! (?:air|water|order))|(?:forward|circulate){_END}",
    rf"let (?:this|that|it) (?:travel|spread)\b(?! by)|spread {_THIS}{_END}",
    rf"pass (?:on {_THIS}\b|{_THIS} (?:on|along|to|a?round)\b)",
    rf"(?:send|e-?mail|mail|copy|show|read) {_THIS} (?:on |over |back |across )?to {_WHOM}{_NO_OTHER_WAY}",
    rf"(?:send|show) (?:him|her|them|any(?:body|one)|(?-i:[A-Z])[\w-]+) (?:this|that){_END}{_NO_OTHER_WAY}",
    rf"(?:copy|cc) {_WHOM} (?:in )?(?:on|into|in on) (?:this|that)\b{_NO_OTHER_WAY}",
    rf"let {_WHOM} (?:see|read|get wind of) (?:this|that){_END}|let (?:this|that) (?:reach|get (?:back )?to) {_WHOM}\b",
    rf"(?:breathe|say) a word|let on\b|let {_THIS} (?:slip\b(?! off)|go (?:any )?further)",
    r"say (?:who (?:told|said)|I (?:said|told|mentioned)|(?:it|this|that) (?:came|comes|was|is) (?:from )?me)",
    rf"mention (?:(?:any of )?(?:this|that)\b|my name|me\b|I |(?:\w+ ){{1,6}}(?:to|in front of|with) {_THEM}\b)",
    rf"(?:use|give|put) (?:them )?my name|name me\b|(?:let )?{_THEM} (?:know|hear|find out)",
    rf"(?:write|type|note|jot) {_THIS} (?:down|up)\b|(?:e-?mail|text|minute|type) (?:this|that)\b",
    rf"(?:minute|note|record|keep|store|save|quote|log) {_THIS}{_END}(?<!\bit)",
    rf"(?:put|write|have|include|say|use|repeat|quote|see|find|read|store|keep) (?:{_THIS}|my name|me) {_ON_FILE}\b",
)
_N_T = r"(?:n['’]t| not)"
_BEYOND = r"(?:go|leak|get) (?:beyond|past) (?:you|us|the (?:two|three|four) of|this (?:room|call|thread))"
#: After "what I said", "this".
_STAYS = (
    rf"(?:stays?|remains?|keeps?|is staying) (?:strictly |just |right )?{_HERE}",
    r"(?:goes|go|to go) no further(?! than the)",
    rf"(?:does|should|must|need|is){_N_T}(?: to)? {_BEYOND}\b",
    r"(?:does not|doesn['’]t|must not|mustn['’]t|should not|shouldn['’]t|can['’]t|cannot|is not to|not|never) "
    r"(?:go (?:any )?further(?! than the)|leaves? (?:this|the) (?:room|call))",
)
#: All that somebody says to us, and not what stands beside one request.
_ALL = (
    r"(?:what(?:ever)?|everything|anything|all(?: that)?) (?:I|we)(?:['’]ll| will)? (?:say|tell you)(?: to you)?"
    r"(?: here| in here)?"
)
_NOTHING = (
    r"nothing (?:(?:that )?(?:I|we) (?:say|tell you)(?: here| in here)?|of (?:what I (?:say|tell you)|mine)|"
    r"(?:that['’]s |that is )?said here)"
)
_ONE = r"(?:one|a|any|a single) (?:sentence|word|syllable)(?: of (?:mine|what I (?:say|tell you)))?"
_REACHES = (
    r"(?:goes|gets?|comes?|is to (?:go|get)|(?:must|should|may|can|will) (?:go|get)|finds its way|is passed on|travels)"
    r" (?:back )?to "
)
_FOR_YOU = (
    r"(?:['’]s| is| was| stays?| remains?)(?: (?:only|just|strictly|meant))* for "
    r"(?:you(?: two| both| and (?-i:[A-Z])\w+)?|your ears|your eyes)"
    r"(?: alone\b| only\b|,? and (?:for )?(?:no(?:body|[ -]one)) else)"
)
#: "Nothing goes back to the depot" is freight: somebody must be named, and it ends there.
_BACK = (
    rf"(?:{_OPENS}nothing (?:is to )?(?:goes|gets?|comes) back to (?!work\b|normal\b|sleep\b|me\b|us\b)"
    rf"{_WHOM}(?=\s*(?:$|[.!,;:–—])))"
)
_BLANKET = (
    rf"(?:{_BACK}|\b{_NOTHING} {_REACHES}{_WHOM}|"
    rf"\b{_ALL}(?:{_FOR_YOU}| (?:stays?|remains?) (?:strictly |just )?(?:here|with you|between us)\b)|"
    rf"\bif {_ONE} (?:ever )?(?:comes? back|gets? back|gets? out|reaches|leaks?|ends up))"
)
_KNOWS = (
    r"(?:is|are|was) (?:ever )?(?:to|supposed to|meant to|allowed to) (?:know|hear|learn|find out|see this)\b",
    r"(?:must|should|may|can|needs to|ought to|has to) (?:ever )?(?:know|hear|find out|learn)"
    rf"(?: (?:about|of))?(?: (?:this|that|it)\b(?! \w)|{_END})",
)
#: Each from the beginning of a word.
_REQUESTS = (
    rf"(?:strictly|just|purely|only|stays?|remains?|be|th(?:is|at)(?: is|['’]s)|kept|secret|"
    rf"(?:keep|you kept|you both kept) (?:{_THIS}|everything|the {_A_THING}|{_POINTED})(?: strictly| just)?) {_US}(?! and\b)",
    rf"(?:keep|(?:if|rather|that|wish) you(?: both| all| could have)? kept) (?:{_THIS}|(?:the|your) (?:[\w-]+ )?{_A_THING}|{_POINTED})"
    r"(?: strictly| just| only)? to your(?:self|selves)\b",
    rf"(?<!\bwe )(?<!\bthey )keep (?:{_THIS}|{_POINTED}) under wraps\b|hush-hush\b",
    r"(?:this|that|it)(?:['’]s| is)(?:n['’]t| not) (?:yet )?(?:common|public) knowledge\b",
    r"not to go any (?:wider|further)(?! than the)\b|nothing of (?:this|that) (?:in|on) (?:writing|paper|the record|the minutes)\b",
    rf"(?:rather|(?:prefer|like|best|better|glad|grateful|happy)(?: it)? if) {_THIS}(?: one)? (?:did{_N_T}|does{_N_T}) "
    rf"(?:travel(?! (?:by|with))|"
    rf"spread|get (?:a?round|out)|{_BEYOND})\b",
    rf"(?:keep (?:{_THIS}|{_POINTED})|stays?|remains?)(?: strictly| just)? among(?:st)? (?:us|ourselves)\b",
    rf"keep {_THIS}(?: one)? (?:close to (?:your|the) chest|off (?:e-?mail|mail|teams|slack|(?:the )?chat))\b",
    r"(?:best|better) not (?:shared|forwarded|repeated|circulated|passed (?:on|a?round))\b",
    r"(?:not|isn['’]t|never) (?:yet )?for (?-i:[A-Z])[\w-]+['’]s (?:eyes|ears)\b",
    r"in confidence\b(?! (?:that|interval|level))(?<!\bgrow in confidence)(?<!\bgrew in confidence)(?<!\bgrown in confidence)"
    r"(?<!\bgain in confidence)(?<!\brise in confidence)(?<!\bdrop in confidence)(?<!growth in confidence)",
    r"off[- ](?:the[- ])?record\b|entre nous\b|for your (?:ears|eyes) only\b|only for your (?:ears|eyes)\b",
    r"confidentially\b|(?:strictly|highly|absolutely|totally|completely|very) confidential\b"
    rf"{_NO_STOCK}",
    rf"(?:{_THIS}|everything|what I[^.!?]{{0,30}})"
    r"(?:['’]s| is| are| was| stays?| remains?| (?:must|has to|should) (?:be|stay))"
    rf"(?: all| still| obviously| of course| really)? confidential\b{_NO_STOCK}",
    rf"(?:treat|handle|hold|regard|consider) (?:{_THIS}|everything)(?: as| to be)?(?: strictly)? "
    rf"(?:confidential\b{_NO_STOCK}|private\b(?! \w+ing))",
    r"privately, (?:I|he|she|they)\b|not on (?:a|this) call\b|read out in front\b|(?:she|he)['’]s gone\?",
    rf"nothing (?:of|from) (?:this|that|it|here|me|today|this (?:call|talk|room|conversation)) {_REACHES}{_WHOM}|"
    rf"(?:this|that|it){_FOR_YOU}|"
    r"(?:this|that|any of (?:this|that)|a word(?: of (?:this|that))?)(?: ever)? gets (?:out|round)(?=\s*[,.;–—]| (?:he|she|they|I)\b)|"
    r"if (?:this|that|any of (?:this|that)) (?:ever )?comes out(?=\s*[,;–—]| (?:he|she|they|I)\b)",
    rf"not a word (?:to|of this|about this)\b|mum['’]s the word\b|say nothing (?:to {_THEM}|about (?:this|that))\b",
    r"(?:haven['’]t|have not) (?:told (?!me\b|us\b|you\b)|(?:said|mentioned) (?:this|it|that|any of this) to)",
    r"(?:he|she|they|any(?:body|one)|(?-i:[A-Z])[\w-]+) (?:mustn['’]t|must not|must never|is not to|isn['’]t to|are not to|aren['’]t to) "
    r"(?:know|learn (?:of|about|this|that|it)|find out|hear (?:of|about|this|that|it|anything)|get wind)",
    r"(?:shouldn['’]t|(?:should|must|ought) (?:not|never)(?: to)?|needn['’]t|(?:doesn['’]t|don['’]t|does not|do not) need to|"
    r"no(?:body|[ -]one) (?:should|must|needs to|ought to)) (?:hear|learn) (?:of |about )?(?:it|this|that|anything)"
    r"(?: \w+)? (?:from|through) (?:you|us)\b",
    rf"(?:I|we) (?:do not|don['’]t|would not|wouldn['’]t) want {_THEM}(?: else)? to "
    r"(?:know\b|find out|hear (?:of|about|this|that|it from))",
    r"(?:do not|don['’]?t|not to|rather not|never) (?:be quoted|quote me)\b"
    r"(?! (?:an?|the|for|until|till|before|any|prices?|another|both|two|three|\W?\d))",
    r"not (?:to be|for) quot(?:ed|ing)\b|without (?:naming me|my name (?:on|being))",
    rf"(?:leave|keep|take|strike) (?:this|that|it|me|my name) (?:{_OFF_FILE}|(?:out of|off) (?:it|this))\b",
    r"(?:not|isn['’]t|never) (?:yet |one )?for (?:the (?:record|minutes)|(?:the |your )?(?:notes|write-?up)|publication|sharing|"
    r"(?:(?:any |a )?(?:wider|wide|further|general|broader|onward|public|external|internal) )?(?:circulation|distribution|consumption)|"
    r"forwarding|repeating|repetition|passing (?:on|a?round|along)|wider (?:use|ears|audience|group))\b",
    # As a note tells it of somebody.
    r"(?:told|tells|said|says|mentioned|confided|heard)\b[^.!?;\n]{0,60}[,;:(–—-] ?(?:please )?(?:don['’]?t|do not|not to|must not) "
    rf"(?:(?:be )?(?:used?|repeat(?:ed)?|shared?|mention(?:ed)?|quoted?|pass(?:ed)? on)(?: (?:this|that))?|"
    rf"(?:repeat|share|mention) it){_END}",
    rf"(?:asked|asks|begged|told|wants) (?:me|us) to keep {_THIS}(?: strictly| all)? (?:to (?:my|our)sel(?:f|ves)|private|secret)\b|"
    rf"(?:asked|asks|begged|told) (?:me|us) not to (?:tell {_THEM}\b|(?:repeat|mention|share) {_THIS}\b|pass {_THIS} on\b)",
    r"not to be (?:repeated|passed (?:on|a?round)|shared|circulated|distributed|forwarded|minuted|written (?:down|up))\b",
    rf"keep (?:{_THIS}|those|my name)(?: \w+)? (?:to (?:your|our)sel(?:f|ves)|under your hat|"
    r"quiet(?! (?:at|in|on|during|for|enough|after|there|here|overnight)\b)|private|secret|confidential|"
    rf"(?:in|within) (?:this|these)(?: four)? (?:room|walls)|{_OFF_FILE})\b",
    r"keep (?:(?:all|both) )?(?:to (?:your|our)sel(?:f|ves)|quiet about|mum)\b",
    r"shouldn['’]t (?:really |even |be )*(?:say|saying th(?:is|at)|tell|telling|repeat)\b|(?:say|saying) (?:nothing|no) more\b(?! than)",
    r"I['’]m not (?:supposed|meant|allowed) to (?:say(?! (?:yes|no)\b)|tell|talk)\b",
    r"(?:(?:didn['’]t|did not|never) (?:hear|heard|get|got)|heard nothing of) (?:any of )?(?:it|this|that) from me\b",
    r"you (?:never heard|didn['’]t hear) (?:this|that|me say)\b",
    r"forget (?:that )?I (?:ever )?(?:said|told you|mentioned) (?:that|this|it|anything|so)\b",
    r"(?:I|we) never (?:said|told you) (?:(?:any of )?(?:this|that)|it|anything|a word)"
    r"(?![ .,;–—-]{1,4}(?:I|what I) (?:only |just )?said)(?=\s*(?:$|[.!?;:,…)\"”–—]|(?:and|but|ok|okay|right)\b))",
    rf"{_NOBODY} (?:{'|'.join(_KNOWS)})",
    rf"{_WHAT_STAYS}(?:{'|'.join(_STAYS)})",
)
#: Until a time: without one it may be meant to spare them.
_LEFT_OUT = (
    rf"(?:{_OPENS}(?:please )?|\b(?:can|could|shall|let['’]s|will|would) ?(?:we|you)? (?:please )?)(?:leave|keep) "
    r"(?:him|her|them|(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?) out of (?:this|it|the loop)"
    r" (?:just )?(?:for now|for the (?:moment|time being)|until|till|yet)\b"
)
#: Nothing is done with it until then, and nobody is told.
_SIT_ON = (
    r"(?:\b(?:can|could|will|would) (?:you|we)(?: please| both| all| just)?|\bplease(?: just)?|\bask(?: you| you both)? to) sit on "
    r"(?:this|that|it)(?: one)? (?:for (?:now|the (?:moment|time being))|until|till)\b"
)
#: Asked to be kept in confidence: the words beside such a request are left alone as well.
KEEP = lazily(
    rf"{_BLANKET}|{_SIT_ON}|{_OPENS}not a word (?:before|until|till)\b[^.!?\n]{{1,30}}(?=$|[.!?\n])|{_LEFT_OUT}|{_OPENS}{_US}{_ADDED}|"
    rf"{_ASKED_NOT} (?:{'|'.join(_NOT_TO)})|\b(?:{'|'.join(_REQUESTS)})|\b(?:{ANNOUNCED})|{WITHDRAWN}|{THEMSELVES}|"
    rf"{WHOSE_EARS}",
    re.IGNORECASE,
)

#: Asked that we do not take a matter, or anything at all, to somebody with a name.
_TAKE_TO = (
    r"(?:(?:write|talk|speak|turn|go|reach out|report)(?: (?:directly|straight|back|on))? to|"
    r"(?:ring|call|phone|text|e-?mail|mail|message|approach|contact|bother|chase|ask|involve|tell)|get in touch with|copy(?: in)?|"
    r"(?:take|bring|raise|discuss|mention|say) (?:this|that|it|any of this|anything)(?: up)?(?: (?:to|with|before)| in front of)|"
    r"bring up (?:this|that|it) with|go (?:over )?to|say anything to)"
)
_A_NAME = r"(?P<whom>(?-i:[A-Z])[\w-]+(?: (?-i:[A-Z])[\w-]+)?)"
_NOT_TO_THEM = lazily(
    rf"(?:{_ASKED_NOT}|\byou (?:didn['’]t|did not)) (?P<takes>{_TAKE_TO}) {_A_NAME}"
    r"(?P<matter>[^.!?\n]{0,20}?\b(?:about|on|over|with|of) (?:this|that|it|any of (?:this|it)))?|"
    rf"\b(?:keep|leave) {_A_NAME.replace('whom', 'out')} out of (?:this|it)\b",
    re.IGNORECASE,
)
_A_MATTER = lazily(r"\b(?:this|that|it|anything)\b|^tell$", re.IGNORECASE)


def not_to_them(text: str) -> tuple[str, bool] | None:
    """Whom we are asked not to write or speak to, as named, and whether of one matter only: "don't write to Ada about this"."""
    found = _NOT_TO_THEM.search(text)
    if found is None:
        return None
    of_it = bool(found["out"] or found["matter"] or _A_MATTER.search(found["takes"]))
    return found["whom"] or found["out"], of_it


_REFUSES = lazily(
    r"^\W*(?:(?:and|but|also|so|oh),? )?no (?!(?:one|more|doubt|idea|problem|rush|hurry|need|way|matter|wonder)\b)"
    r"(?:[\w'’-]+ ){0,4}[\w'’-]+[.!]?$",
    re.IGNORECASE,
)
#: Asked of all that somebody says, beyond the words beside the request.
_OF_ALL = lazily(_BLANKET, re.IGNORECASE)

#: Words that somebody winces at, such as "cheap", are no secret.
_ONE_WORD = r"[\"“'‘][\w-]+[\"”'’]"
_A_WORD = (
    rf"(?:{_ONE_WORD}|(?!(?:anything|nothing|something|everything|so|it|this|that|these|those|more|much|who|why|how|when|where|what|yes|"
    r"no|to)\b)(?-i:[a-z])[\w-]+)"
)
#: Asked that somebody is not told or shown something: it is kept from them, and need be no confidence.
_DO_NOT_TELL = lazily(
    r"(?:^|[,;:–—.-] ?|\b(?:please|and|but|so|just|then|that you) )(?:do not|don['’]t|never|won['’]t) (?:ever |even )?"
    rf"(?:tell|mention(?! {_ONE_WORD} to\b| the war\b)|"
    rf"repeat|pass|share|say(?! (?:never\b|{_A_WORD} (?:in front of|to|near|around|when)\b))|let on|"
    r"quote|show|forward)\b(?! (?:me|us)\b)|"
    r"\bkeep (?:this|it|that) (?:quiet|between)\b|\bbetween you and me\b",
    re.IGNORECASE,
)


#: What was found of texts that were looked at before, by their hash: one command asks it of a deal's words a dozen times.
_known: dict[int, bool] = {}
_MOST_KNOWN = 100_000


def keeps(text: str) -> bool:
    """Whether some words ask to be kept in confidence."""
    key = hash(text)
    found = _known.get(key)
    if found is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        found = _known[key] = bool(KEEP.search(text))
    return found


def asks_to_keep(text: str) -> bool:
    """Whether a sentence asks that something is told or shown to nobody, or not to somebody."""
    return keeps(text) or bool(_DO_NOT_TELL.search(text))


def of_all_they_say(text: str) -> bool:
    """Whether the request holds for everything that its speaker says to us: "nothing goes back to Ada", "what I tell you …"."""
    return bool(_OF_ALL.search(text))


def refuses(text: str) -> bool:
    """Whether a sentence only says what is not wanted: "And no questionnaires." It is a request beside another one."""
    return bool(_REFUSES.match(text.strip()))
