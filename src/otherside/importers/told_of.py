"""Sentences in which a note tells what somebody said, in its author's words: "Ada Voss said that the kiln was down twice." """

import re
from collections import Counter
from collections.abc import Iterable

from otherside.domain.patterns import lazily
from otherside.importers.quotations import quotations

_SAYS = (
    r"(?:said|says|told|asked|asks|noted|notes|added|adds|explained|explains|mentioned|mentions|reported|reports|felt|feels|thought|thinks"
    r"|wanted|wants|worried|worries|complained|complains|confirmed|confirms|agreed|agrees|objected|objects|raised|stressed|stresses"
    r"|warned|warns|argued|argues|suggested|suggests|proposed|proposes|offered|offers|replied|replies|answered|answers|stated|states"
    r"|expressed|questioned|observed|insisted|insists|admitted|admits|commented|pointed out|points out|would like|was not|is not)"
)
_ADVERB = r"(?:(?:also|then|again|later|both|herself|himself|\w+ly) )?"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Cllr|Rev|Herr|Frau)\.?"
_SENTENCES = lazily(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])|\n+")
#: Names that are looked for in one text; a longer list is no list of those who were there.
_MOST = 60


def told_of(text: str, names: Iterable[str]) -> Counter[str]:
    """How many sentences tell what each of some people said.

    Args:
        text: of a note.
        names: full names; one is found by itself, by its first word where nobody else has it, and by its last with a title.
    """
    called = list(dict.fromkeys(n for n in names if n.strip()))[:_MOST]
    if not called:
        return Counter()
    firsts = Counter(n.split()[0] for n in called)
    forms = {
        name: re.compile(rf"(?<![\w-])(?:{_forms(name, firsts)})(?![\w-]),? {_ADVERB}{_SAYS}\b") for name in called
    }
    found: Counter[str] = Counter()
    for sentence in _SENTENCES.split(text):
        names_here = [name for name, form in forms.items() if form.search(sentence)]
        if names_here and not quotations(sentence):
            found.update(names_here)
    return found


def _forms(name: str, firsts: Counter[str]) -> str:
    words = name.split()
    forms = [re.escape(name)]
    if len(words) > 1:
        forms.append(rf"{_TITLE} {re.escape(words[-1])}")
    if firsts[words[0]] == 1 and not re.fullmatch(_TITLE, words[0]):
        forms.append(re.escape(words[0]))
    return "|".join(forms)
