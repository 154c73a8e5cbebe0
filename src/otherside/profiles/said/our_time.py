"""How long a talk may last, or that its speaker has to go: a limit on the hour, and none on what is decided. Pure."""

from __future__ import annotations

from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily

_SPAN = (
    r"(?:(?:\w+[ -]){0,2}?(?:minutes?|mins?)|(?:half an|an|one|a (?:short|good|full|whole)|a quarter of an|three quarters of an) hour|"
    r"(?:two|three|\d) hours?)"
)
_HOUR = rf"(?:{ONE_TO_TWELVE}|\d{{1,2}}(?:[:.]\d\d)?)"
_CLOCK = (
    rf"(?:(?:about |around )?(?:(?:half past|quarter (?:past|to)|(?:five|ten|twenty) (?:past|to)) )?{_HOUR}(?: ?(?:o'clock|am|pm))?|"
    r"noon|lunch(?:time)?|midday|half past|the (?:top of the hour|half hour|hour))(?! (?:days?|weeks?|months?|years?))\b"
)
_WE = r"\b(?:i|we)"
_HAVE = (
    rf"{_WE}(?:'ve| have|'d| had|'ll have)?(?: only| just)?(?: got| have| had)?(?: only| just)?(?: you(?: all| both)?)?"
)
_GO = (
    r"(?:stop|leave|go|run|dash|finish|wrap up|drop off|jump off|hop off|end|close|be (?:off|gone|done|away|elsewhere|out of (?:here|this "
    r"room))|catch (?:a|my|the) \w+|pick up (?:my|the|our) \w+)"
)
_LIMIT = lazily(
    rf"{_HAVE}(?: for)? (?:about |around |roughly |some |the |this )?{_SPAN}(?! (?:ago|later|away|from|of \w+ing))\b|"
    rf"{_HAVE} (?:until|till) {_CLOCK}|"
    rf"{_WE}(?:'ve got to|'ll have to| have to| need to| must|'ll need to| should| had better)(?: really| just| soon)? {_GO}"
    rf"(?=\W*$|[,.;!]| (?:at|by|in|before|for|now|soon|there|here|sharp|on time|today|because|to)\b)|"
    rf"{_WE}(?: (?:can't|cannot|won't be able to)) (?:stay|stop) (?:long|past|beyond|for long)\b|"
    rf"{_WE}(?:(?: said| promised)(?: that)? we)?(?:'d| would) be done (?:by|at) {_CLOCK}|"
    r"\bhard stop\b|"
    r"\b(?:running|run|nearly|almost|we're) (?:out of|short of|short on) time(?=\W*$|[,.;!]| (?:so|and|today|here|for today)\b)|"
    r"\b(?:don't|do not) have (?:much|a lot of|long|all that much) time(?=\W*$|[,.;!]| (?:so|and|today|this (?:morning|afternoon))\b)|"
    r"\b(?:mindful of|keep an eye on|watch(?:ing)?|conscious of) (?:the |our |your )?(?:time|clock)\b|\bkeep us to time\b"
)
#: How the talk itself is run: who begins, what comes next.
_RUNS = lazily(
    r"\b(?:maybe|perhaps|shall|let['’]?s|let us|why don['’]?t|can|could|should|i suggest|i thought|we(?:['’]ll| will)?|i['’]ll) "
    r"(?:(?:we|i|just|quickly|all|first|then|now|maybe|could|can|should) ){0,4}"
    r"(?:go (?:a)?round(?: the (?:table|room|screen))?|do (?:a )?(?:quick )?(?:round|names|introductions|intros)|"
    r"introduce (?:ourselves|myself|everyone|everybody)|say who (?:we|i) (?:are|am)|"
    r"(?:start|begin|kick off) with (?:names|introductions|intros|who)|share (?:my|the) screen|"
    r"move (?:on )?to the next (?:point|item|slide|question|topic)|go through the (?:agenda|list|points))\b"
)
#: What is decided, sold or waited for: then the clock is one for that.
_OF_THE_DEAL = lazily(
    r"\b(?:decid\w+|decision|sign\w*|orders?|prices?|offers?|discounts?|rates?|slots?|commit\w*|deposits?|contracts?|quotes?|quotation|"
    r"deals?|buy\w*|pay\w*|purchase|go-ahead|approv\w+|book\w*|reserv\w+|agree\w*|yes|answer from you|hold|held|left to|left for you)\b"
    r"|\b(?:if|unless|or else|otherwise|before) (?:you|we lose|it's gone)\b|"
    r"\byou (?:only |just )?(?:have|'ve got|need|must|should|had better)\b"
)


def limits_the_talk(sentence: str) -> bool:
    """Whether a sentence only says how long we have for this talk, or that we have to go: "I've only got a quarter of an hour".

    Args:
        sentence: of ours.
    """
    low = _plain(sentence)
    return bool(_LIMIT.search(low)) and not _OF_THE_DEAL.search(low)


def runs_the_talk(sentence: str) -> bool:
    """Whether a sentence only says how this talk goes on: "maybe we just go round quickly".

    Args:
        sentence: of ours.
    """
    low = _plain(sentence)
    return bool(_RUNS.search(low)) and not _OF_THE_DEAL.search(low)


def _plain(sentence: str) -> str:
    return " ".join(sentence.replace("’", "'").lower().split())
