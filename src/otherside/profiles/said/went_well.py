"""What somebody tells as having gone well: no pain, whatever a reader makes of it. By their words. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_WELL = lazily(
    r"\b(?:(?:went|goes|gone|worked|works|turned out)(?: \w+)? (?:well|smoothly|brilliantly|better than|like a dream|without a hitch)|"
    r"(?:worked|turned|came) out(?: \w+)? (?:fine|right|all right|alright|in the end)|(?:it|that|this|everything)(?: all)? came good|"
    r"(?:I|we|she|he|they) (?:\w+ )?pulled (?:it|that|this) off|(?:was|were|has been|have been) (?:a|quite a|such a) (?:\w+ )?success|"
    r"(?:was|it['’]s|has been) the (?:smooth|calm|quiet|easi|happi)est (?:\w+ )?\w+ (?:I|we)(?:['’]ve| have)? (?:ever )?had|"
    r"(?:worked|works) (?:a treat|wonders)|(?:was|is|it['’]s)(?: \w+)? (?:the best|our best|my best) "
    r"(?:\w+ )?(?:meeting|week|month|year|day|talk|shift|season|hour|decision)|"
    r"(?:I['’]m|I am|I was|we['’]re|we are|we were)(?: \w+)? proud of|(?:that|it|this) (?:\w+ )?felt (?:\w+ )?(?:good|great|right)|"
    r"(?:actually|finally|for once|for the first time)(?:,? (?:he|she|they|we|everybody|somebody))?(?: \w+)? "
    r"(?:listened|helped|agreed|spoke up|"
    r"decided (?:something|it|that|for)|settled|laughed|turned up|kept (?:their|his|her) word))\b",
    re.IGNORECASE,
)
#: Said after something: it is wanted again.
_MORE = lazily(
    r"^\W*(?:(?:and|so|but|honestly)\W+)*(?:(?:(?:I|we)(?:['’]d| would)?(?: \w+)? (?:like|love|want|need|could do with)"
    r"(?: to (?:have|see|do))? )?more of (?:that|this|those|it)\b|"
    r"(?:I|we)(?:['’]d| would|['’]ll| will)?(?: \w+)? (?:like to |love to |want to |wish to )?(?:do|have|see|try) (?:that|it|this) "
    r"(?:again|more often|every)\b|"
    r"(?:that|this)(?:['’]s| is| was) (?:how|what) (?:it|I|we) (?:should|want|wanted)\b)",
    re.IGNORECASE,
)
_TURNED_ROUND = lazily(
    r"\b(?:not|never|nobody|nothing|hardly|rarely|n['’]t|no longer|until|unless|used to|if only|but|except|instead)\b|n['’]t\b",
    re.IGNORECASE,
)
#: Before it, in its clause: it is hoped for, feared for or asked after.
_NOT_YET = lazily(
    r"\b(?:hop(?:e|es|ed|ing)|if|whether|would|could|might|should|will|unless|once|want|wish|(?:make|making) sure|sure that|worr(?:y|ied)|"
    r"afraid|need)\b[^,.;:!?–—]*$|['’](?:d|ll)\b[^,.;:!?–—]*$",
    re.IGNORECASE,
)


def went_well(text: str, after: tuple[str, ...] = ()) -> bool:
    """Whether a sentence tells of something that went well, by its own words or because they want more of it.

    Args:
        after: the sentences that follow it, the next first; somebody says there that it should be so again.
    """
    said = _WELL.search(text)
    happened = said and not _TURNED_ROUND.search(text) and not _NOT_YET.search(text[: said.start()])
    return bool(happened) or any(_MORE.match(one) for one in after)
