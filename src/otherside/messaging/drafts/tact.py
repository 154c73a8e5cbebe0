"""Tact: which words of a buyer are better left where they were said."""

from __future__ import annotations

import re

#: Words a quotation may hold at most.
MOST_WORDS = 28
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

#: Speech that reads badly once it is written down.
_FILLER = re.compile(
    r"\b(?:um+|uh+|er|erm|hm+|mm+|you know|i mean|sort of|kind of|i guess|or whatever|and stuff|and all that|"
    r"blah|yeah|gonna|wanna|so to speak|or something|to be honest|honestly|frankly|basically|literally)\b|"
    r"\.\.\.|…|--|\b(\w+),? \1\b|\blike,",
    re.IGNORECASE,
)
#: Signs of markup, addresses and code: no sentence that somebody would want to read back.
_MARKUP = re.compile(r"[<>{}\[\]|*#_\\^~@`=]|https?:|www\.|&\w+;|[\u202a-\u202e\u2066-\u2069\u200b-\u200f]|\[redacted")
#: Text that speaks to a machine. It stays data; it is never passed on as if a person had meant it.
_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:\w+ ){0,3}(?:instructions?|prompts?|rules|above|previous)\b|"
    r"\b(?:system|developer) (?:prompt|message)\b|\byou are (?:now )?an? (?:\w+ )?(?:ai|assistant|model|bot)\b|"
    r"\bas an ai\b|\bjailbreak\b|\bchatgpt\b|\blanguage model\b|\bprompt injection\b",
    re.IGNORECASE,
)
#: Health, tears, shame, family, money of one's own, secrets: theirs to tell, not ours to repeat.
_PRIVATE = re.compile(
    r"\b(?:hospitals?|wards?|doctors?|therap\w+|medication|illness|ill|sick|nerves|burn-?out|burned out|"
    r"depress\w+|anxiety|"
    r"drunk|drinking|drinks|addict\w*|pregnan\w+|divorc\w+|funeral|dying|died|dead|death|cancer|cry|cried|crying|tears|"
    r"wept|ashamed|shame|embarrass\w*|humiliat\w+|fool|stupid|idiots?|hate|hates|hated|awake|waking|sleep|slept|"
    r"frighten\w*|fright|scared|terrified|panic\w*|exhausted|lonely|confess\w*|my (?:own )?fault|blame[ds]?|"
    r"fired|sacked|laid off|redundan\w+|resign\w*|quit|quits|salary|bonus|pay rise|promotion|retire[ds]?|career|"
    r"my job|my neck|"
    r"(?:my|his|her) (?:wife|husband|partner|mother|mum|mom|father|dad|brother|sister|son|daughter|kids?|child(?:ren)?|"
    r"parents|family|boss|manager|director)|what (?:they|people) say about me|behind (?:his|her|their|my) back|"
    r"don't tell|do not tell|"
    r"between (?:us|you and me|ourselves)|in confidence|confidential\w*|off the record|shouldn't say|not supposed to|"
    r"keep (?:this|it|that) (?:to yourself|quiet|between)|secret\w*|damn|hell|bloody|shit\w*|crap|fuck\w*|bastard|"
    r"i sign(?:ed)? (?:it|the)|i approved? them|i lied|cheat\w*|steal\w*|stole|illegal\w*|"
    r"whose mistake|(?:sure|know) (?:what|who) i am|what am i|hiding|no longer with us)\b",
    re.IGNORECASE,
)
#: Words of somebody who is hurt or blames themselves: what stands beside them was not said to be read back.
_HURT = re.compile(
    r"\b(?:f(?:eel|eels|eeling|elt) (?:\w+ ){0,2}(?:sick|awful|terrible|rotten|small|guilty|bad|dreadful|lost|wretched|"
    r"miserable|a fraud|let down)|my name(?:['’]s| is| was)?(?: \w+)? (?:on|under)|(?:it|that)['’]?s on me|"
    r"it hurts?|broke my heart|heart-?broken|guilt\w*|regret\w*|let (?:them|him|her|everybody|people|myself) down|"
    r"what have (?:I|we) done|forgive myself|can['’]t look (?:them|him|her|anybody) in)\b",
    re.IGNORECASE,
)
#: About a third person: what was said of a colleague is not carried to anybody.
_OF_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)(?:'s|’s|'d|’d|'ll|’ll)?\b", re.IGNORECASE)
#: "I've always been the man who keeps his word" speaks of nobody else.
_OF_ONESELF = re.compile(
    r"(\bI(?:['’]m| am| was|['’]ve (?:always )?been| have (?:always )?been|(?:['’]d| would)? (?:want|wish|hope|try|like|love) to be)"
    r"(?: always| still| just| known as)? (?:the|a|an|that|somebody|someone|one)\b(?: \w+){0,3}? who [^.;!?,]*?)\b(?:his|her)\b",
    re.IGNORECASE,
)  # fmt: skip
#: Housekeeping of a conversation: who is who, when to hang up, what is on the screen, thanks.
_HOUSEKEEPING = re.compile(
    r"\b(?:my name is|this is \w+ speaking|nice to meet|good (?:morning|afternoon|evening)|can you (?:hear|see)|"
    r"(?:share|sharing|see) (?:my|your|the) screen|on mute|"
    r"thank(?:s| you)|apolog\w+|sorry|(?:i|we)(?:['’]ll| will| must| have to| need to|['’]ve got to) drop off|hard stop|i must go|"
    r"have to (?:go|drop|run)|"
    r"ten minutes|five minutes|ring me|call me|talk (?:soon|later)|calendar|best (?:wishes|regards)|kind regards|"
    r"forgive|glad (?:you|to)|appreciate|grateful|attached|as discussed|see above|for making time|take care|"
    r"have a (?:good|nice)|your e?-?mail)\b",
    re.IGNORECASE,
)
#: Somebody says who they are by name and post: useful to know, odd to have read back.
_INTRODUCTION = re.compile(r"\bI(?:'m|’m| am) (?:the |a |an |head of |director of )?(?:\w+ ){0,3}(?:manager|director|planner|officer|engineer|head|lead|owner|founder)\b")  # fmt: skip # noqa: E501
#: What a request is about: what was just said.
_TOLD = r"what (?:I|we)(?:['’]ve| have)?(?: just)? (?:said|told you|say)(?: here| now| today| in here)?"
_THIS = rf"(?:(?:(?:all|any|some|a word|one word) (?:of )?)?(?:this|that|it|these)|{_TOLD})"
#: "We don't write that down" tells how they work: a request has nobody before its verb and opens a sentence or a clause.
_OPENS = (
    r"(?:(?:^|[.!?;:,…()\n\"“”«»–—]|\s-)\s*"
    r"(?:(?:and|but|so|or|oh|ok(?:ay)?|well|also|honestly|only|just|no|now|then)[ ,]+)*|\bplease )"
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
_NOBODY = r"no(?:body|[ -]?one)(?: else)?(?: (?:here|there|(?:in|at) \w+(?: \w+)?))?"
_US = r"between (?:us|ourselves|you and (?:me|i)|me and you|the two of us)\b"
#: "Keep the number between us", not "keep the peace between us".
_A_THING = r"(?!peace|distance|gap|balance|fence|wall|door)\w+"
_NUMBER = r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|a hundred)"
#: "Between us we have nine vans" adds up, and "between us and the road" is a place.
_ADDED = rf"(?! (?:(?:we|and|three|all|both|there|they have|our|is|are|was|were)\b|we['’]|(?:it|that)['’]?s? (?:\w+ ){{0,2}}{_NUMBER}))"
_HERE = (
    r"(?:(?:here|in here|with you|with us|on this call)(?! (?:until|till|for|over|because|while|and)\b)(?!, (?:that|the))|"
    rf"(?:in|within|inside) (?:this|these|the|our)(?: four)? (?:walls?|room)|private|secret|{_US})"
)
_WHAT_STAYS = (
    rf"(?:this|that|it all|all (?:of )?(?:this|that)|everything (?:I|we) (?:say|said)|{_TOLD}|"
    r"what(?:['’]s| is| was| gets) said(?: \w+){0,3})"
    r"(?: really| please| has to| have to| must| should| needs to| had better| will| can| is to|['’]ll| just| only| all){0,3} "
)
#: After "do not" and the like.
_NOT_TO = (
    r"tell (?!(?:me|us|you|much|half|everything|anything|it)\b|\w+ (?:whole|full|same|real|different|complete) )",
    rf"(?:repeat|forward|share) {_THIS}\b(?! (?:order|mistake|test|time|exercise)\b)",
    rf"pass (?:on {_THIS}\b|{_THIS} (?:on|along|to|a?round)\b)",
    rf"(?:breathe|say) a word|let on\b|let {_THIS} (?:slip\b(?! off)|go (?:any )?further)",
    r"say (?:who (?:told|said)|I (?:said|told|mentioned)|(?:it|this|that) (?:came|comes|was|is) (?:from )?me)",
    rf"mention (?:(?:any of )?(?:this|that)\b|my name|me\b|I |(?:\w+ ){{1,6}}(?:to|in front of|with) {_THEM}\b)",
    rf"(?:use|give|put) (?:them )?my name|name me\b|(?:let )?{_THEM} (?:know|hear|find out)",
    rf"(?:write|type|note|jot) {_THIS} (?:down|up)\b|(?:e-?mail|text|minute|type) (?:this|that)\b",
    rf"(?:minute|note|record|keep|store|save|quote|log) {_THIS}{_END}(?<!\bit)",
    rf"(?:put|write|have|include|say|use|repeat|quote|see|find|read|store|keep) (?:{_THIS}|my name|me) {_ON_FILE}\b",
)
#: After "what I said", "this".
_STAYS = (
    rf"(?:stays?|remains?|keeps?|is staying) (?:strictly |just |right )?{_HERE}",
    r"(?:goes|go|to go) no further(?! than the)",
    r"(?:does not|doesn['’]t|must not|mustn['’]t|should not|shouldn['’]t|can['’]t|cannot|is not to|not|never) "
    r"(?:go (?:any )?further(?! than the)|leaves? (?:this|the) (?:room|call))",
)
_KNOWS = (
    r"(?:is|are|was) (?:ever )?(?:to|supposed to|meant to|allowed to) (?:know|hear|learn|find out|see this)\b",
    r"(?:must|should|may|can|needs to|ought to|has to) (?:ever )?(?:know|hear|find out|learn)"
    rf"(?: (?:about|of))?(?: (?:this|that|it)\b(?! \w)|{_END})",
)
#: Each from the beginning of a word.
_REQUESTS = (
    rf"(?:strictly|just|purely|only|stays?|remains?|be|th(?:is|at)(?: is|['’]s)|kept|secret|"
    rf"keep (?:{_THIS}|everything|(?:the|my|our) {_A_THING})(?: strictly| just)?) {_US}(?! and\b)",
    r"in confidence\b(?! (?:that|interval|level))(?<!\bgrow in confidence)(?<!\bgrew in confidence)(?<!\bgrown in confidence)"
    r"(?<!\bgain in confidence)(?<!\brise in confidence)(?<!\bdrop in confidence)(?<!growth in confidence)",
    r"off[- ](?:the[- ])?record\b|entre nous\b|for your (?:ears|eyes) only\b|only for your (?:ears|eyes)\b",
    r"confidential(?:ly)?\b(?! (?:waste|bins?|shredding|documents?|files?|data|records?|patients?|clients?|customers?)\b)",
    r"privately, (?:I|he|she|they)\b|not on (?:a|this) call\b|read out in front\b|(?:she|he)['’]s gone\?",
    rf"not a word (?:to|of this|about this)\b|mum['’]s the word\b|say nothing (?:to {_THEM}|about (?:this|that))\b",
    r"(?:haven['’]t|have not) (?:told (?!me\b|us\b|you\b)|(?:said|mentioned) (?:this|it|that|any of this) to)",
    r"(?:he|she|they|any(?:body|one)) (?:mustn['’]t|must not|must never|is not to|isn['’]t to|are not to|aren['’]t to) "
    r"(?:know|find out|hear (?:of|about|this|that)|get wind)",
    rf"(?:I|we) (?:do not|don['’]t|would not|wouldn['’]t) want {_THEM}(?: else)? to "
    r"(?:know\b|find out|hear (?:of|about|this|that|it from))",
    r"(?:do not|don['’]?t|not to|rather not|never) (?:be quoted|quote me)\b"
    r"(?! (?:an?|the|for|until|till|before|any|prices?|another|both|two|three|\W?\d))",
    r"not (?:to be|for) quot(?:ed|ing)\b|without (?:naming me|my name (?:on|being))",
    rf"(?:leave|keep|take|strike) (?:this|that|it|me|my name) (?:{_OFF_FILE}|(?:out of|off) (?:it|this))\b",
    r"(?:not|isn['’]t|never) (?:one )?for (?:the (?:record|minutes)|(?:the |your )?(?:notes|write-?up)|publication|circulation|sharing|"
    r"forwarding|repeating|repetition|wider (?:use|ears))\b",
    r"not to be (?:repeated|passed on|shared|forwarded|minuted|written (?:down|up))\b",
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
#: Asked to be kept: the words beside such a request are left alone as well.
KEEP = re.compile(
    rf"{_OPENS}{_US}{_ADDED}|{_ASKED_NOT} (?:{'|'.join(_NOT_TO)})|\b(?:{'|'.join(_REQUESTS)})", re.IGNORECASE
)


def count(text: str) -> int:
    """How many words."""
    return len(WORD.findall(text))


def hostile(text: str) -> bool:
    """Markup, code, or words meant for a machine."""
    return bool(_MARKUP.search(text) or _TO_A_MACHINE.search(text))


def private(text: str) -> bool:
    """Would embarrass the speaker, or somebody else, before colleagues."""
    return bool(_PRIVATE.search(text) or _OF_SOMEBODY.search(_OF_ONESELF.sub(r"\1", text)))


def hurt(text: str) -> bool:
    """Tells of something that is theirs alone, or of a hurt: a sentence beside it is left where it was said."""
    return bool(_PRIVATE.search(text) or _HURT.search(text))


def names_somebody(text: str, names: frozenset[str]) -> bool:
    """Speaks of one of some people by a part of their name.

    Args:
        names: parts of names in lower case.
    """
    return any(w.casefold().removesuffix("'s").removesuffix("’s") in names for w in WORD.findall(text))


def housekeeping(text: str) -> bool:
    """Belongs to running the conversation, not to the matter."""
    return bool(_HOUSEKEEPING.search(text) or _INTRODUCTION.search(text))


def filler(text: str) -> bool:
    """Hesitations, repetitions, speech broken off."""
    return bool(_FILLER.search(text))


def unfit(text: str, names: frozenset[str] = frozenset()) -> str:
    """Why a quote is not repeated, in one word; empty when it may be."""
    if hostile(text):
        return "markup"
    if private(text):
        return "private"
    if names_somebody(text, names):
        return "colleague"
    if housekeeping(text):
        return "housekeeping"
    if filler(text):
        return "filler"
    if '"' in text or "“" in text or "”" in text or "„" in text or "«" in text:
        return "quotation"
    return ""
