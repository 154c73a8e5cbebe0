"""Ways of pushing that show in the words: a day of ours for their decision, few places left, what all the others do, and
running another supplier down.

The messages' lint looks for the same in what we write; the coach hears it in what we said. And the reverse: a promise
of ours with a day in it is no push, however much it sounds like a deadline, and neither is owning up to what we cannot promise.
"""

from __future__ import annotations

from otherside.coaching.phrases import group, plain
from otherside.domain.calendar_words import MONTHS, WEEKDAY
from otherside.domain.patterns import lazily
from otherside.extraction.segment import ends_with_question
from otherside.profiles.said.promises import promised

_WHEN = (
    r"(?:by|before|until|till|no later than|not later than)(?: the)? (?:\w+ ){0,3}?(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third"
    rf"|\w+th|{WEEKDAY}|{MONTHS}"
    r"|today|tonight|tomorrow|noon|midnight|christmas|easter|(?:end|close) of|(?:this|next) (?:week|month|quarter"
    r"|year))\b"
)
_WE_NEED = r"\b(?:i|we)(?:'d|'ll| would| will| do)?(?: (?:really|just|only|also|then))? (?:need|want|require|must have|have to have)\b"
_DECISION = (
    r"\b(?:order(?! of)|decision|signature|go-ahead|deposit|commitment|purchase order|(?:signed )?contract|down payment"
    r"|sign-off|yes)\b"
)
_DECISION_WORD = lazily(_DECISION)
_KEPT = (
    r"\b(?:hold|keep|secure|guarantee|reserve|save|lock in|honou?r) (?:you )?(?:that|the|this|your|these|those|our)(?: \w+){0,2}? "
    r"(?:slots?|prices?|places?|dates?|rates?|offers?|discounts?|weeks?|windows?|spots?|terms)\b"
)
_DEADLINE = lazily(
    rf"{_WE_NEED}[^.?!;]{{0,40}}{_DECISION}[^.?!;]{{0,40}}\b{_WHEN}"
    rf"|{_WE_NEED}[^.?!;]{{0,40}}\b(?:answer|confirmation|reply|word)\b[^.?!;]{{0,40}}\b{_WHEN}[^.?!;]{{0,40}}{_KEPT}"
    rf"|{_KEPT}[^.?!;]{{0,40}}\bif (?:you|we (?:have|get))\b[^.?!;]{{0,60}}\b{_WHEN}"
    rf"|\bif (?:you|we (?:have|get))\b[^.?!;]{{0,60}}\b{_WHEN}[^.?!;]{{0,60}}{_KEPT}"
)
#: The day is theirs, or they named it.
_THEIR_DAY = lazily(
    r"\byour (?:\w+ )?(?:board|bank|auditors?|insurers?|landlord|deadline|date|day|shutdown|holidays?|season|launch|opening|move)\b"
    r"|\b(?:you|he|she|they) (?:said|told|asked|named|wrote|mentioned|wanted)\b|\bas (?:agreed|you)\b"
)


_LEAVES, _MIRRORS, _MIRROR_START = group("leave"), group("mirror_any"), group("mirror_start")
_HURRIES = tuple(group(name) for name in ("scarcity", "closing", "blame"))
_DAYS_OF_OURS = group("deadline")
_ON_THEM = lazily(
    r"\b(?:if|once|when|unless|as soon as|provided|only) (?:that )?(?:you|we (?:have|get)|i (?:have|get)|your)\b"
)


#: The day is one by which we are ready: "give me until Friday to work it out".
_TIME_FOR_US = lazily(
    r"^(?:(?:so|and|but|well|ok|okay|yes|right|please|then)[,. ]+)*(?:(?:can you |could you )?give (?:me|us)|(?:i|we)(?:'ll| will|'d)? need"
    r"|let (?:me|us) have) (?:until|till)\b(?![^.?!;]*\bto (?:hear|get|know|receive|see|have)\b)"
    r"[^.?!;]{0,40}(?:\bto \w+|\band (?:i|we)(?:'ll| will)\b|[.!]*$)"
)


def only_promises(text: str) -> bool:
    """Whether a sentence is a promise of ours that asks nothing in return: "You'll have it by Monday", "Give me until Monday"."""
    low = plain(text)
    if low.rstrip("\"') ").endswith("?") or _ON_THEM.search(low) or any(p.search(low) for p in _HURRIES):
        return False
    return bool(promised(text)) or bool(_TIME_FOR_US.match(low) and not _DECISION_WORD.search(low))


def sets_deadline(text: str) -> bool:
    """Whether it sets a day of ours for a decision of theirs: "I need the order by the third to hold the slot"."""
    low = plain(text)
    return bool(_DEADLINE.search(low)) and not (_LEAVES.search(low) or _THEIR_DAY.search(low))


_FEW = (
    r"(?:one|two|three|four|five|six|a few|a couple of|so many|\d{1,2})(?: \w+){0,3}? "
    r"(?:slots?|places?|seats?|spots?|openings?|units?|weeks|dates|licen[cs]es)"
)
_SCARCE = lazily(
    rf"\b(?:i|we|there)(?:'ve| have|'s| is| are|'re)? only(?: have| got| have got|'ve got| had)? {_FEW}\b"
    rf"|^(?:(?!\b(?:you|your|they|he|she)\b).)*\bonly(?: \w+){{0,2}}? {_FEW} (?:left|free|available|open|remaining)\b"
    rf"|\b(?:these|those|they|it|that)(?:'re| are|'s| is) (?:my|our|the) last {_FEW}\b"
)


def claims_scarcity(text: str, heard: str = "") -> bool:
    """Whether it says how few of ours are left: "We only have two slots in June". Told because they asked, it is news.

    Args:
        text: our sentence.
        heard: what they said just before.
    """
    low = plain(text)
    if ends_with_question(heard) or low.rstrip("\"') ").endswith("?"):
        return False
    return bool(_SCARCE.search(low)) and not (_LEAVES.search(low) or _THEIR_DAY.search(low))


_SERVED = (
    r"(?:clients|customers|users|partners|members|families|students|coachees|participants|people|teams|founders|owners)"
)
_OTHERS_DO = lazily(
    rf"\b(?:all (?:of )?)?(?:our|my) (?:other )?{_SERVED}(?: all| always| typically| usually| really"
    r"| just| generally| tend to)* (?:see|sees|love|save|get|gain|swear|rave|double|achieve|prefer|report|say|tell (?:us|me)|thank)\b"
    rf"|\b(?:the|all (?:the|those)) {_SERVED}(?: (?:i|we)(?:'ve| have)? (?:work(?:ed)? with|helped|done (?:it|this) (?:with|for)))?"
    r"(?: all| always| really| just| absolutely)* (?:love (?:it|this|that|me|us)|swear by (?:it|this)|rave about|thank (?:me|us))\b"
    r"|\b(?:every|each) (?:one of our|client|customer|user)(?: \w+){0,3}? (?:sees|loves|saves|gets|gains|swears|raves)\b"
    # What speaks for ours, set against what speaks for another.
    r"|\bwhere we (?:\w+ ){0,3}?(?:win|shine|excel|stand out|come out ahead)\b|\bthe counter-?(?:point|argument) (?:is|would be)\b"
    r"|\bpays? for (?:itself|themselves)\b|\bpays? (?:itself )?back (?:with)?in\b"
)
_WITH_RESPECT = lazily(r"^(?:but |well,? |no,? )*with (?:all )?(?:due |the greatest )?respect\b")


def leans_on_others(text: str, heard: str = "") -> bool:
    """Whether a sentence argues with what all our other customers do or where we win, or begins "with respect", unasked.

    Args:
        text: our sentence.
        heard: what they said just before; whoever asks what others make of it is told.
    """
    low = plain(text).strip()
    if low.rstrip("\"') ").endswith("?") or ends_with_question(heard) or _MIRRORS.search(low):
        return False
    return bool(_OTHERS_DO.search(low) or _WITH_RESPECT.match(low))


_THEIRS_OR_ONE = r"(?:you(?:r (?:\w+ ){0,2}?\w+)?|they|she|he)"
_WAVES_AWAY = lazily(
    # What weighs on them is no trouble with ours.
    r"\b(?:these|those|they|that|this|it|all of (?:that|this|these|those|it)|everything(?: you \w+)?)(?:'s|'re| is| are| would be"
    r"| will be)?"
    r"(?: (?:all|both|very|easily|entirely|totally|completely|absolutely|just|already))* (?:solvable|solved|fixable|fixed|gone|sorted"
    r"|handled|"
    r"covered|a thing of the past|history|no (?:problem|issue|trouble)|a non-?issue|taken care of)(?: at once)? "
    r"(?:with|by|in|on|through|once you(?:'re| are)? \w+|if you \w+|when you \w+)\b"
    # One loss of theirs is held up as reason enough.
    rf"|\b{_THEIRS_OR_ONE}(?:'d|'ll| would| will)? only (?:need|needs|takes?|have|has to have|have to have)(?: \w+){{0,2}}? (?:one"
    rf"|a single|another)\b"
    r"[^.?!]{0,40}\b(?:to (?:justify|pay|cover|recoup|earn|make up|break even|save|be worth)|and (?:it|this)(?:'s| is| has)? (?:paid"
    r"|worth|earned))\b"
    r"|\b(?:it|all it) (?:only )?takes (?:is )?(?:only )?(?:one|a single|another)\b[^.?!]{0,40}\bto (?:justify|pay|cover|recoup"
    r"|earn back|make up)\b"
    r"|\b(?:one|a single) (?:\w+ ){1,3}?(?:alone |less )?(?:justifies|would justify|pays for|would pay for|covers|would cover) "
    r"(?:it|this|that|the (?:\w+ )?(?:cost|price|fee|licen[cs]e|platform|system|investment|whole))\b"
    # They need not go on suffering, says who sells the end of it.
    rf"|\b{_THEIRS_OR_ONE} (?:don't|do not|doesn't|does not|won't|will not|needn't)(?: \w+ly)? (?:have to |need to )?(?:keep|go on) "
    r"(?:dealing|putting up|struggling|wrestling|fighting|living|wasting|suffering|losing|paying)\b"
)


def waves_away(text: str, heard: str = "") -> bool:
    """Whether a sentence argues with their trouble itself: "all solvable with ours", "you only need one to justify the price".

    Args:
        text: our sentence.
        heard: what they said just before; a sum of theirs, said back, is none of ours.
    """
    low = plain(text)
    found = None if low.rstrip("\"') ").endswith("?") or _MIRRORS.search(low) else _WAVES_AWAY.search(low)
    return found is not None and found.group() not in plain(heard)


_LIMIT = lazily(
    r"\b(?:i|we)(?: really| simply| honestly)? (?:don't want to|do not want to|won't|will not|can't|cannot|couldn't|wouldn't want to"
    r"|would rather not|shouldn't|'d rather not) (?:yet )?(?:promise|guarantee|commit to|swear|give you my word|say for (?:sure"
    r"|certain))\b"
    r"|\b(?:i|we)(?:'d|'ll| would| will)? (?:have to|need to|must) (?:ask|check|find out|look (?:it|that) up)\b(?! you\b)"
    r"|\b(?:i|we) (?:don't|do not) know (?:that |it )?(?:yet|for (?:sure|certain))\b"
)
#: What goes with the deal, or will not be there any more: no limit of ours, but a hint.
_GOES = lazily(
    r"\b(?:left|hold|holds|last|lasts|later|gone|price|rate|discount|offer|slots?|places?|seats?|spots?|next (?:week|month|year)"
    r"|much longer|any longer|still be)\b"
)


def admits_limit(text: str) -> bool:
    """Whether it owns up to what we cannot promise or do not know: "I have to ask, I don't want to promise it"."""
    low = plain(text)
    if _GOES.search(low) or _ON_THEM.search(low) or any(p.search(low) for p in (*_HURRIES, _DAYS_OF_OURS)):
        return False
    return bool(_LIMIT.search(low))


_SUPPLIER = (
    r"(?:[Tt]hey|[Tt]hose (?:people|guys|folks|lads)|[Tt]hat lot|[Tt]he (?:others?|other (?:firm|company|supplier|lot|vendor|one)s?"
    r"|competition|competitors?|rivals?|cheap(?:er|est) (?:ones?|firm|supplier|vendor))|[Yy]our (?:current|present|other|old) "
    r"(?:supplier|vendor|provider|agency|installer)|(?!(?:I|It|We|You|He|She|This|That|There|What|Who|And|But|So)\b)"
    r"[A-Z][\w&'-]+(?: [A-Z][\w&'-]+){0,2})"
)
_REALLY = r"(?: (?:just|only|frankly|really|basically|simply|honestly|quite|all|always|a bit of|nothing but))*"
_RUNS_DOWN = lazily(
    rf"\b{_SUPPLIER}(?:['’]s|['’]re| is| are| was| were){_REALLY} (?:(?:a|an|some)(?: \w+)? )?(?P<a>cheap|dodgy|shoddy|shady|amateur|"
    r"second-rate|third-rate|cowboy|fly-by-night|sloppy|backstreet|tin-?pot) (?:outfit|shop|firm|company|lot|crowd|operation|"
    r"supplier|vendor|bunch|brand|kit|import|copy|knock-off)s?\b"
    rf"|\b{_SUPPLIER}(?:['’]re| are){_REALLY} (?:a (?:\w+ )?bunch of )?(?P<b>cowboys|crooks|amateurs|charlatans|clowns|sharks|chancers)\b"
    rf"|\b{_SUPPLIER}(?:['’]ll| will| would|['’]d| always| usually| (?:are|is) going to| tend to)? "
    r"(?:(?P<c>lets?) you down|(?P<d>leaves?) you (?:stranded|hanging|in the lurch|high and dry)|cuts? (?P<e>corners)|"
    r"(?P<f>rips?|fobs?) you off)\b"
    rf"|\b[Ii] (?:wouldn['’]t|would not|would never) (?P<g>trust|touch|go near|go with) (?:them|those (?:people|guys)|that lot"
    rf"|{_SUPPLIER})"
)
_SAYING = lazily(
    r"\byou get what you pay for\b|\b(?:if you )?pay peanuts\b|\bbuy cheap,? (?:and )?(?:you )?(?:buy|pay) twice\b"
    r"|(?<!\bours is )(?<!\bwe're )(?<!\bwe are )\b(?:so )?cheap(?:er)? for a reason\b"
    r"|\bthere(?:'s| is) a reason (?:why )?(?:they(?:'re| are)|\w+(?:'s| is| are)) (?:so )?cheap(?:er)?\b"
)


def runs_down(text: str, heard: str = "") -> bool:
    """Whether a sentence of ours speaks ill of another supplier.

    Args:
        text: our sentence.
        heard: what they said just before; their own verdict, said back, is none of ours.
    """
    low, theirs = plain(text), plain(heard)
    if low.rstrip("\"') ").endswith("?"):
        return False
    saying = _SAYING.search(low)
    if saying:
        return saying.group() not in theirs
    found = _RUNS_DOWN.search(text)
    if found is None or _MIRRORS.search(low) or _MIRROR_START.search(low):
        return False
    verdict = next(word for word in found.groups() if word).lower()
    return verdict not in theirs
