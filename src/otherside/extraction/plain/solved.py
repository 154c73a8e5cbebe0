"""A trouble that somebody put right, told as done: "I sorted out the mess in the price list, and now it takes an hour". Pure.

It is no pain of today, however it was called. Where it comes back, or cost them dear, it is one.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight

_WHO = r"\b(?:I|we|he|she|they|you|(?-i:[A-Z])[a-z]+|(?:my|our|the) [\w-]+)"
_FIX = (
    r"(?:sorted(?: out)?|fixed|solved|resolved|got rid of|gotten rid of|ironed out|figured out|worked out|cleared up|cleared|"
    r"tracked down|identified|tidied up|cleaned up|eliminated|"
    r"dealt with|put an end to|cured|straightened out|untangled|found and fixed|removed|overcome|overcame|mended|put right|"
    r"weeded out|spotted)"
)
_FIXED = (
    rf"{_WHO}(?:'ve| have|'s| has|'d| had| were able to| was able to|'ve been able to| have been able to| managed to)?(?: (?:just|"
    rf"finally|now|since|also|even|quickly|already|then|successfully|eventually))* {_FIX}(?!,? (?:we|I|is|that we need)\b)"
)
_BY = (
    r"\b(?:and|so|which|that|then|now|since then|since)\b[^.?!;]{0,30}?\b(?:now (?:it|they|we|I|the|everything|that|nobody)|(?:it|"
    r"they|the [\w-]+)(?:'s| is| are|'re)? now|"
    r"(?:down|up) (?:to|from|by) |allowed? (?:them|us|me|it)|(?:has|have|it's|they're|is|are) gone\b|no longer|never (?:came|come|"
    r"had|happened|since)|"
    r"(?:went|goes|runs?|works?|worked|ran) (?:well|fine|smoothly|faster|like)|saved? (?:us|them|me|a lot)|(?:cut|halved|reduced|"
    r"lowered|dropped|fell)\b|takes? (?:only |just )?(?:an?|one|two|three|ten|five|half|minutes))|"
    r",? (?:got|getting|bringing|brought|cutting|cut|reducing|reduced) (?:it|them|that|the [\w-]+) (?:down|back|under)\b"
)
_DONE = lazily(rf"{_FIXED}\b[^.?!;]{{1,120}}?{_BY}", re.IGNORECASE)
#: Found with what they have now: a success of it, and nothing that hurts.
_ABLE = lazily(
    r"\b(?:I|we|they)(?:'ve| have|'s| has) been able to (?:identify|find|fix|spot|solve|resolve|reduce|cut|remove|eliminate|catch|"
    r"pinpoint|track down|get rid of|clear up)\b",
    re.IGNORECASE,
)
_USED_TO = lazily(
    r"\b(?:used to (?:be|have|cause|give us)|was once|were once|had once been)\b[^.?!;]{0,60}?(?:,|;| [–—-])? ?\b(?:and|but|then|"
    r"until|till)\b[^.?!;]{0,12}?\b(?:I|we|he|she|they|that|it|those)(?:'ve|'s|'re| have| has| is| are)?"
    r"(?: (?:just|all|now|finally|since|have|been|mostly|long))* (?:sorted|fixed|solved|resolved|got rid|gone|ironed|cured|"
    r"eliminated|over|history|behind us|a thing of the past|stopped)\b",
    re.IGNORECASE,
)
#: It is there still, came again, was dearly bought, or is only wished.
_NOT_SO = lazily(
    r"\?\W*$|\b(?:but|although|though|however|still|again|every (?:time|day|week|month|morning|night|single)|keeps?|kept|only to|"
    r"took (?:us|me|them) (?:weeks|months|days|hours|ages|years|forever|half|all)|"
    r"(?:had|have|has|needs?|want|wants|trying|wish|hope|like) (?:to|we|I)|never (?:sorted|fixed|solved|resolved|figured)|not|if|"
    r"would|could|should|nobody|painful\w*|by hand|manually|"
    r"instead of|rather than|unless|until (?:we|I)|hours|crash\w*|breaks?|broke|fails?|failed|slower|loses?|lost|nothing|wrong|"
    r"errors?|no way|too late|worse|next (?:one|problem))\b|n't\b",
    re.IGNORECASE,
)
_BUT_GONE = lazily(r"\b(?:but|until|till|not any ?more)\b", re.IGNORECASE)
_LONGEST = 300


def solved(text: str) -> bool:
    """Whether a sentence tells of a trouble as put right, and of nothing left of it.

    Args:
        text: one sentence.
    """
    if len(text) > _LONGEST:
        return False
    words = " ".join(straight(text).split())
    if _USED_TO.search(words):
        return not _NOT_SO.search(_BUT_GONE.sub(" ", words))
    return bool(_ABLE.search(words) or _DONE.search(words)) and not _NOT_SO.search(
        words.replace("been able to", "been able")
    )
