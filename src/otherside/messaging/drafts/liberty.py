"""What somebody may do without anybody's leave: it stands in nobody's way. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

#: What somebody may do of their own accord.
_LIBERTY = lazily(
    r"\bdiscretionary\b|"
    r"\b(?:I|we) (?:can|could|may)(?: \w+)? (?:decide|sign|approve|spend|buy|pay|start)\b.{0,200}"
    r"\b(?:myself|ourselves|alone|on (?:my|our) own|up to|without (?:asking|needing|having to))\b",
    re.IGNORECASE,
)
#: Where it ends is part of a liberty: "up to 900 before I have to ask anybody".
_ENDS = lazily(r"\b(?:before|without|above that|beyond that)\b[^,;.]{0,200}", re.IGNORECASE)
_YET = lazily(
    r"\b(?:but|however|unless|only|until|if|when|once|must|ha(?:s|ve|d) to|no|not|\w+n't|cannot|never|nothing|none|hardly|"
    r"frozen|spent|gone|used up|cut|too (?:small|little))\b",
    re.IGNORECASE,
)


def at_liberty(text: str) -> bool:
    """Whether somebody says what they may do without anybody's leave: that stands in nobody's way."""
    plain_text = text.replace("’", "'")
    return bool(_LIBERTY.search(plain_text)) and not _YET.search(_ENDS.sub("", plain_text))
