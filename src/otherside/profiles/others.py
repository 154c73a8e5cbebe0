"""Who else has a say, as the buyers named them. Pure.

Names and functions are read only where the sentence speaks of a say in the decision ("signs", "final call", "has to
agree"), or where it is evidence of `consensus`. Nobody is invented: what comes back is somebody of the deal, or a
function by the word the buyer used for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from otherside.domain import Facet
from otherside.profiles.alternatives import NO_NAMES
from otherside.profiles.beliefs import HEARD, Piece
from otherside.profiles.names import person_key, plain
from otherside.profiles.role_priors import RoleTable

_SAY = re.compile(
    r"\b(?:sign(?:s|ed|ing)? (?:it|off|this|that|the|on)|sign-?off|has to sign|must sign|approv\w+|final (?:call|say|"
    r"decision|word)|make the call|decide[sd]?\b|decision[- ]maker|has to agree|must agree|have to agree|vote[sd]?|"
    r"veto\w*|kill (?:it|this|that|any)|holds? the (?:money|budget|purse)|controls? the (?:money|budget)|buy[- ]in|"
    r"blessing|green ?light|past (?:him|her|them|finance|legal|procurement|the board)|"
    r"(?:cross(?:es)?|across|on) (?:\w+['’]s|his|her|their) desk|needs? to (?:see|hear|be convinced|be on board|agree)|"
    r"won['’]t (?:let|have|sign|agree)|going to want|(?:will|would|['’]ll) want to (?:know|see|hear)|in favou?r|"
    r"(?:escalate|run (?:it|this) (?:up|past)|go up) to|say(?:s)? (?:yes|no)|push(?:es)? back|on board)\b",
    re.IGNORECASE,
)
_VETO = re.compile(
    r"\b(?:final (?:call|say|decision|word)|has to (?:agree|sign|approve)|must (?:agree|sign|approve)|have to agree|"
    r"vote[sd]?|veto\w*|kill (?:it|this|that|any)|won['’]t (?:let|have|sign|agree)|sign-?off|signs? (?:it|off|this)|"
    r"without (?:him|her|them|his|their))\b",
    re.IGNORECASE,
)
#: Functions a buyer may name without a person: pattern, what it is called, and a title for the table of roles.
_FUNCTIONS: tuple[tuple[str, str, str], ...] = (
    (r"\b(?:CEO|chief executive|managing director)\b", "chief executive", "CEO"),
    (r"\bCFO\b|\b(?:our|the) (?:finance director|finance team|finance department)\b|\b[Ff]inance\b(?! system)",
     "finance", "head of finance"),
    (r"\bCOO\b|\bchief operating officer\b", "COO", "COO"),
    (r"\bCTO\b|\bchief technology officer\b", "CTO", "CTO"),
    (r"\bCIO\b|\bchief information officer\b", "CIO", "CIO"),
    (r"\bCISO\b|\b(?:our|the) (?:info(?:rmation)? ?sec(?:urity)?|security) (?:team|people|department|review)\b",
     "security", "information security"),
    (r"\b[Pp]rocurement\b|\b[Pp]urchasing\b", "procurement", "procurement"),
    (r"\b(?:our|the) (?:legal team|legal department|lawyers|legal)\b|\bLegal\b(?= (?:has|have|needs|will|won))",
     "legal", "legal"),
    (r"\b(?:the )?board (?:approv\w+|meeting|decides|signs|votes|paper)\b|\b(?:to|past|before|by) (?:the|our) board\b",
     "the board", "board"),
    (r"\b(?:works|staff|crew|employee) council\b|\b(?:the|our) council\b|\b(?:the|our) union\b", "the council",
     "council"),
    (r"\bsteering (?:committee|group)\b", "the steering committee", "steering committee"),
    (r"\b(?:my|our) (?:boss|manager|director|VP)\b", "their manager", "manager"),
    (r"\bmy (?:husband|wife|partner|business partner|co-founder)\b", "their partner", "partner"),
)  # fmt: skip
#: A chief officer of theirs is part of the matter wherever they are spoken of, and may be named in passing.
_CHIEF = re.compile(
    r"\b(?i:our|my) (?P<title>CEO|CFO|COO|CTO|CIO|CISO)\b(?:(?:,| [—–-]| \(| is|"
    r" called) ?(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b)?"
)
#: The same with the name in front: "Yael, our CTO, …", "Yael — that's our CTO", "Yael is our CTO".
_NAMED_CHIEF = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?:"
    r"(?:,| ?[—–]| -{1,2}| \() ?(?:(?:that|he|she|who)(?:['’]s| is) )?(?i:our|my) (?P<title>CEO|CFO|COO|CTO|CIO|CISO)"
    r"(?=\s*(?:[,.;:!?)—–-]|$))"
    r"| is (?i:our|my) (?P<is_title>CEO|CFO|COO|CTO|CIO|CISO)\b)"
)
_HEAD = (
    r"(?:S?VP|[Vv]ice[- ][Pp]resident|[Hh]ead|[Dd]irector|[Mm]anager|[Oo]fficer|[Cc]hief|[Ll]ead|[Cc]ontroller|"
    r"[Pp]resident|[Oo]wner|[Pp]artner|[Ss]uperintendent|[Ff]oreman|[Ff]orewoman|[Cc]hair(?:man|woman)?|[Bb]uyer|"
    r"[Aa]rchitect|[Cc]ounsel|[Tt]reasurer|[Mm]atron|[Dd]ean|[Bb]ursar)"
)
#: Anybody with a title and a name: "our head of finance, Ida Berg", "my plant manager Joe". Only where a say is spoken of.
_TITLED = re.compile(
    rf"\b(?i:our|my) (?P<title>(?:(?!(?:is|was|our|my|the|and|who)\b)[\w&/-]+ ){{0,3}}?{_HEAD}"
    r"(?: (?:of|for) [\w&-]+(?: (?:and|&) [\w&-]+| [A-Z][\w-]+)?)?)"
    r",? (?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)"
)
#: Who was just spoken of, by us as well: "Who is your CTO?" - "Her name is Ida Berg."
_ASKED_OF = re.compile(r"\b(?i:your|the|our|my) (?P<title>CEO|CFO|COO|CTO|CIO|CISO)\b")
_CALLED = re.compile(r"\b(?i:his|her|their) name(?:['’]s| is) (?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)")
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his)(?=\b|['’])", re.IGNORECASE)
#: Somebody by a bare name, where the say is told of nobody else.
_NAMED_SAY = re.compile(
    r"\b(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?) (?:(?:would have|will have|has|needs) to|must|won['’]t|wouldn['’]t) "
    r"(?:be (?:in favou?r|on board|convinced)|agree|sign|approve|decide|say yes|go along|have it)\b"
    r"|\b(?P<name_>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?) (?:decides|signs (?:it|off|this)|approves|has the (?:final|last) (?:say|word))\b"
)
#: Their own say, in the first person.
_OWN = re.compile(
    r"\b(?:it(?:['’]ll| will) (?:mostly |just |only |probably )?be me\b|I (?:make the call|decide on|sign (?:it|off|this))|"
    r"I have the (?:final|last) (?:say|word)|I (?:can|may) (?:sign|approve|decide) (?:it|this|that|up to|alone)|"
    r"(?:it['’]s|that['’]s|it is) my (?:decision|call)\b)",
    re.IGNORECASE,
)
_NOBODY = frozenset("Everybody Everyone Nobody Somebody Someone People Management Sales Operations Marketing "
                    "Engineering Production Purchasing Procurement Finance Legal Security Compliance Council "
                    "Board".split())  # fmt: skip
_COMPILED = tuple((re.compile(pattern), label, title) for pattern, label, title in _FUNCTIONS)
MOST_UNNAMED = 3

#: Begin a sentence with a capital just before a name.
_BEFORE_NAMES = frozenset("Ask Tell Meet Met Call With Let Get See Bring Loop Include Invite Is Was And Have".split())


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the deal, as far as needed here."""

    id: str
    name: str
    role: str | None


@dataclass(slots=True)
class Say:
    """What others said of somebody's say.

    Attributes:
        authority, veto: ``(weight, words, evidence id)`` each, for ``person_estimates``.
        label, title: for somebody nobody has met: what the buyer called them, and a title for the table of roles.
    """

    authority: list[tuple[float, str, str]]
    veto: list[tuple[float, str, str]]
    label: str = ""
    title: str = ""
    named_by: str = ""


def who_else(
    said: Sequence[tuple[str, Piece]], people: Sequence[Somebody], table: RoleTable
) -> tuple[dict[str, Say], list[Say]]:
    """What buyers said of who has a say.

    Args:
        said: ``(speaker's id, piece)`` of everybody on the buyer's side.
        people: the buyer's side.

    Returns:
        By person id, and for functions that nobody present answers for, at most ``MOST_UNNAMED``, most spoken of first.
    """
    known: dict[str, Say] = {}
    unmet: dict[str, Say] = {}
    by_id = {p.id: p for p in people}
    names = _short_names(people)
    for speaker, piece in said:
        consensus = piece.facets.get(Facet.CONSENSUS, 0.0)
        say = bool(_SAY.search(piece.quote))
        chief = _chief_in(piece.quote)
        if chief is None and (say or consensus >= 0.5):
            chief = _titled_in(piece.quote) or _spoken_of(piece, names) or _by_name(piece.quote)
        if _OWN.search(piece.quote):
            own = 0.6 * (0.4 + 0.6 * piece.strength) * (HEARD if piece.reported else 1.0)
            known.setdefault(speaker, Say([], [])).authority.append((own, plain(piece.quote), piece.id))
        if not say and consensus < 0.5 and chief is None:
            continue
        worth = max(consensus, 0.6 if say else 0.0) * (0.4 + 0.6 * piece.strength) * (HEARD if piece.reported else 1.0)
        heavy = bool(_VETO.search(piece.quote))
        row = (worth if say else worth / 2, plain(piece.quote), piece.id)
        for person in {names[w] for w in re.findall(r"[^\W\d_]+", piece.quote) if w in names} - {speaker}:
            _note(known.setdefault(person, Say([], [])), row, heavy)
        name, title = chief or ("", "")
        if name and name.split()[0] in names:
            continue
        # "He has to sign it", after "our CFO": somebody here may be that officer.
        pointed = say and title and not name and title not in piece.quote
        if pointed and (officer := _answering(title, title, people, table)) is not None:
            _note(known.setdefault(officer, Say([], [])), row, heavy)
            continue
        if chief is not None and (name or _answering(title, title, people, table) is None):
            label = f"{name} ({title})" if name and title else name or title
            known_as = next((k for k, v in unmet.items() if _same(k, v.title, name, title)), label)
            if name and known_as in (title, name) and known_as != label:
                # Spoken of by title or by name alone before, and now by both: one person.
                unmet[label] = unmet.pop(known_as)
                unmet[label].label, unmet[label].title, known_as = label, title, label
            label = known_as
            found = unmet.setdefault(label, Say([], [], label, title, by_id[speaker].name))
            _note(found, row, heavy)
            continue
        if not say:
            continue
        for pattern, label, title in _COMPILED:
            if not pattern.search(piece.quote):
                continue
            here = _answering(title, label, people, table)
            if here is not None:
                # A function that somebody here answers for; they may be speaking for it themselves.
                _note(known.setdefault(here, Say([], [])), row, heavy)
            else:
                found = unmet.setdefault(label, Say([], [], label, title, by_id[speaker].name))
                _note(found, row, heavy)
    ordered = sorted(unmet.values(), key=lambda s: (-sum(w for w, _, _ in s.authority), s.label))
    return known, ordered[:MOST_UNNAMED]


def _chief_in(quote: str) -> tuple[str, str] | None:
    """Name (empty if none is said) and title of a chief officer of theirs who is spoken of."""
    for named in _NAMED_CHIEF.finditer(quote):
        words = [w for w in named["name"].split() if w not in NO_NAMES and w not in _BEFORE_NAMES]
        if words and not words[0].endswith("ly"):
            return " ".join(words), named["title"] or named["is_title"]
    chief = _CHIEF.search(quote)
    return (chief["name"] or "", chief["title"]) if chief else None


def _same(label: str, title: str, name: str, now: str) -> bool:
    """Whether somebody of this label and title is who is spoken of now."""
    if name and label != title:
        # A first name alone may be either's; two whole names are two people unless they are the same.
        one_word = " " not in label or " " not in name
        return label.split()[0] == name.split()[0] if one_word else label == name
    return bool(now) and title == now


def speaks_of_a_say(text: str) -> bool:
    """Whether a sentence speaks of somebody's say in the decision, one's own or that of somebody spoken of."""
    return bool(_OWN.search(text) or (_SAY.search(text) and (_PRONOUN.search(text) or _by_name(text))))


def _titled_in(text: str) -> tuple[str, str] | None:
    """Name and title of the last one who is named with both."""
    found = [m for m in _TITLED.finditer(text) if m["name"].split()[0] not in NO_NAMES]
    return (found[-1]["name"], found[-1]["title"]) if found else None


def _by_name(text: str) -> tuple[str, str] | None:
    """The bare name of somebody who has to agree."""
    for match in _NAMED_SAY.finditer(text):
        words = [w for w in (match["name"] or match["name_"]).split() if w not in NO_NAMES and w not in _BEFORE_NAMES]
        if words and words[0] not in _NOBODY and not words[0].endswith("ly"):
            return " ".join(words), ""
    return None


def _spoken_of(piece: Piece, names: Mapping[str, str]) -> tuple[str, str] | None:
    """Whom "he" or "she" means: the last one named with a title before, unless somebody of the deal was named since."""
    if not _PRONOUN.search(piece.quote) or any(w in names for w in re.findall(r"[^\W\d_]+", piece.quote)):
        return None
    told = [(m.start(), m["name"], m["title"]) for m in _TITLED.finditer(piece.before)]
    told += [(m.start(), m["name"] or "", m["title"]) for m in _CHIEF.finditer(piece.before)]
    told += [(m.start(), "", m["title"]) for m in _ASKED_OF.finditer(piece.before)]
    if not told:
        return None
    at, name, title = max(told, key=lambda t: (t[0], len(t[1])))
    called = list(_CALLED.finditer(piece.before, at))
    if not called and any(m[0] in names for m in re.finditer(r"[^\W\d_]+", piece.before[at + 1 :])):
        return None
    return (called[-1]["name"] if called else name), title


def _note(say: Say, row: tuple[float, str, str], heavy: bool) -> None:
    say.authority.append(row)
    if heavy:
        say.veto.append(row)


def _short_names(people: Sequence[Somebody]) -> dict[str, str]:
    """Every word of a name that only one person here has, with a capital, to that person's id."""
    seen: dict[str, set[str]] = {}
    for person in people:
        for word in person.name.split():
            if len(word) > 2 and word[0].isupper() and plain(word) in person_key(person.name):
                seen.setdefault(word, set()).add(person.id)
    return {word: next(iter(ids)) for word, ids in seen.items() if len(ids) == 1}


def _initials(role: str) -> str:
    """``"coo"`` of "Chief Operating Officer"."""
    return "".join(w[0] for w in plain(role).split() if w not in {"of", "and", "the"})


def _answering(title: str, label: str, people: Sequence[Somebody], table: RoleTable) -> str | None:
    """The one person here whose role is that function, if there is exactly one."""
    words = label.removeprefix("the ").split()[-1]
    named = [
        p.id
        for p in people
        if p.role and (re.search(rf"\b{re.escape(plain(words))}\b", plain(p.role)) or _initials(p.role) == plain(words))
    ]
    if len(named) == 1:
        return named[0]
    wanted = table.rule(title)
    same = [p.id for p in people if wanted is not None and table.rule(p.role) is wanted]
    if label in ("their manager", "their partner") or len(same) != 1:
        return None
    # A chief officer is only that officer: the COO does not answer for the CTO.
    return same[0] if wanted is not None and wanted.name != "chief officer" else None
