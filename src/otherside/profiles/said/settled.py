"""What somebody has settled in so many words: a yes that is given, money that is there, what they do otherwise. Pure.

When in doubt nothing is settled: a condition, a question, a "not" and what was years ago announce nothing.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered, remembered_with_words
from otherside.profiles.said.denied_at_once import told_to_others
from otherside.profiles.said.positions import says_yes

#: Who decides as a body, or by office, as their own people call them.
BODY = (
    r"(?:the|our|my) (?:\w+ )?(?:board|council|committee|directors|owners?|partners|management|shareholders|trustees|bank|boss|"
    r"chair\w*|CFO|CEO|COO|finance|finance director|managing director|head office|treasurer)"
)
_NOW = r"(?: (?:now|just|finally|already|also|both|all))?"
#: What is decided on when nothing else is named: this, or a sum.
_IT = (
    r"(?=\W*$|[.,;:!–—]|\s+(?:it|this|that|us|you|your|and|so|yesterday|today|this morning|last (?:night|week)|"
    r"the (?:\w+ )?(?:budget|money|sum|spend\w*|purchase|contract|offer|proposal|plan|pilot|trial|project|order|agreement)\b|"
    r"on \w+day|[£$€]?\d))"
)
_PAPER = r"(?:it|this|that|the (?:contract|order|agreement|offer|papers?|paperwork|proposal)|your (?:contract|offer|order|paper\w*))"
#: Signed or ordered with somebody else, it is theirs.
_NO_OTHER = r"(?! (?:with|from|at|through|via|by|off) (?!you\b))"
_WILL = r"(?:I|we)(?:['’]ll| will| shall|['’](?:m|re) going to| (?:am|are) going to)"
#: Approved by a body of theirs, or the money for it is there.
_APPROVED = (
    rf"\b{BODY} (?:has|have){_NOW} (?:approved|agreed(?: to)?|signed(?: off(?: on)?)?|accepted|released|cleared|said yes(?: to)?|"
    rf"given (?:its|their|the|us|me|it)(?: \w+)? (?:approval|go-?ahead|blessing|consent)){_IT}|"
    rf"\b{BODY}{_NOW} (?:approved|agreed to|signed off(?: on)?|signed (?:it|this|that) off|released|said yes(?: to)?|"
    rf"gave (?:its|their|the|us|me|it)(?: \w+)? (?:approval|go-?ahead|blessing|consent)){_IT}|"
    # Who "they" are was said before; told as done, and of nothing else.
    rf"\bthey(?:['’]ve| have){_NOW} (?:said yes(?: to)?|given (?:us|me|it) (?:the|their) (?:go-?ahead|green light|blessing|approval)){_IT}|"
    r"\b(?:the|our) (?:budget|money|funds|funding|sum|spend(?:ing)?)(?: for (?:it|this|that))?"
    rf"(?: is|['’]s| are| was| were| has been| have been){_NOW} (?:approved|released|granted|signed off|freed(?: up)?){_IT}"
)
_GIVEN = lazily(
    rf"{_APPROVED}|"
    rf"\b(?:I|we)(?:(?:['’]ve| have){_NOW} (?:got|received)| have{_NOW}| got) (?:the |their |its |his |her )?(?:\w+['’]s? |board )?"
    r"(?:approval|go-?ahead|signature|sign-?off)\b|"
    rf"\b{_WILL} (?:sign|countersign|order|approve|place) {_PAPER}\b{_NO_OTHER}|"
    rf"\b(?:I|we)(?:['’]ve| have){_NOW} (?:signed|countersigned|approved|ordered|accepted) {_PAPER}\b{_NO_OTHER}|"
    rf"\b(?:I|we)(?:['’]ve| have){_NOW} decided (?:for you|to go (?:ahead|with you)|to (?:do|take|buy) it)\b|"
    r"\b(?:the (?:budget|money|contract|order|purchase|project|pilot)|it|this|that)(?: is|['’]s| has been|['’]s been)"
    rf"{_NOW} (?:approved|signed(?: off)?|released)\b{_IT}|"
    rf"\b{_WILL} go ahead\b|\b(?:I|we)(?:['’](?:m|re)| am| are) going ahead\b(?! without)",
    re.IGNORECASE,
)
#: "The hoist, I've ordered it": what it is stands in front, and is not this.
_FRONTED = lazily(
    r"^\W*(?:(?:and|so|but|oh|as for|about)\b,? )*(?:the|that|this|those|an?|my|our|your) (?P<thing>(?:[\w’'-]+ ){0,3}?[\w’'-]+), "
    r"(?:I|we)(?:['’]| )",
    re.IGNORECASE,
)
_NO_THING = lazily(
    r"\b(?:contract|order|agreement|offer|proposal|paper\w*|quote|budget|money|purchase|project|pilot|trial|plan|whole thing|"
    r"day|week|weekend|month|morning|afternoon|evening|night|moment|time|year|end|is|are|was|were|has|have|had|said|says|agrees|agreed)\b",
    re.IGNORECASE,
)
#: With one of these a sentence announces nothing: it hangs on something, is hoped for, or was long ago.
_OPEN = lazily(
    r"\?|\b(?:if|unless|until|till|once|when|whenever|provided|assuming|subject to|depend\w*|as (?:soon|long) as|whether|only after|"
    r"would|could|might|may|hope|hopes|wish|think|doubt|ago|last (?:year|time|spring|summer|autumn|winter)|back then|"
    r"in (?:19|20)\d\d|almost|nearly|hardly|as good as|in principle|provisional(?:ly)?|conditional(?:ly)?|pending|contingent|"
    r"on (?:the |one |two |three |a )?conditions?)\b",
    re.IGNORECASE,
)
#: What makes a yes of their own hang on something.
_HANGS = lazily(
    r"\b(?:if|unless|once|provided|subject to|(?:as|so) (?:long|soon) as|on (?:the |one |a )?condition|in principle|pending)\b",
    re.IGNORECASE,
)
_NOT = lazily(r"\b(?:not|never|nobody|no one|none|neither|cannot)\b|n['’]t\b", re.IGNORECASE)
#: What came later than it was to: "the north hall is off for now", "it has moved into next year's budget". Who is off is on leave,
#: and what hums is switched off; what they move there themselves may be a place for it.
OFF = (
    r"(?!(?:I|he|she|they|we|you|who|everybody|everyone|heating|lights?|power|machines?|alarm|server|sound|camera|mic|microphone|video|"
    r"screen|pump|oven|engine|motor|fan|boiler|gas|water|internet|wifi|phones?)\b)[\w-]+(?:['’]s| is| are|['’]re)(?: now| all)? "
    r"off for (?:now|the moment|the time being|this year|good)|"
    r"(?:(?:has|have|had|is|are|was|were|been|got|['’](?:s|ve))(?: now| all| just| been)* (?:moved|shifted|put)|pushed|slipped|deferred) "
    r"(?:back |out |over )?(?:in)?to (?:the )?(?:budget (?:for |of )?(?:20\d\d|next year)|(?:next year['’]s|20\d\d(?:['’]s)?) budget"
    r"(?! (?:talks|round|plan\w*))|next (?:budget|financial|fiscal) year)"
)
_TAKEN_BACK = lazily(
    r"\b(?:(?:['’]s|was|is|been|are) (?:now |all )?(?:withdrawn|rejected|turned down|postponed|put (?:off|back)|frozen|on hold|on ice|"
    r"stopped|blocked|cancelled|overruled)|(?:turned|voted) (?:it|this|us) down|"
    r"(?:rejected|withdrawn|stopped|cancelled|frozen) (?:it|this)\b|"
    r"(?:put|putting) (?:it|this|everything) on (?:hold|ice)|"
    rf"{OFF}|"
    r"(?<!not )(?<!n['’]t )(?<!never )changed (?:my|our|its|their|his|her) minds?|fallen through|"
    r"(?:can(?:not|['’]t)|won['’]t|will not|not going to|not able to) (?:be (?:able to )?)?(?:sign\w*|go ahead|approve|buy|order))\b",
    re.IGNORECASE,
)


@remembered
def goes_ahead(sentence: str) -> bool:
    """Whether a sentence announces that it is approved, signed or decided, or that its speaker will sign."""
    plain = " ".join(sentence.split())
    if told_to_others(plain):
        return False
    if says_yes(plain, written=False):
        return not _HANGS.search(plain)
    fronted = _FRONTED.match(plain)
    if fronted and not _NO_THING.search(fronted["thing"]):
        return False
    found = _GIVEN.search(plain)
    return bool(found) and not _OPEN.search(plain) and not _NOT.search(plain[: found.end() if found else 0])


_APPROVAL = lazily(_APPROVED, re.IGNORECASE)
#: What they make of the approval may hang on more than the approval does: "the board approved it, so we begin once …".
_SO = lazily(r",? (?:and )?(?:so(?: that)?|therefore|which is why) (?=(?:I|we|they|he|she|it|you)\b)", re.IGNORECASE)


@remembered_with_words(20_000)
def approval(sentence: str) -> str:
    """The words of a sentence in which a body of theirs has approved it, or the money is released; empty where none stand.

    What is approved needs nobody's yes any more: whoever looks for those who still have to agree leaves these words out.
    """
    found = _APPROVAL.search(sentence)
    if (
        found is None
        or _OPEN.search(_SO.split(sentence)[0])
        or _NOT.search(sentence[: found.end()])
        or takes_back(sentence)
    ):
        return ""
    return found[0]


@remembered
def takes_back(sentence: str) -> bool:
    """Whether a sentence says that what was decided does not hold any more, or not yet."""
    return bool(_TAKEN_BACK.search(" ".join(sentence.split())))


_SUM = (
    r"(?:[£$€] ?\d[\d.,]*(?: ?(?:k|thousand|million|m)\b)?|\d[\d.,]* ?(?:k\b|thousand|million|euros?|pounds?|dollars?|francs?|€|£|\$)|"
    r"\d{1,3}(?:[.,]\d{3})+|\d{4,}|"
    r"(?:\w+[ -]){1,3}(?:thousand|million|grand))"
)
_MONEY_HERE = lazily(
    rf"\b(?:I|we)(?:['’]ve got| have(?: got)?| can spend| may spend) (?:a budget of |up to |about |around |roughly |some )*{_SUM}"
    r"(?: \w+){0,2}? (?:for (?:this|it|that|the (?:project|whole|thing|year))|(?:set|put) aside|put by|"
    r"in (?:the|my|our) (?:budget|plan|pot))\b|"
    r"\b(?:the|my|our) (?:budget|pot|ceiling) (?:for (?:this|it) )?(?:is|are) (?:about |around |up to |roughly )?"
    rf"{_SUM}(?=\W|$)|\b{BODY} (?:has|have){_NOW} approved (?:up to |about )?{_SUM}",
    re.IGNORECASE,
)
#: The money is there and wanted by something else, or is there no more.
_MONEY_GONE = lazily(
    r"\b(?:spoken for|frozen|spent|gone|used up|cut|promised|committed|earmarked|allocated|left over|everything else|other things|"
    r"all (?:of )?(?:our|my|the) \w+s|compet\w+|already (?:in|for|goes)|(?:and|but) (?:it|that) (?:has to|must) (?:do|cover|pay) for)\b",
    re.IGNORECASE,
)


def has_money(text: str) -> bool:
    """Whether somebody names the money that there is for this: a limit it may be, no other thing that comes first."""
    plain = " ".join(text.split())
    return bool(_MONEY_HERE.search(plain)) and not _MONEY_GONE.search(plain)


_SHORT_OF = r"(?:not|n['’]t|no|nobody|nothing|never|late|missing|without|fails?)\b"
_OTHERWISE = (
    r"(?:I|we)(?:['’]ll|['’]d| will| shall| would|['’](?:m|re) going to| (?:am|are) going to| have to| must)(?: have to)? "
    r"(?:take|choose|buy|pick|sign with|go (?:with|for|to|back|elsewhere)|stay with|stick (?:with|to)|switch|renew|stop|leave|drop|"
    r"walk (?:away|out)|look elsewhere|call (?:it|this) off|end|veto|say no|vote against|block|pull out)\b"
)
_OR_ELSE = lazily(
    rf"\b(?:if|when)\b[^.?!]{{0,160}}?(?:\b|(?<=[a-z])){_SHORT_OF}[^.?!]{{0,120}}?(?:,| then)? ?\b{_OTHERWISE}|"
    rf"\b(?:unless|without)\b[^.?!]{{1,160}}?\b{_OTHERWISE}|"
    rf"\b(?:without|unless)\b[^.?!]{{1,120}}?\b(?:I|we) (?:veto|stop|leave|walk (?:away|out)|say no|vote against|block)\b|"
    rf"\b{_OTHERWISE}[^.?!]{{0,120}}\b(?:unless|without|if\b[^.?!]{{0,160}}?(?:\b|(?<=[a-z])){_SHORT_OF})",
    re.IGNORECASE,
)


@remembered
def or_else(sentence: str) -> bool:
    """Whether somebody says what they do if something is not there: "if it isn't here by June, I will take the other one"."""
    plain = " ".join(sentence.split())
    return bool(_OR_ELSE.search(plain)) and not plain.endswith("?")


_DENIED = lazily(
    r"\b(?:my|our|the) (?:own |only |main |real |biggest |greatest )?(?:worry|worries|fears?|concerns?|problem|doubts?|risk)"
    r"(?: here| in this)? (?:is(?: not|n['’]t)|are(?: not|n['’]t)|was(?: not|n['’]t))\b|"
    r"\b(?:I|we)(?:['’](?:m|re)| am| are) not (?:(?:too|at all|really|that|so) )?(?:worried|afraid|scared|concerned|nervous)\b|"
    r"\b(?:I|we) (?:do not|don['’]t) (?:worry|fear)\b",
    re.IGNORECASE,
)


def denies(sentence: str) -> bool:
    """Whether a sentence says what is no worry: "my own worry is not the price"."""
    return bool(_DENIED.search(" ".join(sentence.split())))
