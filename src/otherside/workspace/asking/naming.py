"""Whom a question names, and who is of them: deals, people, roles, values of the CRM's fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

from otherside.domain import Deal, Outcome, Person
from otherside.domain.patterns import lazily
from otherside.market.asking import Asked, framed, plural_of, understand
from otherside.market.people_meant import asked_of, people_meant, words_of
from otherside.questions.view import role_class
from otherside.workspace.asking.everyday import Meant, meant_by
from otherside.workspace.asking.spoken_of import by_known_names, in_full
from otherside.workspace.market.sorting import Told

Fits = Callable[[str, str, str], bool]
"""Whether somebody, by deal, id and name, is of those that a question names."""
#: What people say for a class of roles: a financial controller is somebody in finance.
_CALLED: Mapping[str, tuple[str, ...]] = {
    "finance": ("finance",),
    "buyer": ("procurement", "purchasing"),
    "executive": ("executive",),
    "owner": ("owner",),
}
_NOT_WON = frozenset({Outcome.LOST, Outcome.NO_DECISION})
_TITLES = frozenset("dr mr mrs ms miss prof professor sir".split())
_TITLED = lazily(rf"\b(?:{'|'.join(sorted(_TITLES))})\.? (?P<name>[\w-]+)", re.IGNORECASE)
#: Values of fields that name no part of a market.
#: First words of a firm's name that mean nobody by themselves.
_COMMON = frozenset(
    "the new old big best first general national international royal united american british german european city north south east "
    "west university saint bank house group health home data digital global local public".split()
)
_NO_VALUES = frozenset("yes no true false none other unknown".split())
_MOST_WORDS = 4
_ABOUT = r"\b(?:about|mention(?:s|ed|ing)?) (?:the |our |a |an )?(?:[\w-]+ (?:and|or) )?"
_SAID_ABOUT = r"\b(?:say|says|said|think|thinks|thought|tells?|told|talks?|talked|speaks?|spoke)(?: (?:to )?(?:us|me))? (?:about|of) "
_CUSTOMERS = lazily(r"\bcustomers\b", re.IGNORECASE)
_AND = lazily(r"\s*(?:and|or|versus|vs\.?|&)\s+(?:the |our )?", re.IGNORECASE)
#: Where firms are meant by what they are, whatever else the words may say.
_OF_FIRMS = (
    r"(?:\b(?:lose|lost|losing|win|won|winning|among|hold\w*|stop\w*|which|many|most|for|than|with|to|do|does|did|are|have|"
    r"versus|vs|from|in|at) "
    r"(?:(?:the|our|any|all|most|of) )*|['’]s |^\W*(?:why|what|how) (?:(?:do|does|did|are|is|have|would) )?(?:the |our )?|\b(?:and|or) )"
)
#: Where a question asks whoever is called so, and nobody may be.
_ASKED_OF_THEM = lazily(
    r"\bhold\w* (?:the |our )?(?P<held>[^\W\d_]+s) back\b|\b(?:which|how many) (?P<says>[^\W\d_]+s) (?:mention|say|talk|speak|"
    r"complain|want|need|fear)\b",
    re.IGNORECASE,
)
#: A deal called by a plain word is meant in a question in small letters only where something is said there.
_THERE = r"(?:\b(?:in|from|among|across|of all|within) (?:the |our |all )*|\b(?:do|does|did|have|has) (?:the |our |all )+|^\W*(?:the|our) )"
#: What is counted of a firm, and asked of nobody by that name.
_COUNTED = lazily(
    r"\bhow many (?P<what>(?:[\w-]+ ){1,3}?)(?:(?:do|does|did) [^?]{1,60}? (?:have|employ|run|use|need|own|operate)\b|"
    r"(?:work|are there|are|sit) (?:at|in|for|with|on) )",
    re.IGNORECASE,
)
_HAVING = frozenset("work sit employ run use need own operate".split())
#: The kinds of names, as fields of the CRM have their own.
DEAL, PERSON, ROLE = "deal", "person", "role"
#: The kind of a question of somebody whom nobody is known as, and of one in a deal that nobody knows.
STRANGER, NO_DEAL = "stranger", "no_deal"


def known_as(role: str | None) -> tuple[str, ...]:
    """What people of a role are called, whatever its words."""
    return _CALLED.get(role_class(role) or "", ())


class Naming:
    """What may be named in a question.

    Args:
        deals: by name, with the fields of the CRM.
        people: of theirs, by id.
        told: what they told of themselves in forms, by person and deal.
        within: the one deal that is asked about, whoever else is called so; empty for all.
    """

    def __init__(
        self,
        deals: Mapping[str, Deal],
        people: Mapping[str, Person],
        told: Told = MappingProxyType({}),
        within: str = "",
    ) -> None:
        self._deals, self._people, self._told, self._within = deals, people, told, within
        #: Values of fields, in lower case, with the names of the fields.
        self._values: dict[str, set[str]] = {}
        self._everyday: dict[str, Meant | None] = {}
        #: What several words of a value are about: "landlords" are private landlords and social ones.
        self._kinds: dict[str, set[str]] = {}
        self._written: dict[str, str] = {}
        for fields in (*(deal.fields for deal in deals.values()), *told.values()):
            for key, value in fields.items():
                if not _is_name(value):
                    continue
                self._written.setdefault(value.casefold(), value)
                self._values.setdefault(value.casefold(), set()).add(key)
                last = value.split()[-1].casefold()
                if " " in value and len(last) > 3 and not framed(last):
                    self._kinds.setdefault(last, set()).add(key)

    @cached_property
    def _words(self) -> tuple[set[str], set[str]]:
        """Words of all roles that name a field of work, and those that name who is in it, as firms by what they are."""
        fields: set[str] = set()
        doers = set(self._kinds)
        for role in {person.role for person in self._people.values() if person.role}:
            for called in (role, *known_as(role)):
                own = words_of(called)
                fields |= own[0]
                doers |= own[1]
        return fields, doers

    @cached_property
    def _short(self) -> dict[str, str]:
        """Deals by the first word of their name, where no other begins with it and nobody is called so."""
        firsts: dict[str, list[str]] = {}
        for name in self._deals:
            firsts.setdefault(re.split(r"[\s,]", name)[0], []).append(name)
        taken = {part.casefold() for p in self._people.values() for part in p.name.split()}
        houses: dict[str, set[str]] = {}
        for person in self._people.values():
            own = [name for name in person.deals if name in self._deals]
            for house in _calls_of(person.organisation):
                houses.setdefault(house, set()).update(own)
        # The firm of those heard in a deal stands for it, whatever the folder was called.
        known = {house: [*own] for house, own in houses.items() if house not in self._deals}
        return {
            first: names[0]
            for first, names in (known | firsts).items()
            if len(names) == 1
            and first != names[0]
            and len(first) > 3
            and not framed(first)
            and first.casefold() not in taken
        }

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        """Ids of people by what they are called: in full, by the first name, by the last."""
        out: dict[str, set[str]] = {}
        for who, person in self._people.items():
            parts = _parts(person.name)
            for name in (person.name, *parts[:1], *parts[1:][-1:]):
                if len(name) > 2:
                    out.setdefault(name, set()).add(who)
        return out

    def understand(self, question: str) -> Asked:
        """The question as ``market.asking`` reads it, whom it names by names that are known here."""
        whole = in_full(" ".join(question.split()), self._deals, self._people)
        text, strange = by_known_names(whole, self._deals, self._people)
        if strange and not (strange.casefold() in self._values or self._is_role(strange)):
            return Asked((), None, (), (), NO_DEAL, (strange,))
        # A word of a firm's name is no segment beside it, whatever other firms are called.
        bare = self._without_deals(text)
        folded = bare.casefold()
        values = [v for v in self._values if v in folded and not re.search(_ABOUT + plural_of(v), text, re.IGNORECASE)]
        titled = {m["name"].casefold() for m in _TITLED.finditer(text)}
        deals = [n for n in self._deals if self._is_deal(n, text) and n.casefold() not in titled]
        # A surname that a deal is called by, whatever the case of its letters, is found as the deal, and is both.
        of_deals = {d.casefold() for d in deals}
        names = [
            *deals,
            *(
                n
                for n in self._called
                if n.casefold() not in of_deals and n.casefold() in text.casefold() and self._is_called(n, text)
            ),
            *(self._written[v] for v in values),
            *(s for s in self._short if s in text and re.search(rf"(?<![\w-]){re.escape(s)}(?![\w-])", text)),
        ]
        # "What do the hospitals' engineers fear": whoever is named stands before a role as "the" does.
        named = [plural_of(n) for n in names if n.casefold() in text.casefold()]
        without = (
            re.sub(rf"(?:{'|'.join(named)})(?: (?:and|or)\b)?", "the", text, flags=re.IGNORECASE) if named else text
        )
        firms = self._firms(bare)
        fields, doers = self._words
        # Whoever works in them is called by them too: "restaurant owners".
        doers = {*doers, *firms}
        roles = dict.fromkeys(r for t in (bare, without) for r in people_meant(t, fields, doers))
        if counted := _COUNTED.search(text):
            # "How many engineers does the yard have" asks the yard, and not its engineers.
            roles = dict.fromkeys(r for r in roles if r.casefold() not in counted["what"].casefold())
        inside = {w for r in roles for w in r.casefold().split()}
        roles |= dict.fromkeys(w for w in firms if w not in inside and self._of_firms(w, text))
        names += [r for r in roles if not any(re.fullmatch(plural_of(v), r, re.IGNORECASE) for v in values)]
        asked = understand(text, names)
        if (
            asked.outcome == "won"
            and _CUSTOMERS.search(text)
            and not any(_ended(d, "won") for d in self._deals.values())
        ):
            # Where nobody has bought yet, customers are whoever was heard.
            asked = replace(asked, outcome=None)
        if counted:
            asked = replace(asked, topic=tuple(w for w in asked.topic if w.casefold() not in _HAVING))
        who, everybody = asked_of(text)
        them = _ASKED_OF_THEM.search(text)
        if not who and them and not framed(them["held"] or them["says"]):
            who = them["held"] or them["says"]
        left = set(asked.topic) & set(who.split())
        if left and not asked.kind and not any(re.search(plural_of(name), who, re.IGNORECASE) for name in asked.names):
            if not everybody:
                return replace(asked, kind=STRANGER, facets=(), topic=(), called=(who,))
            asked = replace(asked, topic=tuple(word for word in asked.topic if word not in left))
        return replace(asked, names=tuple(dict.fromkeys(self._short.get(n, n) for n in asked.names)))

    def _without_deals(self, text: str) -> str:
        """A question with "the" for each deal whose name of several words stands in it."""
        names = sorted((n for n in self._deals if re.search(r"[\s_-]", n)), key=len, reverse=True)
        for name in names:
            if name.casefold() in text.casefold():
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "the", text, flags=re.IGNORECASE)
        return text

    def _firms(self, text: str) -> dict[str, Meant]:
        """The words of a question that mean firms by what they are, as they stand in it, with the part of the market they mean."""
        found = {}
        fields = self._words[0]
        for word in dict.fromkeys(re.findall(r"[^\W\d_]{3,}", text)):
            low = word.casefold()
            if framed(low) or low in self._values or word in self._deals or low in fields:
                continue
            if meant := self._meant_by(low):
                found[low] = meant
        return found

    def _meant_by(self, word: str) -> Meant | None:
        if word not in self._everyday:
            known = word in self._kinds or _bare(word) in self._kinds
            self._everyday[word] = None if known else meant_by(word, self._deals, self._told.values())
        return self._everyday[word]

    def _of_firms(self, word: str, text: str) -> bool:
        """Whether firms are meant by a word in a question, and not what is said of them."""
        if not word.endswith("s") or re.search(_ABOUT + re.escape(word), text, re.IGNORECASE):
            return False
        return re.search(rf"{_OF_FIRMS}{re.escape(word)}(?!\w|['’-])", text, re.IGNORECASE) is not None

    def _is_deal(self, name: str, text: str) -> bool:
        """Whether the name of a deal may stand for it in a question: "bad reviews" are not of a deal called Reviews."""
        if name in text or " " in name or name.casefold() not in text.casefold():
            return True
        # With a capital inside a sentence it is a name, however the deal's folder was written.
        if name.islower() and re.search(rf"(?<=[\w,] ){re.escape(name.capitalize())}(?:['’]s?)?(?![\w-])", text):
            return True
        return re.search(rf"{_THERE}{plural_of(name)}", text, re.IGNORECASE) is not None

    def taken(self, asked: Asked) -> list[str]:
        """What words of a question were taken for, where it is not what stands there."""
        roles = [name.casefold() for name in asked.names if self.kinds_of(name) == {ROLE}]
        words = dict.fromkeys((w, w == name) for name in roles for w in name.split())
        found = ((w, self._everyday.get(w) if alone else self._meant_by(w)) for w, alone in words)
        return [meant.told(w) for w, meant in found if meant]

    def _is_role(self, word: str) -> bool:
        fields, doers = self._words
        return not {word, _bare(word)}.isdisjoint({*fields, *doers})

    def _is_called(self, name: str, text: str) -> bool:
        """Whether a name of somebody may stand for them in a question: not where it is what somebody says something about."""
        word = rf"(?<![\w-]){re.escape(name)}(?:['’]s?)?(?![\w-])"
        if re.search(_SAID_ABOUT + word, text, re.IGNORECASE):
            return False
        # "Will they sign" is of nobody called Will, and a crane is no Ms Crane.
        first = any(_parts(person.name)[:1] == [name] for person in self._people.values())
        ordinary = framed(name) or name.casefold() in (
            "may",
            "mark",
            "rich",
            "hope",
            "bill",
            "grace",
            "joy",
            "pat",
            "sue",
        )
        exact = ordinary or not (" " in name or first)
        return re.search(rf"(?<=\s){word}" if ordinary else word, text, 0 if exact else re.IGNORECASE) is not None

    def kinds_of(self, name: str) -> set[str]:
        """Of which kind a name is: ``deal``, ``person``, ``role``, or a field of the CRM; several where it is ambiguous."""
        if name == self._within:
            return {DEAL}
        kinds: set[str] = set()
        if name in self._deals:
            kinds.add(DEAL)
        if any(called.casefold() == name.casefold() for called in self._called):
            kinds.add(PERSON)
        kinds |= self._values.get(name.casefold(), set())
        return kinds or self._kinds.get(_bare(name)) or {ROLE}

    def fits(self, asked: Asked, question: str) -> Fits:
        """Who is of those that a question names: of one of the names of a kind, and of every kind; "A and B" are either."""
        if not asked.names and not asked.outcome:
            return lambda deal, who, called: True
        named = self.groups(asked.names, question)
        one_each = {g[0] for g in named if len(g) == 1}
        people = any(self.kinds_of(name) == {PERSON} for name in asked.names)

        def kinds_in(name: str) -> set[str]:
            """A name by itself beside a person's is no second person's."""
            kinds = self.kinds_of(name)
            return {DEAL} if people and name in one_each and kinds == {DEAL, PERSON} else kinds

        groups = [[(name, kinds_in(name)) for name in group] for group in named]

        def of_them(deal_name: str, who: str, called: str) -> bool:
            deal = self._deals.get(deal_name)
            if asked.outcome and (deal is None or not _ended(deal, asked.outcome)):
                return False
            return all(any(self._is(name, kinds, deal_name, who, called) for name, kinds in group) for group in groups)

        return of_them

    def groups(self, names: Sequence[str], question: str) -> list[list[str]]:
        """Names of which somebody is to be one: of one kind, or joined by "and"."""
        text = " ".join(question.split())
        places = sorted(
            (m.start(), m.end(), name) for name in names for m in re.finditer(self._shown(name), text, re.IGNORECASE)
        )
        joined = {
            frozenset((a[2], b[2])) for a, b in pairwise(places) if a[1] <= b[0] and _AND.fullmatch(text[a[1] : b[0]])
        }
        out: list[list[str]] = []
        kinds_of = self._beside_people(names, joined)
        for name in names:
            kinds = kinds_of[name]
            home = next((g for g in out if any(kinds & kinds_of[o] or frozenset((o, name)) in joined for o in g)), None)
            if home is None:
                out.append([name])
            else:
                home.append(name)
        return out

    def _beside_people(self, names: Sequence[str], joined: Collection[frozenset[str]]) -> dict[str, set[str]]:
        """The kinds of some names of a question: beside somebody of theirs, the name of a deal that is a surname, too, is the deal's."""
        kinds = {name: self.kinds_of(name) for name in names}
        for name, own in kinds.items():
            others = (o for o in names if o != name and kinds[o] == {PERSON} and frozenset((o, name)) not in joined)
            if own == {DEAL, PERSON} and any(others):
                kinds[name] = {DEAL}
        return kinds

    def together(self, names: Sequence[str], question: str) -> tuple[str, list[str]]:
        """The names of which somebody is to be one of several, else those of the first kind; and their kind, if they have one."""
        groups = self.groups(names, question)
        group = next((g for g in groups if len(g) > 1), groups[0] if groups else [])
        kinds = [{m.field} if (m := self._everyday.get(name.casefold())) else self.kinds_of(name) for name in group]
        shared = set.intersection(*kinds) if kinds else set()
        return (min(shared) if shared else ""), group

    def beside(
        self,
        asked: Asked,
        question: str,
        names: Sequence[str],
        heard: Iterable[tuple[str, str]],
        voices: Collection[str],
    ) -> str:
        """How many of each of several names said it, of how many heard: ``" Hospital: 2 of 8; Private landlord: 1 of 7."``.

        Args:
            heard: deal and person of whoever was heard.
            voices: ids of whoever said it.
        """
        told = []
        for name in names:
            of_it = self.fits(
                replace(asked, names=tuple(n for n in asked.names if n == name or n not in names)), question
            )
            own = {who for deal, who in heard if of_it(deal, who, self._people[who].name)}
            told.append(f"{name}: {len(own & set(voices))} of {len(own)}" if own else f"{name}: nobody heard yet")
        return f" {'; '.join(told)}."

    def _shown(self, name: str) -> str:
        """A pattern of a name as it may stand in a question."""
        short = next((s for s, full in self._short.items() if full == name), "")
        return plural_of(name) + (rf"|(?<!\w){re.escape(short)}(?!\w)" if short else "")

    def _is(self, name: str, kinds: Iterable[str], deal_name: str, who: str, called: str) -> bool:
        low = name.casefold()
        for kind in kinds:
            if kind == DEAL:
                if deal_name == name:
                    return True
            elif kind == PERSON:
                parts = {called.casefold(), *(part.casefold() for part in called.split())}
                if low in parts:
                    return True
            elif kind == ROLE:
                if self._in_role(name, who, deal_name):
                    return True
            else:
                deal = self._deals.get(deal_name)
                stated = self._told.get((who, deal_name), {}).get(kind) or (deal.fields.get(kind) if deal else None)
                own = (stated or "").casefold()
                if own and (own == low or own.split()[-1] == _bare(name)):
                    return True
        return False

    def _in_role(self, words: str, who: str, deal_name: str) -> bool:
        """Whether somebody's role has every word of some that mean a role: "lift engineers"; or their firm is what a word calls it."""
        person, deal = self._people.get(who), self._deals.get(deal_name)
        role = (person and person.role) or ""
        own = {_bare(w) for w in re.findall(r"[^\W\d_]+", role)} | {_bare(w) for w in known_as(role or None)}
        for word in re.findall(r"[\w&]+(?:['’]s)?", words):
            low = word.casefold()
            if low in ("of", "for", "the") or _bare(word) in own:
                continue
            # "Restaurant owners" are owners of firms that are called so; a word alone is what the question took it for.
            meant = self._meant_by(low) if " " in words else self._everyday.get(low)
            if meant is None:
                return False
            stated = self._told.get((who, deal_name), {}).get(meant.field) or (
                deal.fields.get(meant.field) if deal else None
            )
            if stated != meant.value:
                return False
        return True


def _ended(deal: Deal, outcome: str) -> bool:
    if outcome == "not_won":
        return deal.outcome in _NOT_WON
    if outcome == "open":
        return deal.outcome in (None, Outcome.OPEN)
    return deal.outcome is not None and deal.outcome.value == outcome


def _parts(name: str) -> list[str]:
    """The words of somebody's name without a title."""
    return [part for part in name.split() if part.casefold().rstrip(".") not in _TITLES]


def _calls_of(house: str | None) -> list[str]:
    """What a firm is called: in full, and by a first word that is no common one."""
    words = (house or "").split()
    if not words or not words[0][0].isupper():
        return []
    return [" ".join(words), words[0]] if len(words) > 1 and words[0].casefold() not in _COMMON else [" ".join(words)]


def _is_name(value: str | None) -> bool:
    """Whether a value of a field may name a part of the market: some words, no number and no note."""
    return bool(
        value
        and value[0].isalpha()
        and len(value) > 1
        and len(value.split()) <= _MOST_WORDS
        and value.casefold() not in _NO_VALUES
        and not framed(value)
    )


def _bare(word: str) -> str:
    """A word without its plural's or genitive's ending, in lower case."""
    low = re.sub(r"['’]s?$", "", word).casefold()
    return (
        f"{low[:-3]}y"
        if low.endswith("ies") and len(low) > 4
        else low[:-1]
        if low.endswith("s") and not low.endswith("ss")
        else low
    )
