"""The market of a workspace: sayings with their vectors, themes that stay, segments by any field, as plain data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from otherside.domain import CONSTRAINTS, FACETS, Facet, InputError, Side
from otherside.extraction.thresholds import shown_thresholds
from otherside.market.clustering import nearness_threshold
from otherside.market.discovery import Discovered, discover
from otherside.market.language import word_bank
from otherside.market.matters import matters
from otherside.market.names import Names
from otherside.market.phrases import COUNTED, some, speakers
from otherside.market.positioning import positioning, positioning_html, positioning_markdown
from otherside.market.roles import joined
from otherside.market.saying import Saying, people_of
from otherside.market.segments import by_outcome, segments
from otherside.market.shared import shared
from otherside.market.speaking import Ear, TheirWords
from otherside.market.statistics import FEW_PEOPLE, TOO_FEW, few
from otherside.market.themes import Theme, themes_of, trends, trends_of
from otherside.messaging.drafts.tact import hurt, private
from otherside.profiles.private.part import tells_a_part
from otherside.store import EvidenceRow
from otherside.workspace.heard.beside import idle
from otherside.workspace.heard.named_ways import named_ways
from otherside.workspace.heard.over import given_up_by, still_wished
from otherside.workspace.heard.rows import IN_CONFIDENCE, in_confidence, ours_alone, rows_of
from otherside.workspace.intake.adding import Progress, silent
from otherside.workspace.market.alternatives import named_anywhere
from otherside.workspace.market.heard import holds_back, sentences_heard
from otherside.workspace.market.kept_themes import read_models, write_models
from otherside.workspace.market.meanings import meanings
from otherside.workspace.market.names import names_known
from otherside.workspace.market.of_us import OfUs
from otherside.workspace.market.report_rows import (
    bank_rows,
    drill,
    drilled,
    each_said,
    language_of,
    matter_row,
    of_kind,
    row_of,
    told_already,
    told_between,
)
from otherside.workspace.market.sorting import commonest, of_field, told_fields, told_in
from otherside.workspace.searching import field_of, known_deals, opened

if TYPE_CHECKING:
    from otherside.workspace.workspace import Workspace

#: Where the themes' places are kept between runs.
FOLDER = "market"
#: Instead of a field: segments found from what people speak of.
PROFILE = "profile"
#: Words to write in.
_BANK = 30
#: Part of what is shown as read at which something is nearly read: it counts where somebody else was read to say the like.
_NEARLY = 0.5
#: The mark of words that would embarrass whoever said them, or somebody else.
PERSONAL = "personal"


class Market:
    """Everything that was said, read once."""

    def __init__(self, workspace: Workspace, progress: Progress = silent) -> None:
        self.folder = workspace.folder / FOLDER
        self.deals = {d.name: d for d in known_deals(workspace)}
        self.people = {p.id: p for p in workspace.store.people(side=Side.THEIRS)}
        shown = shown_thresholds()
        self.sayings: list[Saying] = []
        #: Other ways by the names that buyers use, each with a sentence that names it.
        self.named: list[tuple[str, Saying]] = []
        #: Deal and person of whoever of theirs said anything, whether or not something was read in it.
        self.heard: set[tuple[str, str]] = set()
        #: What people told of themselves in forms, by person and deal.
        self.told: dict[tuple[str, str], dict[str, str]] = {}
        self._themes: dict[Facet, tuple[list[Theme], list[Saying]]] = {}
        self._placed: dict[Facet, list[tuple[Theme, NDArray[np.intp]]]] = {}
        #: Where it was nearly read that something holds them back: by conversation and turn the places in it.
        self.nearly: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.of_us = OfUs(self.deals.values())
        deals = workspace.store.deals()
        for number, deal in enumerate(deals):
            progress("gathering", number, len(deals))
            conversations = list(workspace.conversations(deal.name))
            confided = in_confidence(conversations)
            self.of_us.look(conversations)
            self.told |= told_in(conversations)
            spoke = {who for c in conversations for t in c.turns if (who := c.speaker(t.turn))}
            self.heard |= {(deal.name, who) for who in spoke & self.people.keys()}
            ways = named_ways(workspace, deal, conversations)
            # Somebody's cousin is no other supplier of a whole market.
            self.named += [(w.name, self._naming(row, confided)) for w in ways if not w.person for row in w.rows]
            indexed = {row.evidence.id for row in workspace.store.evidence(deal.name)}
            gone = given_up_by(conversations, self.people)
            for row in (still_wished(ours_alone(r), gone) for r in rows_of(workspace, deal)):
                item = row.evidence
                sure = {f: p for f, p in item.facets.items() if p >= shown[f]}
                # Our own words, to which they agreed, are nobody's in a market; a bare yes is about nothing there.
                tells = row.origin == "user" or not (item.confirmed or idle(item.quote))
                if tells and any(item.facets.get(f, 0.0) >= shown[f] * _NEARLY for f in CONSTRAINTS):
                    self.nearly[item.conversation, item.turn].append(item.start)
                if sure and tells and item.id in indexed:
                    person = self.people.get(row.person)
                    saying = Saying(
                            item.id, item.quote, sure, item.stance, item.strength, row.person, row.person_name,
                            row.deal, row.date, row.source, item.conversation, item.turn, item.start, item.end,
                            (person and person.role) or "",
                            _mark(item.quote, (item.conversation, item.turn) in confided), row.of,
                    )  # fmt: skip
                    self.sayings.append(self.of_us.marked(saying))
        #: How many people use each phrase anywhere: what everybody says names no theme.
        self.common = speakers((s.person, s.quote) for s in some(self.sayings, COUNTED))
        #: Of everybody known, whatever their side, and of the firms: no words of the market.
        self.names = Names(names_known(workspace), (s.quote for s in some(self.sayings, COUNTED)))
        index = opened(workspace)
        try:
            self.vectors: NDArray[np.float32] = index.vectors_of([s.id for s in self.sayings])
        finally:
            index.close()

    def _naming(self, row: EvidenceRow, confided: Collection[tuple[str, int]]) -> Saying:
        """A sentence that names another way, which is evidence of nothing else."""
        e, person = row.evidence, self.people.get(row.person)
        return Saying(
            e.id, e.quote, {}, e.stance, e.strength, row.person, row.person_name, row.deal, row.date, row.source,
            e.conversation, e.turn, e.start, e.end, (person and person.role) or "",
            _mark(e.quote, (e.conversation, e.turn) in confided),
        )  # fmt: skip

    def of(self, facet: Facet) -> list[int]:
        """Positions of the sayings of a facet."""
        return self._by_facet.get(facet, [])

    @cached_property
    def _by_facet(self) -> dict[Facet, list[int]]:
        found: dict[Facet, list[int]] = defaultdict(list)
        for n, saying in enumerate(self.sayings):
            for facet in saying.facets:
                found[facet].append(n)
        return dict(found)

    def heads(self, positions: Sequence[int]) -> int:
        """How many people said these."""
        return len(np.unique(self._who[positions])) if len(positions) else 0

    @cached_property
    def _who(self) -> NDArray[np.intp]:
        return np.unique([s.person for s in self.sayings], return_inverse=True)[1]

    def holds(self, sentence: Saying) -> bool:
        """Whether it was read in a sentence, or nearly so, that something holds somebody back."""
        places = self.nearly.get((sentence.conversation, sentence.turn), ())
        return holds_back(sentence) or any(sentence.start <= place < sentence.end for place in places)

    def themes(
        self, facets: Sequence[Facet] = FACETS, progress: Progress = silent
    ) -> tuple[list[Theme], dict[Facet, Sequence[Saying]]]:
        """The themes of some facets, and the sayings that their ``members`` point into; each facet's are found once."""
        missing = [facet for facet in facets if facet not in self._themes]
        if missing:
            known = read_models(self.folder)
            for number, facet in enumerate(missing):
                progress("themes", number, len(missing))
                places = self.of(facet)
                sayings = [self.sayings[n] for n in places]
                themes, known[facet] = themes_of(
                    facet, sayings, self.vectors[places], known.get(facet), self.common, self.names.words
                )
                self._themes[facet] = (themes, sayings)
            write_models(self.folder, known)
        return [t for facet in facets for t in self._themes[facet][0]], {f: self._themes[f][1] for f in facets}

    @cached_property
    def near(self) -> float:
        """Nearness to a topic that two sayings in a thousand by different people reach by chance."""
        return nearness_threshold(self.vectors, [s.person for s in self.sayings], chance=0.002)

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """Ids of theirs by name."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self.people.values():
            found[person.name].append(person.id)
        return dict(found)

    def placed(self, facets: Sequence[Facet]) -> list[tuple[Theme, NDArray[np.intp]]]:
        """The themes of some facets, each with the positions of its sayings."""
        self.themes([facet for facet in facets if facet not in self._placed])
        for facet in facets:
            if facet not in self._placed:
                places = np.array(self.of(facet), dtype=np.intp)
                self._placed[facet] = [(t, places[list(t.members)]) for t in self._themes[facet][0]]
        return [found for facet in facets for found in self._placed[facet]]

    def left(self, facets: Sequence[Facet]) -> dict[Facet, list[int]]:
        """Positions of the sayings of some facets that are in no theme: what they say, nobody else says alike."""
        self.themes(facets)
        found = {}
        for facet in facets:
            inside = {n for theme in self._themes[facet][0] for n in theme.members}
            found[facet] = [n for k, n in enumerate(self.of(facet)) if k not in inside]
        return found

    @cached_property
    def groups(self) -> Discovered:
        """Groups of people by what they speak of, found without a field."""
        return discover(self.sayings)

    def field(self, by: str) -> str:
        """The field that ``by`` means: for ``segment`` the one most deals or people have, among those that sort them into a few."""
        if by != "segment":
            return by
        return commonest(self.deals.values(), self.told)

    @cached_property
    def _roles(self) -> dict[str, str]:
        """By role the group of roles that it is in."""
        heard = {who for _, who in self.heard} | people_of(self.sayings)
        return joined(Counter(p.role for who, p in self.people.items() if p.role and who in heard))

    def segment_of(self, by: str, *, heard: bool = False) -> dict[tuple[str, str], str]:
        """``(person, deal)`` to the value of a field: role, outcome, any that they told in a form or the CRM has; or ``profile``.

        Args:
            heard: also of those in whose words nothing was read.

        Raises:
            InputError: when no deal and nobody has such a field.
        """
        if by == PROFILE:
            groups = self.groups.group_of
            return {(s.person, s.deal): groups[s.person] for s in self.sayings if s.person in groups}
        field = self.field(by)
        out: dict[tuple[str, str], str] = {}
        roles = self._roles if field == "role" else {}
        pairs = {(s.person, s.deal) for s in self.sayings}
        for who, deal in sorted(pairs | {(who, deal) for deal, who in self.heard} if heard else pairs):
            value: str | None
            if field == "role":
                value = roles.get(self.people[who].role or "") if who in self.people else None
            else:
                found = self.deals.get(deal)
                value = of_field(self.told.get((who, deal), {}), field) or (field_of(found, field) if found else None)
            if value:
                out[who, deal] = value
        if not out and by not in (PROFILE, "segment", "role", "outcome", "industry"):
            known = sorted({*(k for d in self.deals.values() for k in d.fields), *told_fields(self.told)})
            if by in ("stage", "owner", "organisation"):
                raise InputError(
                    f"no deal states its {by}; segments by it need deals of a CRM: otherside add EXPORT.csv"
                )
            raise InputError(
                f"no deal has a field {by!r}; there are role, outcome, stage, owner, organisation"
                + (f", {', '.join(known)}" if known else "")
            )
        return out


class Analysis:
    """The market of one moment: what takes long is done once, then it answers as often as it is asked.

    Args:
        workspace: where the evidence is.
        progress: told what is done; may raise to stop between two steps.
    """

    def __init__(self, workspace: Workspace, progress: Progress = silent) -> None:
        from otherside.workspace.privacy.consent import excluded_conversations

        self.held = Market(workspace, progress)
        self.excluded = len(excluded_conversations(workspace))
        self.themes, self.by_facet = self.held.themes(progress=progress)
        sentences = [self.held.of_us.marked(s) for s in sentences_heard(workspace, self.held.sayings)]
        #: Of all that was said as much as is counted, each with what keeps it from being quoted.
        self.said = [s if s.mark else replace(s, mark=_mark(s.quote, confided=False)) for s in some(sentences, COUNTED)]
        back = {n for n, saying in enumerate(self.said) if self.held.holds(saying)}
        self.heard = len({who for _, who in self.held.heard} | people_of(self.held.sayings))
        #: Where what was said lies by meaning; nowhere where too few were heard to compare.
        self.meanings = self._meanings(progress)
        #: As the names of the market, told from plain words by all that was said.
        self.names = Names(names_known(workspace), (s.quote for s in self.said))
        texts = [self.names.without(s.quote) for s in self.said]
        self.named, self.lost_to = named_anywhere(workspace, sentences, self.held.named, self.held.deals.values())
        #: What several speak of, whatever each sentence was read as.
        found = matters(self.said, self.meanings, texts, named=[name for name, _ in self.named])
        self.matters = [m for m in found if not _mark(m.theme.name, confided=False)]
        #: Positions of what holds somebody back.
        self.back = back
        #: Objections that several share in many words, each with the sentences, where no matter has told them.
        self.shared = [
            (theme, own)
            for theme, own in shared(self.said, back, self.held.names.words)
            if not told_between(theme, self.matters)
        ]
        #: Themes of one kind that are no more than a part of a matter.
        self.parts = {t.id for t in self.themes if told_already(t, self.matters)}

    def _meanings(self, progress: Progress) -> NDArray[np.float32]:
        if len(people_of(self.said)) < FEW_PEOPLE:
            return np.zeros((len(self.said), 1), dtype=np.float32)
        return meanings(self.held.folder, [s.quote for s in self.said], progress)

    @property
    def fields(self) -> list[str]:
        """What may make a segment here."""
        known = {key for deal in self.held.deals.values() for key, value in deal.fields.items() if value}
        known.update(told_fields(self.held.told))
        return list(dict.fromkeys(["segment", "role", "outcome", *sorted(known), PROFILE]))

    def report(
        self,
        by: str = "segment",
        facets: Sequence[Facet] = (),
        messages: Sequence[str] = (),
        progress: Progress = silent,
    ) -> dict[str, Any]:
        """The JSON of ``otherside market``; arguments as of ``market``.

        Raises:
            InputError: for a field that is not there.
        """
        held, themes = self.held, [t for t in self.themes if t.id not in self.parts]
        everyone, deals = len(people_of(held.sayings)), len({s.deal for s in held.sayings})
        too_few = few(everyone, deals)
        rows = self._rows(themes, held.segment_of(by, heard=by != PROFILE), facets)
        tested = self.test(messages, by) if messages else []
        told = [*(m.theme for m in self.matters), *(t for t, _ in self.shared), *themes]
        outcomes = {d.name: d.outcome.value for d in held.deals.values() if d.outcome}
        progress("language", 0, 0)
        # The names of other ways stand under positioning: nobody writes in those.
        ways = {word for name, _ in self.named for word in name.casefold().split()}
        bank = [
            row
            for row in bank_rows(self.matters, self.said, word_bank(self.open, names=self.names), _BANK)
            if ways.isdisjoint(word.partition("'")[0] for word in row["phrase"].split())
        ]
        language = language_of(held)
        progress("segments", 0, 0)
        return {
            "people": everyone,
            "heard": self.heard,
            "sentences": len(held.sayings),
            "deals": deals,
            "deals_heard": len({deal for deal, _ in held.heard} | {s.deal for s in held.sayings}),
            "few": too_few,
            "note": TOO_FEW if too_few else "",
            "excluded": self.excluded,
            "by": by,
            "field": held.field(by),
            "themes": rows,
            "each": each_said(held, facets or FACETS) if too_few else [],
            "language": language,
            "word_bank": _unkept(bank),
            # Groups made from what people said differ in it by their making: to test that would find nothing but itself.
            "segments": self._segments(told, by),
            "discovered": held.groups.json() if by == PROFILE else None,
            "outcomes": by_outcome(held.sayings, told, outcomes),
            "positioning": positioning(
                held.sayings,
                themes,
                tested,
                too_few,
                self.named,
                shared=self.shared,
                lost_to=self.lost_to,
                heard=self.heard,
                matters=[(m, [self.said[n] for n in m.theme.members]) for m in self.matters],
                holding={self.said[n].id for n in self.back},
            ),
            "messages": tested,
        }

    def _rows(
        self, themes: Sequence[Theme], segment_of: dict[tuple[str, str], str], facets: Sequence[Facet]
    ) -> list[dict[str, Any]]:
        """What several speak of, most people first; then what several say of one kind."""
        own = {m.theme.id: [self.said[n] for n in m.theme.members] for m in self.matters}
        spoken = trends_of({**own, **{t.id: sentences for t, sentences in self.shared}}, self.said)
        trend = trends(themes, self.by_facet, self.held.sayings)
        first = [matter_row(m, self.said, self.heard, segment_of, spoken[m.theme.id]) for m in self.matters]
        first += [
            row_of(t, self.heard, segment_of, spoken[t.id], label="Shared objections", sentences=len(sentences))
            for t, sentences in self.shared
        ]
        single = sorted(themes, key=lambda t: (-len(t.people), t.id))
        first += [row_of(t, self.heard, segment_of, trend[t.id]) for t in single]
        kinds = {f.value for f in facets}
        return [row for row in first if of_kind(row, kinds)]

    @cached_property
    def open(self) -> list[Saying]:
        """What they said without what was said in confidence: of that not even the words are counted."""
        return [s for s in self.said if IN_CONFIDENCE not in s.mark]

    def _segments(self, told: Sequence[Theme], by: str) -> list[dict[str, Any]]:
        held, named = self.held, by != PROFILE
        found = segments(
            held.sayings, told, held.segment_of(by, heard=named), tested=named, names=self.names, sentences=self.open,
            firm_of={(who, deal): held.people[who].organisation or who for who, deal in held.told if who in held.people},
        )  # fmt: skip
        for row in found:
            row["language"], row["words"] = _unkept(row["language"]), _unkept(row["words"])
        return found

    def test(self, messages: Sequence[str], by: str = "segment") -> list[dict[str, Any]]:
        """Messages of ours held against what each segment said; the JSON of ``messages``.

        Raises:
            InputError: for a field that is not there.
        """
        from otherside.workspace.market.tested import tested

        return tested(self, messages, by)

    @cached_property
    def ear(self) -> Ear:
        """Hears to which matters a message speaks."""
        return Ear(self.matters, self.said, self.meanings)

    @cached_property
    def their_words(self) -> TheirWords:
        """The words that several use, by what they mean."""
        from otherside.workspace.market.tested import their_vocabulary

        return their_vocabulary([(s.person, self.names.without(s.quote)) for s in self.open])

    def theme(self, wanted: str) -> dict[str, Any]:
        """Every sentence of one theme; the JSON of ``otherside market --theme``.

        Raises:
            InputError: for a theme that is not there.
        """
        for matter in self.matters:
            if matter.theme.id == wanted:
                own, near = ([self.said[n] for n in at] for at in (matter.theme.members, matter.near))
                return drilled(matter.theme, own, near)
        for theme, own in self.shared:
            if theme.id == wanted:
                return drilled(theme, own)
        return drill(self.themes, self.by_facet, wanted)


def market(
    workspace: Workspace,
    *,
    by: str = "segment",
    facets: Sequence[Facet] = (),
    messages: Sequence[str] = (),
    theme: str | None = None,
) -> dict[str, Any]:
    """The JSON of ``otherside market``.

    Args:
        by: what makes a segment; ``profile`` finds groups from what people speak of.
        facets: only these themes; empty for all.
        messages: texts to hold against what each segment said.
        theme: the id of one theme, to see every sentence of it.

    Raises:
        InputError: for a field or a theme that is not there.
    """
    found = Analysis(workspace)
    return found.theme(theme) if theme is not None else found.report(by, facets, messages)


def _mark(quote: str, confided: bool) -> str:
    """What keeps words out of a view over all deals: they were said in confidence, or tell of what is somebody's own."""
    own = hurt(quote) or (private(quote) and not tells_a_part(quote))
    return IN_CONFIDENCE if confided else PERSONAL if own else ""


def _unkept(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of phrases without those that are private in themselves, whoever says them."""
    return [row for row in rows if not _mark(row["phrase"], confided=False)]


def positioning_as(kind: str, data: dict[str, Any]) -> str:
    """The positioning of a report to read, as ``md`` or ``html``."""
    return positioning_html(data) if kind == "html" else positioning_markdown(data)
