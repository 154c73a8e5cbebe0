"""Who else has a say, as the buyers named them. Pure.

Names and functions are read only where the sentence speaks of a say in the decision ("signs", "final call", "has to
agree"), or where it is evidence of `consensus`. Nobody is invented: what comes back is somebody of the deal, or a
function by the word the buyer used for it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.profiles.around.bearers import NONE, SELF, bearers
from otherside.profiles.around.chairs import chairing, speaks_of_a_body
from otherside.profiles.around.functions import FUNCTIONS, function_of, named_beside
from otherside.profiles.around.officers import ASIDE, PRONOUN, by_name, chief_in, spoken_of
from otherside.profiles.around.own_say import OwnSay, answers_me, own_say, stays_out
from otherside.profiles.around.titled import titled_in
from otherside.profiles.around.whose_say import deciders, deciding_kin, kin_named, same_kin
from otherside.profiles.beliefs import HEARD, Piece, same_words
from otherside.profiles.role_priors import RoleTable
from otherside.profiles.said.plainly import stops_it
from otherside.profiles.said.settled import approval
from otherside.profiles.who.names import person_key, plain

#: "She can stop it before it gets to him."
_CAN_STOP = r"(?:can|could|may|will) (?:still |simply |just |always )?(?:stop|block|sink) (?:it|this|the (?:whole )?(?:thing|deal))"
#: "If she's against it, it won't go."
_ENDS_IT = (
    r"(?:against (?:it|this)|not (?:for|behind) (?:it|this)),? (?:then )?(?:it|this|that|nothing)(?: is|['’]s)?(?: not going to| "
    r"will not| won['’]t|n['’]t going to| isn['’]t going to)? (?:go(?: (?:ahead|anywhere|through))?|happen|work|fly|dead|over|off)"
)
_SAY = lazily(
    r"\b(?:sign(?:s|ed|ing)? (?:it|off|this|that|the|on)|sign-?off|has to sign|must sign|approv\w+|final (?:call|say|"
    r"decision|word)|make the call|decide[sd]?\b|decision[- ]maker|has to agree|must agree|have to agree|vote[sd]?|"
    r"veto\w*|kill (?:it|this|that|any)|holds? the (?:money|budget|purse)|controls? the (?:money|budget|purse)|buy[- ]in|"
    r"blessing|green ?light|past (?:him|her|them|finance|legal|procurement|the board)|"
    r"(?:cross(?:es)?|across|on) (?:\w+['’]s|his|her|their) desk|needs? to (?:see|hear|be convinced|be on board|agree)|"
    r"won['’]t (?:let|have|sign|agree)|going to want|(?:will|would|['’]ll) want to (?:know|see|hear)|in favou?r|"
    rf"{_ENDS_IT}|{_CAN_STOP}|(?:can|may) sign (?:for )?(?:up to|anything (?:under|below|up to))|(?:escalate|run (?:it|this) (?:up|past)|"
    rf"go up) to|say(?:s)? (?:yes|no)|push(?:es)? back|on board)\b",
    re.IGNORECASE,
)
_VETO = lazily(
    r"\b(?:final (?:call|say|decision|word)|has to (?:agree|sign|approve)|must (?:agree|sign|approve)|have to agree|"
    r"vote[sd]?|veto\w*|kill (?:it|this|that|any)|won['’]t (?:let|have|sign|agree)|sign-?off|signs? (?:it|off|this)|"
    rf"without (?:him|her|them|his|their)|{_ENDS_IT}|{_CAN_STOP})\b",
    re.IGNORECASE,
)
#: Their own say, in the first person.
_OWN = lazily(
    r"\b(?:it(?:['’]ll| will) (?:mostly |just |only |probably )?be me\b|I (?:make the call|decide on|sign (?:it|off|this))|"
    r"I have the (?:final|last) (?:say|word)|I (?:can|may) (?:sign|approve|decide) (?:it|this|that|up to|alone)|"
    r"(?:it['’]s|that['’]s|it is) my (?:decision|call)\b)",
    re.IGNORECASE,
)
#: Their own power to stop it, outright and in the first person; what they cannot sign yet is no such power.
_OWN_VETO = lazily(
    r"(?<![Ii]f )(?<![Ww]hether )(?<![Ww]hen )\bI(?: will| would| can| could| shall| have to|['’]ll|['’]d)?"
    r"(?: (?:simply|just|still|also|then|always|certainly|have to))* (?:veto(?:ed)?\b|(?:block|kill) (?:it|this|that)\b)"
    r"|\bI (?:won['’]t|will not|would not|wouldn['’]t|am not going to) (?:sign|approve|agree to|release)\b"
    r"|\bI['’]m not going to (?:sign|approve|agree to|release)\b|\bI (?:have|hold|keep) (?:a|the|my) (?:right of )?veto\b|"
    r"\bmy veto\b|\bthe answer from (?:me|my side) is(?: still)? no\b",
)
#: Of a body by its name, "the board has to approve it".
_HAS_TO = lazily(
    r"\b(?:(?:has|have|needs?|will have) to|must) (?:approve|agree|sign|decide|say yes|clear|release)\b", re.IGNORECASE
)
#: What somebody says or spreads is no say of theirs in the decision.
_TALKS = lazily(
    r"^ (?:(?:keeps?|kept|is|was|has been|goes on|went on) )?(?:telling|saying|claiming|spreading|asking|tells?|says|said|claims?|"
    r"claimed|thinks?|thought|believes?)\b"
)
_IS_TOLD = lazily(r"\b(?:tells?|told|telling|informed|reminded|warned) (?:the |our |my |his |her )?$", re.IGNORECASE)
_WITHOUT = lazily(r"\bwithout (?=[A-Z])|\bif (?=[A-Z][\w’-]+(?: \w+){0,3} says no\b)", re.IGNORECASE)
MOST_UNNAMED = 3


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
        none: their own words that it is not theirs to decide, in the same form.
        own: ids of their own words that it is theirs.
        label, title: for somebody nobody has met: what the buyer called them, and a title for the table of roles.
    """

    authority: list[tuple[float, str, str]]
    veto: list[tuple[float, str, str]]
    label: str = ""
    title: str = ""
    named_by: str = ""
    none: list[tuple[float, str, str]] = field(default_factory=list)
    own: list[str] = field(default_factory=list)

    def take(self, row: tuple[float, str, str], heavy: bool) -> None:
        """Adds what one sentence says of it; ``heavy`` where they can stop it."""
        self.authority.append(row)
        if heavy:
            self.veto.append(row)


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
    names = _short_names(people)
    heard = _Heard(people, table, names, _places(said, names), _agreed(said))
    parts = _parts(said)
    for speaker, piece in said:
        if piece.id not in parts:
            heard.take(speaker, piece)
    ordered = sorted(heard.unmet.values(), key=lambda s: (-sum(w for w, _, _ in s.authority), s.label))
    return heard.known, ordered[:MOST_UNNAMED]


class _Heard:
    """What was heard so far of who has a say.

    Args:
        people: the buyer's side.
        names: what each of them alone is called, to their ids.
        places: functions and departments for which one of them stands, to the id.
        agreed: functions that approved it, with the day.
    """

    def __init__(
        self,
        people: Sequence[Somebody],
        table: RoleTable,
        names: Mapping[str, str],
        places: Mapping[str, str],
        agreed: Mapping[str, dt.date],
    ) -> None:
        self.known: dict[str, Say] = {}
        self.unmet: dict[str, Say] = {}
        self._people, self._table, self._names, self._places, self._agreed = people, table, names, places, agreed
        self._by_id = {p.id: p for p in people}
        self._claims: dict[str, set[str]] = {}

    def take(self, speaker: str, piece: Piece) -> None:
        """Takes in what one piece says."""
        names = self._names
        # What a body has approved is no say that is still open.
        quote = piece.quote.replace(approval(piece.quote), "") if approval(piece.quote) else piece.quote
        if not quote.strip(" .!,;"):
            return
        consensus = piece.facets.get(Facet.CONSENSUS, 0.0)
        holds, stops = bearers(_SAY, quote, names), bearers(_VETO, quote, names)
        needed = _needed(quote, names)
        say = bool(holds or needed)
        own_alone = say and not needed and all(who == SELF for who in holds)
        chief = chief_in(quote)
        if chief is None and not own_alone and (say or consensus >= 0.5):
            chief = titled_in(quote) or spoken_of(piece, names) or by_name(quote)
        much = (0.4 + 0.6 * piece.strength) * (HEARD if piece.reported else 1.0)
        own = own_say(quote) or _answered(piece)
        if own == "none":
            self._deny(speaker, (much, same_words(quote), piece.id))
        elif own or _OWN.search(quote) or _own_veto(quote):
            self._note(speaker, (0.6 * much, same_words(quote), piece.id), own is not None or _own_veto(quote))
            self._claims.setdefault(speaker, set()).add(piece.id)
            self.known[speaker].none.clear()
            self.known[speaker].own += [piece.id] if own == "decides" else []
        named, kin = deciders(quote, piece.before), deciding_kin(quote)
        if (leads := chairing(quote, piece.after)) is not None:
            named = [*(n for n in named if n[0] not in leads.name), (leads.name, True)]
        if named or kin:
            if named:
                self._named(named, speaker, piece, max(consensus, 0.6) * much)
            for relative in kin:
                self._related(relative, speaker, (max(consensus, 0.6) * much, same_words(quote), piece.id), True)
            row = (max(consensus, 0.6) * much, same_words(quote), piece.id)
            # "Ida decides, but Tom has to agree": he has his say all the same.
            for person in ({*holds, *stops} & self._by_id.keys() | needed) - {speaker, *map(self._here, dict(named))}:
                self._note(person, row, person in stops or person in needed)
            return
        if not say and consensus < 0.5 and chief is None:
            return
        worth = max(consensus, 0.6 if say else 0.0) * much
        heavy = any(who != SELF for who in stops)
        if stays_out(quote):
            worth, heavy = 0.0, False
        row = (worth if say and not own_alone else worth / 2, same_words(quote), piece.id)
        stopping = {who for who in stops if who in self._by_id} | needed
        having = {who for who in holds if who in self._by_id} | stopping
        if NONE in holds or not (say or _SAY.search(quote)):
            # Of a say that is nobody's, or that somebody has not, nobody has any.
            having |= _mentioned(quote, names)
        having |= _meant(piece, names) if not having and (say or consensus >= 0.5) else set()
        for person in having - {speaker}:
            self._note(person, row, person in stopping or (heavy and not _mentioned(quote, names)))
        if not self._officer(chief, speaker, quote, row, say, heavy) and say and not own_alone:
            self._functions(speaker, piece, quote, row, heavy)

    def _named(self, named: Sequence[tuple[str, bool]], speaker: str, piece: Piece, worth: float) -> None:
        """Takes in whose decision it is by name; a title beside the name is theirs, and a body named with them has its say too."""
        row = (worth, same_words(piece.quote), piece.id)
        title = dict(t for t in (titled_in(piece.quote), chief_in(piece.quote)) if t is not None)
        quote = piece.quote
        if (leads := chairing(quote, piece.after)) is not None:
            # The body is whoever chairs it, and nobody beside.
            title[leads.name], quote = leads.title, quote.replace(leads.body, "")
        for name, decides in named:
            if (here := self._here(name)) == speaker:
                continue
            if here is None and (kin := kin_named(name)):
                self._related(kin, speaker, row, decides)
            elif here is not None:
                self._note(here, row, decides)
            else:
                self._officer((name, title.get(name, "")), speaker, piece.quote, row, False, decides)
        self._functions(speaker, piece, quote, row, False)

    def _related(self, kin: str, speaker: str, row: tuple[float, str, str], heavy: bool) -> None:
        """Takes in that it is for one of the speaker's family, whom somebody here may be by their role; "Mum" of two children is one."""
        function = function_of(f"my {kin}")
        here = next((p for k in same_kin(kin) if (p := self._answering(k, function or k)) is not None), None)
        if here is not None:
            if here != speaker:
                self._note(here, row, heavy)
            return
        whose = self._by_id[speaker].name
        told = (f"{p.name}'s {k}" for p in self._people if _one_family(p.name, whose) for k in same_kin(kin))
        label = function or next((known for known in told if known in self.unmet), f"{whose}'s {kin}")
        self._note_unmet(label, "partner" if function else "", speaker, row, heavy, label)

    def _deny(self, speaker: str, row: tuple[float, str, str]) -> None:
        """Takes in that it is not theirs to decide: what they claimed before that is theirs no more."""
        say = self.known.setdefault(speaker, Say([], []))
        claimed = self._claims.pop(speaker, set())
        say.authority = [r for r in say.authority if r[2] not in claimed]
        say.veto = [r for r in say.veto if r[2] not in claimed]
        say.none.append(row)
        say.own.clear()

    def _here(self, name: str) -> str | None:
        """Who of the people here is called so, if just one is; of a whole name each word has to be theirs."""
        found = {self._names.get(word) for word in name.split()}
        return next(iter(found)) if len(found) == 1 else None

    def _officer(
        self,
        chief: tuple[str, str] | None,
        speaker: str,
        quote: str,
        row: tuple[float, str, str],
        say: bool,
        heavy: bool,
    ) -> bool:
        """Takes in whoever is spoken of by name or title; whether that is all that the quote says of anybody's say."""
        name, title = chief or ("", "")
        if name and name.split()[0] in self._names:
            return True
        if name and not title and (here := self._places.get(name) or self._answering(name, name)) is not None:
            # "IT has to agree": a department, for which somebody here stands.
            if here != speaker:
                self._note(here, row, heavy)
            return True
        # "He has to sign it", after "our CFO": somebody here may be that officer.
        pointed = say and title and not name and title not in quote
        if pointed and (officer := self._answering(title, title)) is not None:
            self._note(officer, row, heavy)
            return True
        if chief is None or not (name or self._answering(title, title) is None):
            return False
        label = f"{name} ({title})" if name and title else name or title
        function = function_of(title) if name else None
        known_as = next((k for k, v in self.unmet.items() if k == function or _same(k, v.title, name, title)), label)
        if name and known_as != label and (known_as in (title, name, function) or name.startswith(f"{known_as} ")):
            # Spoken of by title or by name alone before, and now by both: one person.
            self.unmet[label] = self.unmet.pop(known_as)
            self.unmet[label].label, self.unmet[label].title, known_as = label, title, label
        self._note_unmet(known_as, title, speaker, row, heavy)
        return True

    def _functions(self, speaker: str, piece: Piece, quote: str, row: tuple[float, str, str], heavy: bool) -> None:
        """Takes in the functions that have a say, whoever answers for them."""
        for pattern, label, title in FUNCTIONS:
            # Whoever is told of it has no say by that.
            functions = [m for m in pattern.finditer(quote) if not _IS_TOLD.search(quote[: m.start()])]
            if not functions or all(named_beside(quote, m.start(), self._names) for m in functions):
                continue
            if label in self._agreed and (piece.date or dt.date.min) <= self._agreed[label]:
                continue
            here = self._places.get(label) or self._answering(title, label)
            if here is not None:
                # A function that somebody here answers for; they may be speaking for it themselves.
                self._note(here, row, heavy)
                continue
            # "The chief executive decides", after "Helen Marsh, our chief executive": one person.
            named = [k for k, v in self.unmet.items() if k != label and function_of(v.title) == label]
            known_as = named[0] if len(named) == 1 else label
            self._note_unmet(known_as, title, speaker, row, heavy, label)

    def _answering(self, title: str, label: str) -> str | None:
        return _answering(title, label, self._people, self._table)

    def _note(self, person: str, row: tuple[float, str, str], heavy: bool) -> None:
        self.known.setdefault(person, Say([], [])).take(row, heavy)

    def _note_unmet(
        self, known_as: str, title: str, speaker: str, row: tuple[float, str, str], heavy: bool, label: str = ""
    ) -> None:
        by = self._by_id[speaker].name
        self.unmet.setdefault(known_as, Say([], [], label or known_as, title, by)).take(row, heavy)


def _agreed(said: Sequence[tuple[str, Piece]]) -> dict[str, dt.date]:
    """Functions of which somebody said that they approved it, with the day: their yes is given, and nobody waits for it."""
    found: dict[str, dt.date] = {}
    for _, piece in said:
        words = approval(piece.quote).casefold()
        for _, label, _ in FUNCTIONS if words else ():
            if label in words:
                found[label] = max(found.get(label, dt.date.min), piece.date or dt.date.max)
    return found


def _answered(piece: Piece) -> OwnSay | None:
    """What say somebody has who answered "me" when asked whose it is."""
    asked, apart, own = piece.before.rpartition("\n\n")
    found = answers_me(asked, piece.quote) if apart and not own.strip() else None
    return found[2] if found is not None else None


def _own_veto(quote: str) -> bool:
    """Whether somebody speaks of their own power to stop it."""
    return bool(_OWN_VETO.search(quote)) or stops_it(quote)


def _parts(said: Sequence[tuple[str, Piece]]) -> set[str]:
    """Ids of pieces that are cut out of another one of the same person and day: one sentence tells of a say once."""
    by_day: dict[tuple[str, dt.date | None], list[tuple[str, str]]] = {}
    for speaker, piece in said:
        if _SAY.search(piece.quote) or own_say(piece.quote) or _OWN.search(piece.quote) or _own_veto(piece.quote):
            by_day.setdefault((speaker, piece.date), []).append((plain(piece.quote), piece.id))
    return {
        key
        for rows in by_day.values()
        for words, key in rows
        if any(words in other and words != other for other, _ in rows)
    }


def _places(said: Sequence[tuple[str, Piece]], names: Mapping[str, str]) -> dict[str, str]:
    """Functions and departments for which just one person here is named anywhere: "Dmitri in IT"."""
    found: dict[str, set[str]] = {}
    for _, piece in said:
        for pattern, label, _ in FUNCTIONS:
            for m in pattern.finditer(piece.quote):
                if who := named_beside(piece.quote, m.start(), names):
                    found.setdefault(label, set()).add(who)
        for m in re.finditer(
            r"(?<= in | at )(?:the |our )?(?P<of>[A-Z][\w&]*)\b|(?<= from )(?P<from>[A-Z][\w&]*)\b", piece.quote
        ):
            place = m["of"] or m["from"]
            if place not in names and (who := named_beside(piece.quote, m.start("of" if m["of"] else "from"), names)):
                found.setdefault(place, set()).add(who)
    return {label: next(iter(ids)) for label, ids in found.items() if len(ids) == 1}


def _mentioned(quote: str, names: Mapping[str, str]) -> set[str]:
    """Everybody here who is named in a sentence, without those who are told of it, or whose talk it reports."""
    return {
        names[m[0]]
        for m in re.finditer(r"[^\W\d_]+", quote)
        if m[0] in names and not ASIDE.search(quote[: m.start()]) and not _TALKS.search(quote[m.end() :])
    }


def _needed(quote: str, names: Mapping[str, str]) -> set[str]:
    """Those without whom it does not go: "not without Ida", "if Ida says no, it's no"."""
    words = (re.match(r"[^\W\d_]+", quote[m.end() :]) for m in _WITHOUT.finditer(quote))
    return {names[w[0]] for w in words if w is not None and w[0] in names}


def _meant(piece: Piece, names: Mapping[str, str]) -> set[str]:
    """Whom "her" means: the only one who is named in the sentence just before, where nobody is in this one."""
    if not PRONOUN.search(piece.quote) or any(w in names for w in re.findall(r"[^\W\d_]+", piece.quote)):
        return set()
    before = piece.before.rpartition("\n")[2].strip()
    last = re.split(r"(?<=[.!?])\s+", before)[-1] if before else ""
    found = {names[w] for w in re.findall(r"[^\W\d_]+", last) if w in names}
    return found if len(found) == 1 else set()


def _same(label: str, title: str, name: str, now: str) -> bool:
    """Whether somebody of this label and title is who is spoken of now."""
    if name and label != title:
        # A first name alone may be either's; two whole names are two people unless they are the same.
        one_word = " " not in label or " " not in name
        return label.split()[0] == name.split()[0] if one_word else label == name
    return bool(now) and title == now


def speaks_of_a_say(text: str) -> bool:
    """Whether a sentence speaks of somebody's say in the decision, one's own or that of somebody spoken of."""
    return bool(
        _OWN.search(text)
        or own_say(text)
        or _own_veto(text)
        or deciders(text)
        or deciding_kin(text)
        or speaks_of_a_body(text)
        or (_SAY.search(text) and (PRONOUN.search(text) or by_name(text)))
        or (_HAS_TO.search(text) and not text.rstrip().endswith("?") and any(p.search(text) for p, _, _ in FUNCTIONS))
    )


def _one_family(name: str, other: str) -> bool:
    """Whether two names are one, or share the last of several words."""
    return name == other or (" " in name and " " in other and name.split()[-1] == other.split()[-1])


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
    called = [p.id for p in people if (rule := table.rule(p.role)) is not None and plain(rule.name) == plain(label)]
    if len(called) == 1:
        return called[0]
    wanted = table.rule(title)
    same = [p.id for p in people if wanted is not None and table.rule(p.role) is wanted]
    if label in ("their manager", "their partner") or len(same) != 1:
        return None
    # A chief officer is only that officer: the COO does not answer for the CTO.
    return same[0] if wanted is not None and wanted.name != "chief officer" else None
