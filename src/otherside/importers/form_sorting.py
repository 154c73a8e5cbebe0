"""Which columns of a form sort the people who answered, by what stands over them and in them: a trade, a region, a size.

What is chosen from a list is nobody's words: it tells who somebody is, as a field of a CRM does, and makes segments.
"""

import re
from collections.abc import Sequence

from otherside.domain.patterns import lazily
from otherside.importers.aliases import plain_key

#: Words of a heading that names what sorts people.
_SORTS = frozenset(
    "segment segments industry industries sector sectors vertical category categories type kind team branch department division "
    "region country state county city town location area size headcount employees seniority gender age tier plan cohort group "
    "trade site territory market customertype branche segmente abteilung land bundesland ort kategorie unternehmensgröße "
    "mitarbeiterzahl secteur pays région catégorie ville taille país región categoría ciudad tamaño".split()
)
#: A heading of more words says more than a name, and is judged as a question.
_NAME_WORDS = 4
#: A question whose answer sorts who answers: "What kind of place is it?", "Which region are you in?", "How many people work there?"
_ASKS_TO_SORT = lazily(
    r"^(?:(?:what|which)(?:_(?:is|s|of_these_is|best_describes))?(?:_your)?(?:_(?:company|business|firm|organisation|organization))?(?:_s)?"
    r"_(?:(?:kind|type|sort|size)_of_(?:a_)?(?:place|business|company|firm|organisation|organization|site|shop|school|practice|property|building"
    r"|customer|user|client|buyer|home|household|farm|venue|office|team|charity|institution|work)(?:_(?:is|are|do)(?:_|$)|$)"
    r"|(?:industry|sector|segment|category|region|country|team|department|branch|division|age_group|line_of_work|size)(?:_(?:is|are|do)(?:_|$)|$))"
    r"|where_are_you(?:_based|_located)?$|where_(?:is|s)_your_(?:company|business|office|firm|school|shop)(?:_based|_located)?$"
    r"|how_(?:big|large)_(?:is|are)_(?:your|you|the)(?:_|$)|how_many_(?:people|employees|staff|colleagues)(?:_|$))"
)
#: A name for a group has no more words, and fewer where it ends a sentence; one cell in twenty may ("Other: we sell …").
_GROUP_WORDS, _SENTENCE, _LONGER = 6, 2, 20
#: So many cells tell by themselves that they are chosen from a list, if no more of them than one in so many is new.
_MANY_ROWS, _ONE_IN = 8, 3


def sorts(heading: str) -> bool:
    """Whether a heading names what sorts people: "Segment", "Company size", "Customer type (optional)"."""
    words = plain_key(re.sub(r"[(\[][^()\[\]]{0,80}[)\]]", " ", heading)).split("_")
    if heading.rstrip(" *").endswith("?") or len(words) > _NAME_WORDS:
        return bool(_ASKS_TO_SORT.match("_".join(words)))
    return words[-1] in _SORTS or (words[1:2] == ["of"] and words[0] in _SORTS | {"number"})


def is_sorting(heading: str, cells: Sequence[str], *, asked: bool) -> bool:
    """Whether a column sorts the people who answered.

    Args:
        cells: what stands in it, row by row.
        asked: whether the heading is a question: then what repeats under it may be an answer all the same.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or not are_short(filled):
        return False
    many = len(filled) >= _MANY_ROWS
    few = len({cell.casefold() for cell in filled}) * _ONE_IN <= len(filled)
    if sorts(heading):
        return few or not (asked and many)
    return many and few and not asked


def are_short(cells: Sequence[str]) -> bool:
    """Whether what stands in a column are names for groups or posts, and no sentences."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    long = sum(
        1 for cell in filled if len(cell.split()) > (_SENTENCE if cell.endswith((".", "!", "?")) else _GROUP_WORDS)
    )
    return long * _LONGER <= len(filled)
