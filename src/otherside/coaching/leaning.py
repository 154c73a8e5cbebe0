"""Pushing with ourselves: what we need, what ours will cost later, when their yes would suit us, and how good we are. Pure."""

from __future__ import annotations

from otherside.coaching.features import words_of
from otherside.coaching.phrases import group, plain
from otherside.domain.calendar_words import MONTHS, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.extraction.segment import ends_with_question

_MY = r"(?:my|our)"
_FIGURES = r"(?:numbers?|targets?|quotas?|bonus|commission|quarter|sales figures|year-end|job|promotion)"
_ABOVE_US = r"(?:my|our|the) (?:boss|manager|director|md|ceo|sales director|head of sales|line manager|team leader)"
_SIGNED = (
    r"(?:as good as (?:done|signed|sold|there)|in the bag|a done deal|a (?:definite )?yes|signed|sold|on board|coming in|going ahead"
    r"|(?:a )?dead cert|all but (?:done|signed))"
)
_OUR_NEED = lazily(
    r"\b(?:don't|do not|please don't)(?: you)?(?: go and)? make (?:a (?:liar|fool)|an idiot) (?:out )?of me\b"
    r"|\b(?:don't|do not|please don't|you wouldn't|you won't) (?:let me down|leave me (?:hanging|in the lurch))\b(?! (?:easy|gently))"
    rf"|\b{_MY} (?:whole |entire )?{_FIGURES}(?: \w+ly| kind of| sort of| rather)? (?:depends?|hangs?|rides?|hinges?|rests?"
    rf"|(?:is|are) (?:riding"
    r"|hanging|resting|depending)) on (?:it|this(?: one)?|that|you|your (?:yes|signature|order|decision|answer))"
    r"(?=\W*$|[,;.!–—]| (?:to be honest|honestly|really|now|you know|signing|saying))"
    rf"|\b(?:sav(?:e|es|ed|ing)|mak(?:e|es|ing)|rescue[sd]?) {_MY} (?:quarter|month|year|numbers?|target|bonus|skin|neck|bacon|job)\b"
    r"|\b(?:get|getting|got)(?: it)? in the neck\b|\b(?:catch|catching|get|getting) (?:hell|grief|it|heat|stick) from my (?:boss"
    r"|manager|director)\b"
    rf"|\b{_ABOVE_US}(?:'s| is| has been)(?: \w+ly)? (?:breathing down my neck|on my back|on at me|at me (?:about|over)|all over me"
    r"|counting on (?:me|this|it|you)|expecting (?:this|it|you|your)|waiting for (?:your|this|you))\b"
    rf"|\b(?:i|we)(?:'ve| have)?(?: already| just| more or less)* (?:told|promised|said to|assured|sworn to) {_ABOVE_US}(?: that)? "
    rf"(?:it|this|that|you|we|they)(?:'s|'re|'ll be| is| are| will be| would be|'d be)(?: \w+ly)? {_SIGNED}\b"
    r"|\b(?:i'm|i am|we're|we are)(?: \w+ly)? (?:counting|relying|banking|depending) on (?:you|your (?:yes|signature|order))\b"
    r"(?=\W*$|[,;.!–—]| (?:here|now|for this|to (?:sign|say|come through|get this)))"
    r"|\bi(?: really| badly)? need (?:this (?:one|deal|order|win|sale)\b(?!'s)|the (?:deal|sale|win)\b)"
    r"|\bdo (?:me|us) (?:a|this(?: one)?|one) favou?r and (?:sign|say yes|order|agree)\b"
    r"|\bi(?:'d|'ll| would| will) look (?:like )?(?:a |an )?(?:fool|idiot|stupid) if you\b"
)
#: A rise of ours with its day. That flour goes up in May is somebody else's price.
_RISE = lazily(
    r"(?:^|[,;:–—] ?|\b(?:and|so|but|because|as|since|that|before) )(?P<whose>our |my |the |list |the list |all our )?(?:list )?"
    r"(?:prices?|rates?|fees|tariffs?|day rate)"
    r"(?:'re| (?:is|are|will be))? (?:all )?(?:go(?:es)?|going|rises?|rising|chang(?:e|es|ing)|increas(?:e|es|ing)|will (?:go"
    r"|rise|change|increase)"
    r"|due)(?: up| to go up| to rise)?\b[^.?!]{0,30}?"
    rf"\b(?:on|in|from|at|after|by|next|as of|this) (?:the )?(?:\w+ of )?(?:{MONTHS}|{WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)?|first"
    rf"|fifteenth|end of"
    r"|new year|spring|summer|autumn|winter|month|week|quarter|year|january)\b"
)
_OF_PRICES = lazily(
    r"\b(?:pric\w+|costs?|rates?|dear|dearer|expensive|cheap\w*|rise|rises|rising|increase\w*|go(?:es|ing)? up|gone up)\b"
)
_LINE = (
    r"(?:over the line|across the line|signed(?: off)?|sealed|closed|done and dusted|wrapped up|agreed|on board|in place|ordered"
    r"|moving|through)"
)
_SOON = (
    rf"(?:by|before|this|within) (?:the )?(?:end of (?:the |this )?(?:\w+ )?)?(?:{WEEKDAY}|{MONTHS}|week|month|quarter|year"
    rf"|christmas|easter|"
    r"summer|holidays?|weekend|\d{1,2}(?:st|nd|rd|th)?)\b|\b(?:today|tonight|tomorrow|now)\b"
)
_TAKES = (
    r"\bwhat(?:'s it going to| would it| will it| does it| do (?:i|we)| can (?:i|we)| (?:would|could|must|should) (?:i|we)"
    r"| would (?:need|have) to(?: \w+){1,3}? (?:to|for (?:us|you) to))(?: need| have)?(?: to)? ?(?:take|do|happen)?(?: for us"
    r"| for you)? ?(?:to )?"
)
_WHAT_IT_TAKES = lazily(
    rf"{_TAKES}(?:get|have|see|bring|push) (?:this|it|that|you|us|the \w+|everything|your (?:signature|order))(?: all)? {_LINE}\b"
    rf"[^.?!]{{0,30}}?\b(?P<soon>{_SOON})"
)
_FOR_A_YES = lazily(
    rf"{_TAKES}(?:get|have|see|bring|push) (?:(?:this|it|that|the \w+) (?:over|across) the line|you (?:signed|on board"
    rf"|over the line|to (?:sign"
    r"|say yes|commit))|(?:a|your) (?:yes|signature))\b"
)
_LEAVES = group("leave")
_THEIR_DAY = lazily(
    r"\b(?:your (?:\w+ )?(?:board|deadline|date|day|launch|opening|season|shutdown)|you (?:said|named|wanted|mentioned))\b"
)
_NOBODY_ELSE = lazily(
    r"\b(?:we're|we are|ours is|i'm|i am) (?:still )?the only (?:ones?|firm|company|people|supplier|maker|outfit|lot|person|\w+er)"
    r"(?: (?:here|round here|in \w+(?: \w+)?))? (?:with (?:an?|the|this|that)\b|(?:who|that) (?:can|do|does|offers?|makes?"
    r"|builds?|have|has)\b)"
    r"|\b(?:nobody|no one)(?: else)? (?:does it|makes (?:one|them)|builds (?:one|them)|has (?:one|that)|comes close)(?: like"
    r"| the way| as well as) "
    r"(?:us|we|ours)\b"
    r"|\b(?:they|people|folks?|everyone|everybody)(?: all| just| always)? call(?:s)? me the \w+|\bthe \w+ (?:man|woman|guy|lady"
    r"|king|queen|doctor"
    r"|whisperer)\b,? (?:they|people|folks?) call me\b"
    r"|\bwith ours,? (?:you|they)(?:'d|'ll| would| will) (?:never|always|no longer)\b"
    r"|\bours (?:is|are)(?: (?:very|quite|just|simply|really|much|a lot))? (?:different|better|safer|stronger|"
    r"another (?:thing|story|matter))\W*$"
)
_WHO = (
    r"(?:chap|guy|man|woman|lady|fella|fellow|bloke|client|customer|farmer|grower|baker|owner|couple|family|firm|company|place|lad|girl"
    r"|manager|builder)"
)
_WENT_WELL = (
    r"(?:cried|wept|was in tears|hugged me|kissed me|danced|couldn't believe (?:his|her|their) (?:eyes|luck)|doubled|tripled|halved|saved"
    r"|swears? by|rang (?:me )?(?:up )?to thank|never looked back|made (?:his|her|their) money back|said it was the best|wished"
    r" (?:he|she|they)'d|thanked (?:me|us)|sold out)"
)
_OTHERS_TALE = lazily(
    rf"\b(?:i|we)(?:'ve| have|'d)? (?:had|got|have|know|knew|did (?:one|it|this) for) (?:an?|this|one"
    rf"|another) (?:\w+ )?{_WHO}\b[^.?!]{{0,50}}?"
    rf"\b(?:he|she|they|who)(?:'s|'ve| has| have| just)? {_WENT_WELL}\b"
)
_SIZE_OF_YOURS = (
    r"(?:(?:of )?your (?:size|kind|sort|age)|like (?:you|yours)|in your (?:trade|line|field|position|industry"
    r"|sector)|round here|around here)"
)
_MOST_HAVE = lazily(
    rf"\b(?:most|all|nearly all|almost all|the majority of) (?:of the )?(?:other )?\w+s (?:\w+ )?{_SIZE_OF_YOURS}(?:'ve| have"
    rf"| are|'re)? (?:already |all |now |long"
    r" since )*(?:moved|moving|switched|switching|changed|given (?:that|it) up|gone over|dropped (?:that|it)|left that behind"
    r"|got rid of|stopped"
    r" doing|use ours|buy from us|come to us)\b"
)


def needs_it_for_ourselves(text: str) -> bool:
    """Whether a sentence makes their decision a matter of our need: "My bonus hangs on this", "don't make a fool of me"."""
    return bool(_OUR_NEED.search(plain(text)))


def tells_a_rise(text: str, heard: str) -> bool:
    """Whether it tells, unasked, that ours costs more from a day on: "Our rates go up in May".

    Args:
        text: our sentence.
        heard: what they said just before; whoever speaks of prices is answered.
    """
    low = plain(text).strip()
    if "?" in low or ends_with_question(heard) or _LEAVES.search(low):
        return False
    found = _RISE.search(low)
    return found is not None and (bool(found["whose"]) or not _OF_PRICES.search(plain(heard)))


def asks_for_their_yes_by(text: str, heard: str) -> bool:
    """Whether a question is after their yes by a day that they did not name: "What would it take to get this signed by May?"

    Args:
        text: our sentence.
        heard: what they said just before.
    """
    low = plain(text)
    found = _WHAT_IT_TAKES.search(low)
    if found is None or _THEIR_DAY.search(low):
        return False
    day = [w for w in found["soon"].split() if w not in ("by", "before", "this", "within", "the", "end", "of")]
    return not any(word in words_of(heard) for word in day)


def only_wants_a_yes(text: str) -> bool:
    """Whether an open question asks for nothing but how to get their yes: "What would it take to get this over the line?"."""
    return bool(_FOR_A_YES.search(plain(text)))


def praises_ourselves(text: str, heard: str) -> bool:
    """Whether a sentence praises us unasked: nobody else can, what they call me, how it went with somebody else.

    Args:
        text: our sentence.
        heard: what they said just before; whoever asks what sets us apart, or how others fared, is told.
    """
    low = plain(text)
    if "?" in low or ends_with_question(heard):
        return False
    return any(p.search(low) for p in (_NOBODY_ELSE, _OTHERS_TALE, _MOST_HAVE))
