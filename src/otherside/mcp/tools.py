"""The tools, one method each: arguments in, the JSON of the command of that name out, marked as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar, cast

from pydantic import Field

from otherside.accounts.model import Access
from otherside.domain import InputError
from otherside.mcp.callers import Callers
from otherside.mcp.marking import marked
from otherside.workspace import Workspace

Deal = Annotated[str, Field(max_length=300, description="A deal's name, or an unambiguous beginning of it.")]
SomeDeal = Annotated[str | None, Field(max_length=300, description="Only this deal.")]
Person = Annotated[str, Field(max_length=300, description="A person's name, mail address or id.")]
SomePerson = Annotated[str | None, Field(max_length=300, description="Only this person.")]
Offset = Annotated[int, Field(ge=0, le=10**9, description="Go on from here; see next in the answer before.")]
Parts = Annotated[
    list[str] | None,
    Field(max_length=30, description='Only these keys of the answer, as in ["questions"]; the whole is long.'),
]
Message = Annotated[str, Field(min_length=1, max_length=100_000, description="The text.")]
Conversation = Annotated[
    str, Field(max_length=600, description="Its id (see list_conversations), its title or its file's name.")
]
Most = Annotated[int, Field(ge=1, le=200, description="How many rows of each list at most.")]
#: What of a forecast is of no use to whoever may not say its odds, and half of a brief's length.
_NUMBERS = ("p", "interval", "curve", "beliefs")
T = TypeVar("T")


class ReadingTools:
    """What can be asked. Answers are kept until the workspace changes, whoever changes it: other programs may add to it."""

    def __init__(self, callers: Callers) -> None:
        self.callers = callers
        self._settled = ""

    def list_deals(
        self, n: Annotated[int, Field(ge=1, le=1000, description="How many.")] = 200, offset: Offset = 0
    ) -> dict[str, Any]:
        """All deals: counts, what the CRM says, the days when they (last_heard) and we (last_ours) last wrote or spoke, and how many
        messages of ours are waiting for an answer since when.

        ``closed`` is the CRM's close day, of an open deal the one that is expected.
        """
        from otherside.workspace.lists import deal_list

        def listed(workspace: Workspace) -> dict[str, Any]:
            known = workspace.deals()
            return _part("deals", deal_list(workspace, known[offset : offset + n]), len(known), n, offset)

        return marked(self._kept(listed, "deals", n, offset))

    def list_people(
        self,
        deal: SomeDeal = None,
        n: Annotated[int, Field(ge=1, le=500, description="How many.")] = 50,
        offset: Offset = 0,
    ) -> dict[str, Any]:
        """People of a deal or of all, the buyer's side first, each with role, side and quotes by facet."""
        from otherside.workspace.lists import people_part

        def listed(workspace: Workspace) -> dict[str, Any]:
            return _part("people", *people_part(workspace, deal, n, offset), n, offset)

        return marked(self._kept(listed, "people", deal, n, offset))

    def brief(self, deal: Deal, parts: Parts = None) -> dict[str, Any]:
        """The deal: people in their own words, what is unknown of each, what holds them, what they asked of us.

        Its keys: about, conversations, excluded, since, until, us, people, alternatives, forecast, burdens, questions, outlooks
        (told of those who have not spoken to us: no words of theirs), needed (of those whose yes it needs), incongruences,
        pattern_breaks, agreed, wishes (what they asked us to leave, or to wait with), conditions, promises (ours,
        theirs, and what they asked us for), notes, extractor. Before writing to anybody read wishes and conditions too.
        Of a forecast that is not told the numbers are left out; parts=["forecast"] has them.
        """
        found = self._kept(lambda workspace: workspace.brief(deal), "brief", deal)
        return marked(_chosen(found if parts else _untold(found), parts))

    def search(
        self,
        query: Annotated[str, Field(max_length=1000, description='Words; "a phrase", AND, OR, NOT, wor* also work.')],
        facet: Annotated[list[str] | None, Field(max_length=20, description="Facets, such as fear or goal.")] = None,
        deal: SomeDeal = None,
        person: SomePerson = None,
        role: Annotated[str | None, Field(max_length=300, description="Words of a role, or unknown.")] = None,
        segment: Annotated[str | None, Field(max_length=300, description="FIELD=VALUE of a CRM field.")] = None,
        stance: Annotated[str | None, Field(description="towards, away or neutral.")] = None,
        outcome: Annotated[str | None, Field(description="open, won, lost or no_decision.")] = None,
        since: Annotated[dt.date | None, Field(description="Said on this day or later.")] = None,
        until: Annotated[dt.date | None, Field(description="Said on this day or before.")] = None,
        whose: Annotated[
            str, Field(description="theirs: the buyers' words; ours: what our side said, and its notes; or all.")
        ] = "theirs",
        n: Annotated[int, Field(ge=1, le=100, description="How many.")] = 10,
        offset: Offset = 0,
    ) -> dict[str, Any]:
        """What the buyers said, by words and meaning, best first; an empty query lists what passes the filters.

        What is merely near in meaning comes too, with ``matched`` "near", and ``told`` says where nothing has the words: read the
        quotes before saying that something was said. For words as they
        stand put them in quotation marks. ``turn`` counts from 0; a null ``id`` is words that were read as no evidence. Hits with
        ``ours`` are not a buyer's words, and no proof of what a buyer thinks: ``note`` says whether our side wrote them down or
        said them. They are found by their words alone.
        """
        with self._open() as workspace:
            return marked(
                workspace.search(
                    query, facet=tuple(facet or ()), deal=deal, person=person, role=role, segment=segment,
                    stance=stance, outcome=outcome, since=since, until=until, whose=whose, n=n, offset=offset,
                )
            )  # fmt: skip

    def forecast(
        self,
        deal: Deal,
        sets: Annotated[
            list[str] | None,
            Field(
                max_length=20, description='What-ifs, NAME.KEY=VALUE each: "Dana Lee.exposure=0.1", "deal.trigger=60".'
            ),
        ] = None,
        horizon: Annotated[str | None, Field(max_length=40, description='Days, "3 months", or a date.')] = None,
        as_of: Annotated[
            dt.date | None, Field(description="Forecast from this day; by default when last heard.")
        ] = None,
        draws: Annotated[int, Field(ge=100, le=100_000, description="More are slower and more exact.")] = 20_000,
        seed: Annotated[int, Field(ge=0, le=2**32 - 1, description="The same gives the same.")] = 0,
        parts: Parts = None,
    ) -> dict[str, Any]:
        """Will they act with us, go another way or do nothing; whom it turns on; what is worth asking; what-ifs.

        Where ``told`` is false, say ``why_not_told`` and none of the numbers: too little is known, or the deal has been
        decided (``outcome``), or somebody says that it is (``said_decided``). With ``sets``, ``what_if`` compares before and
        after on the same draws. Nothing is stored.
        Its keys include told, why_not_told, p, interval, burdens, pivotal, interventions, unknowns, what_if, people,
        beliefs, window, initiatives, quotes.
        """
        chosen = {"draws": draws, "seed": seed, "horizon": horizon, "sets": tuple(sets or ()), "as_of": as_of}
        key = ("forecast", deal, *chosen.values())
        return marked(_chosen(self._kept(lambda workspace: workspace.forecast(deal, **chosen), *key), parts))

    def questions(
        self,
        deal: Deal,
        to: SomePerson = None,
        n: Annotated[int, Field(ge=1, le=50, description="How many.")] = 5,
        plan: Annotated[bool, Field(description="A plan for the next conversation with the person in to.")] = False,
    ) -> dict[str, Any]:
        """What to ask whom next, why, what it is worth, and the evidence it rests on; once it is decided, only how they came to it.

        With ``plan`` and ``to``, before a call or meeting: how to open, what to ask, what to leave unsaid, how to close; ``n`` is
        not used.
        """
        if not plan:
            return marked(self._kept(lambda workspace: workspace.questions(deal, to=to, n=n), "questions", deal, to, n))
        if to is None:
            raise InputError("questions: plan needs a person; give the name in to")
        return marked(self._kept(lambda workspace: workspace.plan(deal, to), "plan", deal, to))

    def gaps(self, deal: Deal) -> dict[str, Any]:
        """Where what they stand for and what they do do not go together, with an open question for each."""
        return marked(self._kept(lambda workspace: workspace.gaps(deal), "gaps", deal))

    def draft(
        self,
        deal: Deal,
        to: Person,
        kind: Annotated[str, Field(description="email, call, proposal, onepager or invitation.")] = "email",
        sender: Annotated[str | None, Field(max_length=300, description="Who of us signs.")] = None,
        variant: Annotated[int, Field(ge=0, le=10_000, description="Another number gives another draft.")] = 0,
    ) -> dict[str, Any]:
        """A message to one person in their words, with the evidence of every claim. It is not sent."""
        with self._open() as workspace:
            return marked(workspace.draft(deal, to, kind, sender=sender, variant=variant))

    def lint(self, text: Message, deal: SomeDeal = None, to: SomePerson = None) -> dict[str, Any]:
        """Finds in a text of ours self-focus, pressure, unsupported claims, and selling on after their no, held against what they said.

        With ``deal`` and ``to`` also what betrays a confidence: what somebody told us alone, or asked us not to pass on to that
        person. So ask it, too, whether somebody may be quoted to another. No finding is no leave: read mark and wishes as well.
        """
        with self._open() as workspace:
            return marked(workspace.check_text(text, deal, to))

    def coach(self, conversation: Conversation) -> dict[str, Any]:
        """Our side of a conversation: open questions, reflections, talk share, pressure, missed openings."""
        return marked(self._kept(lambda workspace: workspace.coach(conversation), "coach", conversation))

    def list_conversations(
        self,
        deal: SomeDeal = None,
        n: Annotated[int, Field(ge=1, le=500, description="How many.")] = 100,
        offset: Offset = 0,
    ) -> dict[str, Any]:
        """Conversations of a deal or of all, oldest first: id, title, day, who took part."""
        from otherside.workspace.lists import conversation_list

        def listed(workspace: Workspace) -> dict[str, Any]:
            found = conversation_list(workspace, deal)
            return _part("conversations", found[offset : offset + n], len(found), n, offset)

        return marked(self._kept(listed, "conversations", deal, n, offset))

    def read_conversation(
        self,
        conversation: Conversation,
        turn: Annotated[
            int | None, Field(ge=0, description="The turn of a quote, from 0: then the turns around it.")
        ] = None,
        around: Annotated[int, Field(ge=0, le=30, description="How many before it and after it.")] = 3,
        n: Annotated[int, Field(ge=1, le=100, description="Without turn: how many turns.")] = 30,
        offset: Offset = 0,
    ) -> dict[str, Any]:
        """What was said, turn by turn, verbatim: around a quote, or from ``offset`` on. Turns count from 0."""
        from otherside.workspace.heard.conversations import turns_of_conversation

        def shown(workspace: Workspace) -> dict[str, Any]:
            return turns_of_conversation(workspace, conversation, turn, around, n, offset)

        return marked(self._kept(shown, "turns", conversation, turn, around, n, offset))

    def ask(
        self,
        question: Annotated[str, Field(min_length=1, max_length=300, description="In plain words.")],
        deal: SomeDeal = None,
        n: Most = 20,
    ) -> dict[str, Any]:
        """Counts and quotes of what they said, over all deals or of one, which the question may name: "what do owners fear?",
        "who is against it?", "what did they say about money?".

        Not for questions about us or about what to do, which another tool answers: questions (what to ask), draft, lint (is
        it pushy, may I quote), diff (what changed), brief (what is unknown), list_deals (won or lost). "Nobody" in an answer
        means: as far as it was recognised. Look again with search.
        """

        def answered(workspace: Workspace) -> dict[str, Any]:
            return _bounded(workspace.ask(question, deal=deal), n)

        return marked(self._kept(answered, "ask", question, deal, n))

    def market(
        self,
        by: Annotated[
            str, Field(max_length=100, description="What makes a segment: role, outcome, a CRM field.")
        ] = "segment",
        n: Most = 20,
        parts: Parts = None,
    ) -> dict[str, Any]:
        """What the buyers of all deals share: themes, language, segments, positioning, each with people and quotes.

        Its keys include themes, each, language, word_bank, segments, outcomes, positioning.
        """
        found = self._kept(lambda workspace: workspace.market(by=by), "market", by)
        return marked(_bounded(_chosen(found, parts), n))

    def diff(
        self, deal: Deal, since: Annotated[dt.date, Field(description="What was said on this day counts as new.")]
    ) -> dict[str, Any]:
        """What changed in a deal since a day: who was heard first, new evidence, what is answered, new questions."""
        return marked(self._kept(lambda workspace: workspace.changes(deal, since), "diff", deal, since))

    def check(self) -> dict[str, Any]:
        """Proves that every piece of evidence stands verbatim at its offsets in the stored source."""
        from otherside.workspace.lists import checked

        return marked(self._kept(checked, "check"))

    def deal(self, name: str) -> dict[str, Any]:
        """The brief of a deal, for the resource of that name."""
        return self.brief(name)

    def person(self, id: str) -> dict[str, Any]:
        """One person's profile, for the resource of that id."""
        from otherside.workspace.lists import one_person

        def shown(workspace: Workspace) -> dict[str, Any]:
            person = workspace.person(id)
            return {**one_person(workspace, person), "deals": list(person.deals)}

        return marked(self._kept(shown, "person", id))

    def names(self) -> tuple[list[str], list[tuple[str, str]]]:
        """Names of deals, and ``(id, name)`` of people, for listing resources."""

        def listed(workspace: Workspace) -> tuple[list[str], list[tuple[str, str]]]:
            return [d.name for d in workspace.deals()], [(p.id, p.name) for p in workspace.people()]

        return self._kept(listed, "names")

    def _kept(self, ask: Callable[[Workspace], T], *key: Any) -> T:
        """An answer that rests on nothing but the workspace and the key; nobody may change it."""

        def make(access: Access | None) -> T:
            with self._settled_as(access) as workspace:
                return ask(workspace)

        return cast(T, self.callers.kept(key, make))

    def _open(self) -> Workspace:
        """The workspace, after reading what an interrupted run left unread."""
        return self._settled_as(self.callers.access())

    def _settled_as(self, access: Access | None) -> Workspace:
        workspace = self.callers.open_as(access)
        if workspace.store.revision() != self._settled:
            try:
                workspace.settle()
            except BaseException:
                workspace.close()
                raise
            self._settled = workspace.store.revision()
        return workspace

    READING = (
        "list_deals", "list_people", "brief", "search", "list_conversations", "read_conversation", "ask", "market",
        "forecast", "questions", "diff", "gaps", "draft", "lint", "coach", "check",
    )  # fmt: skip


def _chosen(data: dict[str, Any], parts: Sequence[str] | None) -> dict[str, Any]:
    """Some keys of an answer, and which deal it is about; all of it where none are named."""
    if not parts:
        return data
    if strange := [part for part in parts if part not in data]:
        raise InputError(f"parts: there is no {strange[0]!r}; choose among {', '.join(data)}")
    return {key: value for key, value in data.items() if key == "deal" or key in parts}


def _untold(data: dict[str, Any]) -> dict[str, Any]:
    """A brief without the numbers of a forecast that are not to be said; ``left_out`` names them."""
    forecast = data.get("forecast")
    if not forecast or forecast.get("told", True):
        return data
    left = [key for key in _NUMBERS if key in forecast]
    kept = {key: value for key, value in forecast.items() if key not in left}
    return {**data, "forecast": {**kept, "left_out": left}}


def _part(key: str, rows: Sequence[Any], total: int, n: int, offset: int) -> dict[str, Any]:
    """A part of a list of ``total``, with the offset of the next part or null."""
    end = offset + n
    return {key: list(rows), "total": total, "next": end if end < total else None}


def _bounded(data: dict[str, Any], most: int) -> dict[str, Any]:
    """The same with ``most`` rows of each list in it; ``left_out`` counts, by key, the rows that are not there."""
    left: dict[str, int] = {}

    def cut(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {name: cut(inner, f"{key}.{name}" if key else name) for name, inner in value.items()}
        if not isinstance(value, list):
            return value
        if len(value) > most:
            left[key] = left.get(key, 0) + len(value) - most
        return [cut(inner, key) for inner in value[:most]]

    found = cut(data, "")
    return {**found, "left_out": left} if left else found
