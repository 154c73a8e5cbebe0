"""What was said in the words of a question, found in every sentence of theirs: also where nothing was read in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from otherside.domain import FACET_DEFINITIONS, Facet, InputError
from otherside.domain.calendar_words import WEEKDAY
from otherside.domain.patterns import lazily
from otherside.extraction.addressed import speaks_to_a_machine
from otherside.market.asking import comes_first, negated
from otherside.market.own_words import OWN_WORDS
from otherside.market.phrases import root, uses, words_of
from otherside.profiles.around.outlook import outlook
from otherside.workspace.asking.courteous import meant
from otherside.workspace.searching import search

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Of the search, so many places at most.
MOST = 400
#: Letters that all forms of a word begin with.
_BEGINS = 5
_NOT = lazily(r"\b(?:not|never|no|nobody|none|nothing|hardly|without)\b|n['’]t\b", re.IGNORECASE)
_ASKS = lazily(r"\?[\"”' ]*$")
#: The teller's own, and no title of theirs: "our chair will want to know".
_SELF = lazily(r"\b(?:I|me|we|us)\b", re.IGNORECASE)
#: Characters before a word in which what denies it stands, in the same clause.
_FAR = 34
_DENIED = lazily(
    r"(?:\b(?:not|never|no|nobody|no one|none|nothing|hardly|barely|without|cannot|unable|impossible|hard|difficult|struggle|"
    r"fail(?:s|ed)?)\b|"
    r"n['’]t\b|\b(?:cant|dont|wont|didnt|doesnt|couldnt|isnt)\b)"
    r"(?:(?!\b(?:than|but|because|so|who|which|unless|ha(?:ve|s|d) to|needs? to)\b)[^.,;:!?]){0,30}$",
    re.IGNORECASE,
)
#: Who does not do it, or need not, is able to.
_CANNOT = lazily(r"(?:ca|could)n['’]t|cannot|(?:can|could) not|unable|not able", re.IGNORECASE)
_UNABLE = lazily(
    r"\b(?:(?:can|could)n['’]?t|can['’]?t|cannot|(?:can|could) (?:not|never|hardly|barely|scarcely)|"
    r"unable|not able|impossible|hard|difficult|"
    r"struggl\w+|hardly|barely|(?:nobody|no one|none)\b[^.,;:!?]{0,20}\b(?:can|could))\b"
    r"(?:(?!\b(?:than|but|because|so|who|which|unless)\b)[^.,;:!?]){0,30}$",
    re.IGNORECASE,
)
_DENIED_OR_OPEN = lazily(
    _DENIED.pattern + r"|\b(?:will|would|does|is|whether|if|sure|know|prove|proof|judge|tell)\b[^.,;:!?]{0,20}$",
    re.IGNORECASE,
)
#: Something comes before they buy; "for the first time" and a day say nothing of it.
_COMES_FIRST = lazily(
    rf"\b(?:beforehand|(?:before|till|until)(?!(?: the)? \d| {WEEKDAY}| (?:christmas|easter|then|now)\b)|"
    r"(?<!the )(?<!of )(?<!at )first(?! (?:time|of all|thing|impression|day|week|month|year|place|rate|class|name|person|half|"
    r"look|question|"
    r"fortnight|two|three)\b)|then (?:I|we)(?:['’]ll| will)? (?:pay|buy|sign|order|decide))\b",
    re.IGNORECASE,
)
_IRREGULAR: tuple[tuple[str, ...], ...] = tuple(
    tuple(row.split())
    for row in """pay paid;buy bought;hear heard;say said;tell told;feel felt;lose lost;leave left;keep kept;sleep slept;think thought;
    bring brought;catch caught;teach taught;sell sold;hold held;find found;spend spent;send sent;build built;meet met;
    choose chose chosen;break broke broken;speak spoke spoken;write wrote written;take took taken;give gave given;see saw seen;
    come came;go went gone;run ran;begin began begun;know knew known;grow grew grown;throw threw thrown;fall fell fallen;
    forget forgot forgotten;drive drove driven;rise rose risen;wear wore worn;tear tore torn;steal stole stolen;ring rang rung;
    drink drank drunk;eat ate eaten;stand stood;understand understood;win won;lend lent;stick stuck;shake shook shaken;
    freeze froze frozen;hide hid hidden;deal dealt;mean meant;dream dreamt;burn burnt;learn learnt;spill spilt;smell smelt;
    man men;woman women;child children;tooth teeth;foot feet""".replace("\n", "").split(";")
)


def says(topic: Sequence[str], called: Sequence[str] = (), *, doubts: bool = False) -> Callable[[str], bool]:
    """Whether a text speaks of a topic: it has every word of it in some form, and a name as it stands.

    Args:
        topic: as ``market.asking`` gives it; what is denied ("can't hear") is to be denied in the text, whatever its "not".
        called: names in the topic, of several words; their words are found nowhere but in the name.
        doubts: who asks whether it will work doubts it, as one who says that it won't.
    """
    inside = {w for name in called for w in name.split()}
    tests: list[Callable[[str], bool]] = []
    for name in called:
        tests.append(_holding(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE), [name.split()[0]]))
    for word in topic:
        if word not in inside:
            tests.append(_says_one(word, doubts))
    return lambda text: bool(tests) and all(test(text) for test in tests)


def _says_one(element: str, doubts: bool) -> Callable[[str], bool]:
    """Whether a text has an element of a topic."""
    if comes_first(element):
        return lambda text: _COMES_FIRST.search(text) is not None
    denied = negated(element)
    forms = forms_of(denied or element)
    has = _holding(re.compile("|".join(uses(form).pattern for form in forms), re.IGNORECASE), forms)
    if not denied:
        return has
    pattern = re.compile("|".join(uses(form).pattern for form in forms), re.IGNORECASE)
    before = _DENIED_OR_OPEN if doubts else _UNABLE if _CANNOT.match(element) else _DENIED

    def denies(text: str) -> bool:
        return has(text) and any(
            before.search(text[max(0, m.start() - _FAR) : m.start()]) for m in pattern.finditer(text)
        )

    return denies


def _holding(pattern: re.Pattern[str], forms: Sequence[str]) -> Callable[[str], bool]:
    """Whether a pattern is in a text. The beginning of a word is looked for first: to search for its forms in a million texts
    takes many times as long."""
    begins = [root(form.split()[0]).rstrip("ei")[:_BEGINS] for form in forms]

    def holds(text: str) -> bool:
        low = text.casefold()
        return any(b in low for b in begins) and pattern.search(text) is not None

    return holds


def forms_of(word: str) -> tuple[str, ...]:
    """A word and the forms of it that no rule makes: of "pay" also "paid"."""
    low = word.casefold()
    return next((forms for forms in _IRREGULAR if low in forms or root(low) == forms[0]), (word,))


def in_words(
    workspace: Workspace,
    topic: Sequence[str],
    called: Sequence[str],
    told: Collection[tuple[str, int]],
    *,
    doubts: bool = False,
) -> list[dict[str, Any]]:
    """The sentences that speak of a topic in its own words, as hits of a search.

    Args:
        told: ``(conversation, turn)`` of what is known already.
        doubts: as of ``says``.
    """
    inside = {w for name in called for w in name.split()}
    sought: list[tuple[str, ...]] = [(name,) for name in called]
    sought += [forms_of(negated(w) or w) for w in topic if w not in inside and not comes_first(w)]
    # What comes first is looked for by itself only where there is nothing else.
    if not sought and any(map(comes_first, topic)):
        sought.append(("first", "before", "until"))
    quoted = [
        f"({' OR '.join(parts)})" if len(parts) > 1 else parts[0]
        for forms in sought
        if (parts := [f'"{_typed(form)}"' for form in forms if _typed(form)])
    ]
    return _found(workspace, " AND ".join(quoted), says(topic, called, doubts=doubts), told) if quoted else []


def in_own_words(
    workspace: Workspace, facets: Iterable[Facet], topic: Sequence[str], told: Collection[tuple[str, int]]
) -> list[dict[str, Any]]:
    """The sentences that have a word which names one of these kinds ("worried"), and speak of the topic; no question, no denial, no
    mere manners."""
    roots = frozenset[str]().union(*(OWN_WORDS[f] for f in facets))
    about = says(topic) if topic else lambda _: True

    def fits(text: str) -> bool:
        place = next((m.start() for m in re.finditer(r"[^\W\d_]+", meant(text)) if root(m[0]) in roots), None)
        if place is None or _ASKS.search(text) or not about(text) or of_another(text):
            return False
        return not _NOT.search(text[max(0, place - 25) : place])

    words = sorted(f'"{w}"' for w in roots if len(w) > 2)
    return _found(workspace, " OR ".join(words), fits, told)


def of_another(text: str) -> bool:
    """Whether a sentence tells how somebody else looks at it, and nothing of whoever tells it: "she'll want to know the price"."""
    return bool(outlook(text)) and not _SELF.search(text)


def _found(
    workspace: Workspace, query: str, fits: Callable[[str], bool], told: Collection[tuple[str, int]]
) -> list[dict[str, Any]]:
    try:
        hits = search(workspace, query, n=MOST)["hits"]
    except InputError:
        return []
    out: dict[tuple[str, str], dict[str, Any]] = {}
    for hit in hits:
        if speaks_to_a_machine(hit["quote"]):
            # It may be no word of theirs, and is put to nobody.
            continue
        key = hit["person"], " ".join(words_of(hit["quote"]))
        if fits(hit["quote"]) and (hit["conversation"], hit["turn"]) not in told and key not in out:
            out[key] = hit
    return list(out.values())


def row_of(hit: dict[str, Any]) -> dict[str, Any]:
    """A hit as a finding quotes it."""
    place = f"{hit['conversation']}:{hit['turn']}:{hit['start']}"
    keys = "quote person deal source date conversation turn start end mark".split()
    return {"id": hit["id"] or place, "role": hit["role"] or "", **{k: hit[k] for k in keys}}


def kinds_in_words(facets: Iterable[Facet]) -> str:
    """What a question asks for, in words: "fears or risk of deciding"."""
    *more, last = (FACET_DEFINITIONS[f].label.lower() for f in facets)
    return f"{', '.join(more)} or {last}" if more else last


def _typed(words: str) -> str:
    """Words as a search takes them."""
    return " ".join(re.findall(r"\w+", words))
