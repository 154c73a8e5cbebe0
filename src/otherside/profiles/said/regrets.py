"""A courtesy "I'm afraid": what is regretted is or was so, and nobody fears it. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_AFRAID = r"I(?:['’]m| am) afraid"
#: "I skimmed it, I'm afraid"; "it comes last, I'm afraid, which is not my doing"; "I'm afraid I haven't read it".
_REGRET = lazily(
    rf"(?<=\w)(?P<before>\W{{0,4}}), {_AFRAID}(?:(?=\W*$)|(?P<amid>(?=,)))|"
    rf"(?P<lead>^\W*(?:(?:but|and|no|well|sorry|so),? )?|(?<=[,.;:–—] )){_AFRAID}(?: that|,)? (?=(?:I|we)"
    r"(?: haven['’]t| hadn['’]t| did(?:n['’]t| not)|(?:['’]ve| have) (?:not|only|already|just|had to|\w+ed)| had to| "
    r"(?:can['’]?t|cannot|can not|couldn['’]t) (?:make|come|join|attend|be there|help|tell|give|send|talk|speak))\b)",
    re.IGNORECASE,
)
_FEWEST = 3
"""Words in front of one amid a sentence: "honestly, I'm afraid, and tired of it" regrets nothing."""
#: Of what may come it may be a fear.
_TO_COME = lazily(
    r"\b(?:will|won['’]t|would|could|might|may|going to|gonna|los[et]\w*|fail\w*|never|again|worr\w+|scared|fear\w*|risk\w*)\b|"
    r"['’](?:ll|d)\b",
    re.IGNORECASE,
)


def without_regret(text: str) -> str:
    """The words without a courtesy "I'm afraid" in them; as they are where it may be a fear."""
    if "afraid" not in text.lower() or _TO_COME.search(text):
        return text

    def kept(found: re.Match[str]) -> str:
        if found["amid"] is not None and len(text[: found.start()].split()) < _FEWEST:
            return found[0]
        return found["before"] or found["lead"] or ""

    return _REGRET.sub(kept, text)
