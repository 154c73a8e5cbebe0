"""Ages, birthdays and other days of somebody's own life: theirs, and never a reason or a window of a deal. Pure."""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily

_UNITS = "one two three four five six seven eight nine".split()
#: A number that counts something is no age: "turns sixty jobs a day".
_ENDS = (
    r"(?= ?(?:$|[.,;:!?)…—–-](?!\d)|"
    r"(?:years? old|in|by|next|this|last|soon|and|but|before|after|when|at|then|now|already)\b))"
)
_AGE = rf"(?:(?:fifty|sixty|seventy)(?:[ -](?:{'|'.join(_UNITS)}))?|[567]\d){_ENDS}"
#: Of somebody spoken of by "I", "he" or "she" any number of years is one.
_ANY_AGE = (
    rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{'|'.join(_UNITS)}))?|[2-9]\d){_ENDS}"
)
#: What else has a year of birth: a firm's anniversary is nobody's age.
_OF_NOBODY = r"(?<!\bit )(?<!\bwe )(?<!firm )(?<!company )(?<!business )(?<!house )(?<!brand )(?<!plant )(?<!works )"
_PRIVATE = lazily(
    rf"{_OF_NOBODY}\b(?:turn(?:s|ing|ed)?|reach(?:es|ing)?|hits|hitting) {_AGE}|"
    rf"\b(?:I|he|she)(?:['’](?:m|s|ll be|d be)| am| is| was| (?:wi|sha)ll be| would be) {_ANY_AGE}|"
    rf"\b(?-i:[A-Z][a-z]+) is {_AGE}|"
    r"\b(?:birthday|(?:his|her|my) (?:[567]0th|fiftieth|sixtieth|seventieth)|years? old|how old|at (?:his|her|my) age)\b|"
    r"\b(?:retire(?:s|d|ment)?|pension\w*)(?: \w+)? (?:age|at (?:[567]\d|fifty|sixty|seventy))\b|"
    r"\b(?:reach\w*|near\w*|close to|coming up to|old enough (?:for|to)|of|before) "
    r"(?:his |her |my |the )?(?:retire(?:ment)?|pension)\b(?! of\b)|"
    r"\b(?:maternity|paternity|parental) leave\b|\b(?:baby|child) (?:is |was )?due\b|\bpregnan\w+|"
    r"\bexpecting (?:a|another|their|our|my|his|her|the)(?: first| second| third)? (?:baby|child)\b|"
    r"\b(?:wife|partner|girlfriend|daughter|sister)(?:['’]s| is) expecting(?=\W*$|[.,;!]| in\b)|"
    r"\b(?:his|her|my|their|the) (?:\w+['’]s )?(?:wedding|honeymoon|divorce|funeral|operation on|surgery|chemo\w*)\b|"
    r"\b(?:gets?|getting) (?:married|divorced)\b",
    re.IGNORECASE,
)


def private_date(text: str) -> bool:
    """Whether words speak of somebody's age, birthday, retirement by age, or a day of their family or health."""
    return bool(_PRIVATE.search(" ".join(text.split())))
