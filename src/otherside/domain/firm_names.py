"""Whether a name is a firm's by its words."""

from otherside.domain.patterns import lazily

#: Legal and other forms that no person's name ends with.
_FORMS = frozenset(
    "inc incorporated ltd limited llc llp gmbh sarl bv nv plc corp corporation company group holding holdings kg pty srl".split()
)
_LAST = frozenset(
    "services service systems system solutions software consulting consultants consultancy partners partnership technologies "
    "technology tech labs studio studios agency foods bank banking energy engineering logistics insurance insurers digital "
    "media textile textiles laundry industries manufacturing supplies pharma health healthcare university council hospital "
    "institute association foundation trust capital ventures advisors associates international networks security "
    "analytics".split()
)
_AFTER_AND = frozenset("sons son daughters brothers bros co company partners associates söhne fils zonen".split())
_WORD = lazily(r"[^\W_]+")


def is_firm(name: str) -> bool:
    """Whether a name is a firm's by one of its words ("Northcover Engineering", "Aster Ltd", "Roe & Sons")."""
    first, *more = _WORD.findall(name.lower().replace(".", "")) or [""]
    return bool(first and more) and (
        more[-1] in _LAST or not _FORMS.isdisjoint(more) or ("&" in name and more[-1] in _AFTER_AND)
    )
