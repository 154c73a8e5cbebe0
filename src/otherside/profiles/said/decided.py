"""A decision that somebody says is made: for us, for another way, to do nothing; what is said of it later. Pure.

Only what is told as done by one of those who decide, "we", "I" or a body of theirs: a hope, a question, a condition, a guess,
what others are said to have done and what was years ago decide nothing. Nor does a part of it: a pilot, a first round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from otherside.domain.patterns import lazily
from otherside.profiles.around.alternatives import NAME
from otherside.profiles.around.no_names import NO_NAMES
from otherside.profiles.around.whose_say import deciders
from otherside.profiles.said.settled import BODY, takes_back
from otherside.profiles.said.signed_back import BACK, DAY, copy_back, of_another_paper, signed_by
from otherside.profiles.who.names import plain

#: ``against``: not us, and what instead stays open.
Choice = Literal["us", "other", "nothing", "against"]

_LITTLE = (
    r"(?: (?:now|just|finally|already|also|both|all|therefore|together|sadly|unfortunately|officially|jointly|unanimously|then|"
    r"instead|regretfully))*"
)
_WHO = rf"(?:\b(?:I|we)|{BODY})"
_HAS = rf"{_WHO}(?:['’]ve| have| has){_LITTLE}"
_DID = rf"{_WHO}(?:(?:['’]ve| have| has)?{_LITTLE}|(?:['’]ve)?(?: [\w'’]+){{1,8}},? and(?: have| then| so)?{_LITTLE})"
_DECIDED = rf"{_DID} (?:decided|resolved|voted|agreed|opted|elected|chosen|chose)"
_PAPER = r"(?:contract|order|purchase order|offer|proposal|quote|quotation|agreement)"
#: Behind what is signed or bought the sentence ends, or says when: "the contract for the new roof" is another one.
_END = (
    r"(?=\W*$|[.,;:!)–—]| (?:and|so|but|yesterday|today|this (?:morning|week|afternoon)|last (?:night|week)|on \w+day|with you|now|"
    r"in the end|after all)\b)"
)
#: The same behind a name, also with what it is for.
_AFTER = (
    r"(?=\W*$|[.,;:!)–—]| [(–—-]| (?:for (?:this|it|that|the (?:job|whole|lot|long))|instead|in the end|after all|on \w+day|over you|"
    r"rather than|and|but|because|now|yesterday|today|this (?:week|morning|month)|last (?:week|night|month|\w+day)|"
    r"as (?:our|the) (?:partner|supplier|vendor|provider))\b)"
)
#: Us, where no more follows than why or when: "chosen you for the second round" and "going with you to the fair" decide nothing.
_YOU = (
    r"you(?:rs)?(?: guys| all| lot| people| two)?(?=\W*$|[.,;:!)–—]| (?:for (?:this|it|that|the (?:job|whole|lot|work|contract|project))|"
    r"instead|in the end|after all|this time|on (?:this|it)|over (?:(?-i:[A-Z])\w+|(?:all |the )*others?|everybody|everyone)|rather than|"
    r"ahead of|out of|but|because|since|despite|even|so|"
    r"(?:now|already|yesterday|today|unanimously|this (?:week|morning|month|afternoon)|last (?:week|night|month|\w+day))(?=\W*$|[.,;:!])|"
    r"as (?:our|the) (?:partner|supplier|vendor|provider)|and (?:I|we|it|the|have|will|want|would|are|not|now|signed)\b)\b)"
)
#: Who signs for them beside a body, as they call them.
_OFFICE = (
    r"\b(?:the|our|my) (?:\w+ )?(?:MD|GM|CTO|CIO|principal|head ?teacher|head|director|owner|founder|president|superintendent|"
    r"(?:business )?partner|husband|wife|father|mother|brother|sister|uncle|aunt|manager)"
)
#: A paper that was signed on a day is this one where no more is told of it: what "they" did since makes it an old story.
_ENDED = (
    r"(?=\W*$|[.;!)–—]|,(?! with (?!you\b))| (?:with you|and|so)\b)(?!.*\b(?:they|them|their|theirs)\b)"
    r"(?!.*\bwith (?-i:[A-Z]))"
)
#: To go on with somebody.
_GO_WITH = r"(?:go|go ahead|sign|work|proceed|continue|partner|move (?:ahead|forward)|press ahead) with"
#: Behind what is left undone.
_UNDONE = (
    r"(?=\W*$|[.,;:!)–—]| (?:and (?!(?:to|start|begin|do)\b)|so|but(?! (?:to|rather|instead|only|for)\b)|because|since|after all|"
    r"in the end|at this (?:time|point|stage)|on this occasion|this (?:time|year|season|quarter)|now|any ?more|for (?:good|this year)|"
    r"for (?:\w+ )?reasons?)\b)"
)
_OFFER = (
    r"(?:offer|proposal|bid|quote|quotation|tender|submission|product|system|solution|software|service|tool|platform)"
)
_THIS = rf"(?:it|this|that|you|your {_OFFER}|the (?:\w+ )?(?:purchase|project|offer|proposal|contract|order))"
_PROJECT = r"(?:the|this) (?:whole )?(?:project|purchase|evaluation|tender|initiative|selection|thing)"
_STOPPED = r"(?:stopped|cancelled|canceled|called off|dropped|abandoned|scrapped|shelved|killed|pulled the plug on)"
_WON = r"the (?:job|contract|order|deal|business|tender|work)"

_FOR_US = (
    rf"{_DECIDED} (?:(?:for|on|in favou?r of) {_YOU}|to (?:{_GO_WITH}|do (?:it|this) with|go for|choose|appoint) {_YOU}|in your favou?r|"
    rf"to (?:take|accept) your (?:offer|proposal|quote|quotation|bid){_END})|"
    rf"{_DID} (?:chosen|chose|picked|selected|appointed|gone with|went with|signed with|settled on|plumped for|gone for|went for) {_YOU}|"
    rf"{_DID} signed with you on \w+day\b|"
    rf"{_WHO}(?:['’](?:m|re)| am| are| is){_LITTLE} going (?:ahead )?with {_YOU}|"
    rf"{_HAS} (?:signed|countersigned|accepted|placed) (?:the|your) {_PAPER}{_END}|"
    rf"{_DID} (?:signed|countersigned|accepted) your {_PAPER}{_END}|"
    rf"{_DID} (?:given|gave|awarded) (?:you {_WON}|{_WON} to you){_END}|"
    rf"\b(?:the|your) {_PAPER}(?: is|['’]s| has been|['’]s been){_LITTLE} (?:signed|countersigned|accepted|placed){_END}|"
    rf"{_OFFICE}(?:['’]s| has)?{_LITTLE} (?:signed|countersigned|accepted) your {_PAPER}{_END}|"
    rf"(?:{_WHO}|{_OFFICE}){_LITTLE} (?:signed|countersigned) the {_PAPER} {DAY}{_ENDED}|"
    rf"{BACK}|"
    rf"\byou(?:['’]ve| have) been (?:chosen|selected|appointed|awarded {_WON})"
    rf"(?=\W*$|[.,;:!]| (?:for the (?:job|contract|work|project)|as (?:our|the) (?:partner|supplier|vendor|provider))\b)|"
    rf"\bit(?:['’]s| is| was) you (?:that |who |whom )?(?:I|we)(?:['’]ve| have)? (?:chose|chosen|picked|went with|gone with|settled on)"
    rf"{_END}|"
    rf"\byou(?:(?:['’]ve| have)(?: got| won)| won) {_WON}{_END}|\byou have the (?:job|business|deal){_END}|"
    rf"\b(?:the job|the contract|the order|the deal|the business)(?: is|['’]s){_LITTLE} yours{_END}"
)
_NOTHING = (
    rf"{_DECIDED} (?:not to (?:do (?:anything|any of (?:it|this))|change anything|buy anything|act){_UNDONE}|to do nothing{_UNDONE}|"
    rf"to (?:leave (?:it|things|everything|this)(?: all)? (?:as (?:it is|they are|is)|alone)|"
    r"(?:carry|go) on (?:as (?:we are|before|we do|we have)|with (?:what we (?:have|do|know|use)|how we (?:do it|work)))|"
    r"keep (?:what we have|what we['’]ve got|things (?:as (?:they are|is)|the way they are))|"
    r"stay (?:as we are|put|with (?:what we have|how we do it)|the way we are)|"
    r"(?:stay|stick|carry on|go on|continue) with (?:what we (?:have|know|use)|how we do it|"
    r"the (?!(?:plan|date|agenda|time|schedule|idea)\b)"
    r"(?-i:[a-z])\w+|(?:our|the) (?:current|existing|present|"
    r"old|own) \w+)|"
    rf"keep (?:doing|using) (?:(?!you)\w+ ){{0,5}}?(?!you)\w+){_UNDONE})|"
    rf"\b{_PROJECT}(?: is|['’]s| has been|['’]s been| was){_LITTLE} (?:{_STOPPED}|dead|off)(?:{_END}|{_UNDONE})|"
    rf"{_HAS} {_STOPPED} {_PROJECT}(?:{_END}|{_UNDONE})"
)
_AGAINST = (
    rf"{_DECIDED} (?:against (?:buying(?: {_THIS})?|{_THIS}){_UNDONE}|"
    rf"not to (?:(?:go ahead|proceed|continue|move (?:ahead|forward)|go|sign)(?: with {_THIS})?|go (?:any )?further|"
    rf"(?:sign|buy|accept|pursue|take)(?: {_THIS})?(?: any further| further| forward| from you)?|do (?:it|this)){_UNDONE}|"
    rf"to (?:pass|pass on {_THIS}|go (?:in )?(?:a different|another) (?:direction|way|route)|go elsewhere|look elsewhere){_UNDONE})|"
    rf"{_WHO}(?: will not| won['’]t| (?:are|am|is) not|['’](?:re|m) not| (?:are|is)n['’]t) (?:be )?"
    rf"(?:going ahead|proceeding|moving (?:ahead|forward)|taking {_THIS} (?:any )?(?:further|forward))(?: with {_THIS})?{_UNDONE}|"
    rf"{_DID} (?:turned (?:you|your {_OFFER}) down|(?:turned down|rejected|declined) your {_OFFER}){_UNDONE}|"
    rf"\byour (?:bid|tender|proposal|offer|quote|submission)(?: was| has been| is){_LITTLE} (?:unsuccessful|not (?:successful|selected|"
    rf"accepted|chosen)|rejected|declined|turned down){_UNDONE}|\byou (?:were|have been) (?:unsuccessful|not (?:successful|selected|"
    rf"chosen)){_UNDONE}|"
    rf"\byou (?:did(?:n['’]t| not)|have(?:n['’]t| not)) (?:get|got|win|won) {_WON}"
    r"(?=\W*$|[.,;!]| (?:this time|in the end|after all|on this occasion)\b)|"
    r"\b(?:sorry|afraid|unfortunately)\b[^.?!]{0,30} you (?:did(?:n['’]t| not)|have(?:n['’]t| not)) (?:get|got|win|won) it"
    r"(?=\W*$|[.,;!]| (?:this time|in the end)\b)"
)
#: That it is decided, and not what.
_DECIDED_ALONE = (
    rf"\b(?:the|our) decision (?:is|has been|was){_LITTLE} (?:made|taken)(?=\W*$|[.,;!])|"
    rf"{_HAS} (?:decided|made (?:our|the|a) (?:decision|choice)|made up our minds?)(?=\W*$|[.;!])"
)
_PLAIN: tuple[tuple[Choice | None, re.Pattern[str]], ...] = (
    ("us", lazily(_FOR_US, re.IGNORECASE)),
    ("nothing", lazily(_NOTHING, re.IGNORECASE)),
    ("against", lazily(_AGAINST, re.IGNORECASE)),
    (None, lazily(_DECIDED_ALONE, re.IGNORECASE)),
)
_SOMEBODY = (
    r"(?:some(?:body|one) else|(?:another|a different) (?:\w+ )?(?:vendor|supplier|provider|firm|company|agency|partner)|"
    r"(?:a|one of your) (?:\w+ )?(?:competitor|rival)s?(?: of yours)?|the other (?:\w+ )?(?:one|offer|proposal|vendor|supplier|firm))"
)
#: No firm: what one signs with, and a choice among one's own.
_NO_FIRM = r"(?:DocuSign|HelloSign|Adobe|Option|Plan|Variant|Version|Scenario|Phase)\b"
#: A body of theirs says yes to somebody.
_APPROVED = r"(?:approved|signed off(?: on)?|okayed|ok['’]d|green-?lit|agreed to|voted for|accepted)"
_ITS_YES = (
    r"(?:the|its|their|a) (?:final |formal |official )?(?:go-?ahead|green light|nod|approval|blessing|consent|yes)"
)
_BY = rf"(?: (?:by|from) {BODY})?"
#: Told of this choice: without one "we chose Lisbon" may be about anything.
_OF_THIS = lazily(
    r"\b(?:instead|over you|rather than you|afraid|sorry|unfortunately|regret|regretfully|sadly)\b", re.IGNORECASE
)
#: Told of the end of it: "we are going with Holm today" may be about the train.
_AT_LAST = lazily(rf"\b(?:in the end|after all)\b|{_OF_THIS.pattern}", re.IGNORECASE)
#: Told of today: without it "we signed with Holm" may tell of the last time.
_TODAY = lazily(
    rf"\b(?:yesterday|today|this (?:week|morning|month)|last (?:week|night|\w+day)|on \w+day)\b|{_AT_LAST.pattern}",
    re.IGNORECASE,
)
#: Hangs on something, is hoped or guessed, was long ago, or is what somebody else says.
_OPEN = lazily(
    r"\?|\b(?:if|unless|until|till|once|when|whenever|provided|assuming|subject to|depend\w*|as (?:soon|long) as|whether|would|could|"
    r"might|(?-i:may)|should|hope\w*|wish\w*|suppose\w*|imagine\w*|pretend\w*|maybe|perhaps|probably|likely|almost|nearly|"
    r"as good as|as (?:if|though)|ago|last (?:year|time|spring|summer|autumn|winter)|back then|at the time|those days|used to|"
    r"in (?:19|20)\d\d|years? back|want(?:s|ed)? (?:us|me) to|let['’]s say|feels? like|rumou?r\w*|heard|told|think|thinks|"
    r"thought|guess|believes?|according to|says?|said|claims?|reckons?|seems?|not sure|(?:after|before) (?:I|we)(?:['’]ve| have)|"
    r"dream\w*|joke|joking|"
    # Settled for a while, or in part.
    r"for (?:now|starters|a start|the (?:moment|time being))|in the meantime|meanwhile|in principle|provisionally|tentatively|"
    r"to (?:begin|start) with|as much as|"
    # Somewhere else.
    r"(?:my|our) (?:last|old|former|previous|first) (?:\w+ )?(?:firm|company|job|employer|place|office|post|team|role|life)|another life|"
    rf"(?-i:(?:[Aa]t|[Ii]n) (?!(?:{'|'.join(sorted(NO_NAMES))})\b)[A-Z]\w+,? (?:we|I)))\b|['’]d\b",
    re.IGNORECASE,
)
#: What only leads to the words themselves: "as I told you", "I am sorry to have to say that".
_LEADS = lazily(
    r"^\W*as (?:I|we)(?:['’]ve| have)? (?:said|told you|wrote|mentioned)\b[^,]{0,30},|"
    r"\b(?:(?:I|we)(?:['’](?:m|re|d|ll)| am| are| would| will)? (?:\w+ly |very |so |just |only )?)?"
    r"(?:sorry|afraid|sad|pleased|glad|happy|delighted|regret|have|had|must|need|can|wanted|want|like) (?:now )?(?:to )?(?:have to )?"
    r"(?:say|tell you|inform you|report|let you know|confirm|announce)(?: now)?(?: that\b)?[,:]?",
    re.IGNORECASE,
)
_NOT = lazily(r"\b(?:not|never|nobody|no one|none|neither|cannot|without|instead of|before)\b|n['’]t\b", re.IGNORECASE)
#: What it was for, where it was not this.
_ELSE = lazily(
    r"\bfor (?:the|our|my|an?|some|those|these|his|her|their|all the) (?!(?:\w+ )?(?:job|whole|lot|long|project|work|contract|rest|price|"
    r"reasons?|money|support|people|speed|sake)\b)\w+",
    re.IGNORECASE,
)
#: What of it, where it is ours: "slotting and training, the north hall first". To go somewhere with us decides nothing.
_SCOPE = lazily(
    r"\s*[,:(–—-]\s*(?!(?:to|at|but|or|who|which|and (?:to|then|(?:I|we|they|he|she)\b)|if|when|"
    r"for (?:lunch|dinner|the (?:day|trip|visit)))\b)\w",
    re.IGNORECASE,
)
_GOING = lazily(r"\b(?:went|gone|going)\b", re.IGNORECASE)
_CLAUSE = lazily(r"[,;:–—]|\b(?:but|and)\b", re.IGNORECASE)
#: A part of it, or a step before it.
_PART = lazily(
    r"\b(?:pilots?|trials?|tests?|testing|demos?|workshops?|proof of concept|short-?list\w*|first (?:round|phase|step)|NDA|"
    r"non-disclosure|next step|phase one|samples?)\b",
    re.IGNORECASE,
)
_REOPENED = lazily(
    r"\b(?:nothing(?: is|['’]s| has been)|(?:is|was|has|have|are)(?:n['’]t| not)|['’](?:s|re|ve) not)(?: (?:really|yet|been|actually))* "
    r"(?:decided|signed|final)\b|\bstill (?:undecided|choosing|comparing|weighing|have to decide|deciding)\b|"
    r"\b(?:open|undecided) again\b|\bre-?opened\b|\bback (?:to square one|on the table)\b|\bstart(?:ing|ed)? (?:all )?over\b|"
    r"\b(?:I|we) (?:was|were|spoke|said (?:it|that)) (?:far |much |a bit )?too (?:early|soon|quick\w*)\b|\bthat was premature\b|"
    r"\bthe (?:decision|contract|order|stop|freeze) (?:is|was|has been) (?:now )?(?:off|reversed|revoked|overturned|overruled|withdrawn|"
    r"lifted|undone)\b|"
    r"\b(?:fell|fallen|falls) through\b|\bpulled out\b|\bchanged (?:my|our|its|their|his|her) minds?\b",
    re.IGNORECASE,
)
#: Sentences before and after one, which may say what it is about.
_BESIDE = 2
_IMAGINED = lazily(r"\?|\b(?:if|unless|would|could|might|in case|should)\b", re.IGNORECASE)
#: A sentence without one of these decides nothing.
_SIGNS = lazily(
    r"decid|decision|choice|chose|pick|select|sign|going|went|gone|placed|accept|yours|you|stopp|cancel|call|drop|abandon|scrap|shelv|"
    r"vote|agree|opted|resolved|award|given|gave|minds?\b|turned|reject|declin|elected|appoint|settled|plumped|proceed|moving|dead\b|kill|plug|ink|"
    r"won\b|got\b|lost\b|your (?:bid|tender|submission)|approv|okay|green-?lit",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is said to be decided.

    Attributes:
        way: for whom or what; None where only that it is decided is said.
        name: the other vendor, where one is named.
    """

    way: Choice | None
    name: str = ""


@cache
def _others(names: frozenset[str]) -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str]], ...]:
    """``(what has to stand beside it, pattern)``; the group ``name`` is a vendor that is named, ``known`` one that we know of."""
    known = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    sure = rf"(?:(?P<known>(?-i:{known}))|{_SOMEBODY})" if known else _SOMEBODY
    who = rf"(?:{sure}|(?!{_NO_FIRM})(?-i:{NAME}))"
    to_them = rf"(?:it|{_WON}) to"
    rules = (
        (None, rf"{_DECIDED} (?:to {_GO_WITH}|to (?:buy|take) (?:it|this) from|for|in favou?r of) {sure}{_AFTER}"),
        (None, rf"{_DECIDED} (?:to sign with|to (?:buy|take) (?:it|this) from) {who}{_AFTER}"),
        # "We decided to go with Scrum".
        (_AT_LAST, rf"{_DECIDED} (?:to (?:go|go ahead|move (?:ahead|forward)) with|for|in favou?r of) {who}{_AFTER}"),
        # "We have settled on Lisbon" may be about anything.
        (None, rf"{_DECIDED} on {sure}{_AFTER}"),
        (None, rf"{_DID} (?:settled on|plumped for|gone for|went for|chosen|picked|selected|appointed) {sure}{_AFTER}"),
        (None, rf"{_DID} ended up (?:(?:going|signing) with|choosing|picking) {sure}{_AFTER}"),
        (None, rf"{_HAS} (?:gone|signed|placed (?:it|the order)) with {who}{_AFTER}"),
        (None, rf"{_HAS} (?:(?:given|awarded) {to_them}|bought (?:it|this) from) {sure}{_AFTER}"),
        # "We have given the job to Anna".
        (None, rf"{_HAS} (?:(?:given|awarded) the (?:contract|order|tender) to|bought (?:it|this) from) {who}{_AFTER}"),
        (_OF_THIS, rf"{_HAS} (?:chosen|picked|selected) {who}{_AFTER}"),
        (_TODAY, rf"{_DID} (?:signed|inked)(?: (?:a|the|our) (?:\w+ )?(?:contract|deal|agreement))? with {who}{_AFTER}"),
        (_AT_LAST, rf"{_DID} went with {who}{_AFTER}"),
        (_AT_LAST, rf"{_WHO}(?:['’](?:re|m)| are| am){_LITTLE} going (?:ahead )?with {who}{_AFTER}"),
        (_TODAY, rf"{_DID} (?:bought (?:it|this) from|gave {to_them}) {sure}{_AFTER}"),
        (_TODAY, rf"{_DID} (?:chose|picked|selected) {sure}{_AFTER}"),
        (_OF_THIS, rf"{_DID} (?:chose|picked|selected) {who}{_AFTER}"),
        (None, rf"\bthe (?:contract|order|tender) (?:went|has gone|was (?:given|awarded)|has been (?:given|awarded)) to {who}{_AFTER}"),
        (None, rf"\bthe (?:job|decision|work) (?:went|has gone|was given|has been given) to {sure}{_AFTER}"),
        (_TODAY, rf"\bit (?:went|has gone) to {sure}{_AFTER}"),
        (None, rf"\b{who} (?:(?:has|have) )?(?:got|won) the (?:job|contract|order|deal|tender){_END}"),
        (None, rf"\b{sure} got (?:the nod|it){_END}"),
        # "The board approved Lisbon" may be about anything.
        (None, rf"\b{BODY}(?:['’]s| has| have)?{_LITTLE} {_APPROVED} {sure}{_AFTER}"),
        (None, rf"\b{BODY}(?:['’]s| has| have)?{_LITTLE} (?:given|gave) {sure} {_ITS_YES}{_AFTER}"),
        (None, rf"\b{sure} (?:was|has been|['’]s been|got|is){_LITTLE} (?:approved|signed off|accepted|{_ITS_YES}){_BY}{_AFTER}"),
        (_AT_LAST, rf"\b{BODY}(?:['’]s| has| have)?{_LITTLE} {_APPROVED} {who}{_AFTER}"),
        (None, rf"\byou (?:have )?lost (?:out |it |the \w+ )?to {sure}{_AFTER}"),
    )  # fmt: skip
    return tuple((beside, re.compile(pattern, re.IGNORECASE)) for beside, pattern in rules)


def decided(
    sentence: str, vendors: Collection[str] = (), us: Collection[str] = (), people: Collection[str] = ()
) -> Decision | None:
    """What a sentence of theirs says is decided; None where it says no such thing.

    Args:
        vendors: names known to be other vendors'.
        us: words of our firm's and people's names; see ``names.plain``.
        people: words of names of theirs, which are no vendors'.
    """
    if not _SIGNS.search(sentence):
        return None
    text = _LEADS.sub("", " ".join(sentence.split()))
    if _OPEN.search(text) or _PART.search(text) or _REOPENED.search(text):
        return None
    found = _read(text, sentence, frozenset(vendors), us, people)
    if found is None and copy_back(text):
        found = Decision("us")
    # "It is stopped" takes a yes back, and is a decision itself.
    return None if found and found.way not in ("nothing", "against") and takes_back(text) else found


def _read(
    text: str, before: str, vendors: frozenset[str], us: Collection[str], people: Collection[str]
) -> Decision | None:
    """``decided`` of the words themselves; ``before`` is the sentence with what leads to them."""
    for beside, pattern in _others(vendors):
        for match in pattern.finditer(text):
            named = match.groupdict()
            known, new = named.get("known") or "", named.get("name") or ""
            words = set(plain(new).split())
            if _negated(text, match) or _of_other_things(text, match) or words & set(people):
                continue
            # Told of a known rival or of us, and ended there, it needs no such word; nor does the scope of what is ours.
            after, ours = text[match.end() :], bool(words & set(us))
            scoped = ours and _SCOPE.match(after) and not _GOING.search(match[0])
            ended = scoped or ((known or ours) and not after.strip(" .!"))
            if beside and not beside.search(before) and not ended:
                continue
            return Decision("us") if ours else Decision("other", known or new)
    for way, pattern in _PLAIN:
        if any(not (_negated(text, m) or _of_other_things(text, m)) for m in pattern.finditer(text)):
            return Decision(way)
    return None


def _negated(text: str, match: re.Match[str]) -> bool:
    """Whether a "not" stands before it in its clause."""
    return bool(_NOT.search(_CLAUSE.split(text[: match.start()])[-1]))


def _of_other_things(text: str, match: re.Match[str]) -> bool:
    """Whether it is said of something else, that is named behind it in its clause: "for the phones"."""
    return bool(_ELSE.search(_CLAUSE.split(text[match.end() :])[0]))


def reopened(sentence: str, way: Choice | None = None) -> bool:
    """Whether a sentence says that what was decided does not hold, or is not decided after all.

    Args:
        way: what was decided: that it is stopped takes a yes back, and says the same once more of a no.
    """
    text = " ".join(sentence.split())
    undone = _REOPENED.search(text) or (way not in ("nothing", "against") and takes_back(text))
    return bool(undone) and not _IMAGINED.search(text)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of somebody on their side.

    Attributes:
        person: id of who said it.
        place: what it is called by the caller; given back as it is.
        reported: it reaches us through somebody's note.
    """

    text: str
    person: str
    place: int
    reported: bool = False


def tellings(said: Sequence[Told], read: Callable[[str], Decision | None]) -> list[tuple[Told, Decision]]:
    """Whoever tells the decision that stands, oldest first: the latest that somebody told as made and nobody took back.

    A sentence that comes again, in a mail quoted later, says nothing new. Where somebody was named before as the one who signs,
    that they signed tells it too, unless it was another way that was chosen.

    Args:
        said: all their sentences, oldest first.
        read: a sentence to what it says is decided; ``decided`` with the names of the deal.
    """
    found: list[tuple[Told, Decision]] = []
    seen: set[tuple[str, str]] = set()
    signers: set[str] = set()
    for n, one in enumerate(said):
        key = (one.person, " ".join(one.text.casefold().split()))
        if key in seen:
            continue
        seen.add(key)
        now = read(one.text)
        if now is None and all(then.way in ("us", None) for _, then in found) and _signed(one.text, signers):
            now = Decision("us")
        elif now is not None and copy_back(one.text) and _another_paper(said, n):
            now = None
        signers |= {name.split()[0] for name, decides in deciders(one.text) if decides}
        if now is not None:
            found = [*found, (one, now)] if all(_agree(now, then) for _, then in found) else [(one, now)]
        elif found and reopened(one.text, next((d.way for _, d in reversed(found) if d.way), None)):
            found = []
    return found


def _signed(sentence: str, signers: Collection[str]) -> bool:
    """Whether a sentence tells as done that one of those who sign has signed."""
    return signed_by(sentence, signers) and not (
        _OPEN.search(sentence) or _PART.search(sentence) or takes_back(sentence)
    )


def _another_paper(said: Sequence[Told], n: int) -> bool:
    """Whether right beside a copy that is sent back the same person names a paper that is no contract."""
    beside = (*said[max(0, n - _BESIDE) : n], *said[n + 1 : n + 1 + _BESIDE])
    return any(one.person == said[n].person and of_another_paper(one.text) for one in beside)


def plainest(told: Sequence[tuple[Told, Decision]]) -> tuple[Told, Decision] | None:
    """Of several tellings of one decision the latest that tells no less than those before; None of none.

    The same told again by hearsay, or without what it is, leaves the plainer words.
    """
    found: tuple[Told, Decision] | None = None
    for one, now in told:
        found = found if found and _says_less(one, now, *found) else (one, now)
    return found


def standing(said: Sequence[Told], read: Callable[[str], Decision | None]) -> tuple[Told, Decision] | None:
    """The decision that stands, in the plainest of its ``tellings``; the arguments as there."""
    return plainest(tellings(said, read))


def _agree(now: Decision, then: Decision) -> bool:
    """Whether two sentences may tell of one decision: "not with you" goes with another way, and with none."""
    if now.way is None or then.way is None:
        return True
    if "against" in (now.way, then.way):
        return "us" not in (now.way, then.way)
    return now.way == then.way and (not now.name or not then.name or now.name == then.name)


def _says_less(one: Told, now: Decision, before: Told, then: Decision) -> bool:
    """Whether a decision told again tells less than it did before."""
    if now.way is None:
        return then.way is not None
    if now.way == "against" and then.way in ("other", "nothing"):
        return True
    same = now.way == then.way and now.name in ("", then.name)
    return same and (one.reported, not now.name) > (before.reported, not then.name)
