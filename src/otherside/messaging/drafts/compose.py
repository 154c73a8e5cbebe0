"""From a plan to a draft, without a model: sentences chosen by what evidence there is and whom it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from otherside.domain import Facet
from otherside.messaging.drafts import shapes
from otherside.messaging.drafts.asking import Askable
from otherside.messaging.drafts.draft import Block, Draft, Line
from otherside.messaging.drafts.once_decided import compose_decided
from otherside.messaging.drafts.plan import DraftPlan, Kind, Role
from otherside.messaging.drafts.writer import Writer, kind_of


def compose(plan: DraftPlan, avoid: Mapping[str, int] | None = None) -> Draft:
    """A draft of a plan. The same plan gives the same draft.

    Args:
        avoid: by a line's key, how many alternatives to pass over: how a sentence that the lint minds is replaced.
    """
    if plan.decided is not None:
        return compose_decided(Writer(plan, avoid or {}), plan.decided)
    if plan.kind is Kind.ONEPAGER:
        from otherside.messaging.drafts.onepager import compose_onepager

        return compose_onepager(plan, avoid or {})
    writer = Writer(plan, avoid or {})
    make = {
        Kind.EMAIL: _email,
        Kind.CALL: _call,
        Kind.INVITATION: _invitation,
        Kind.PROPOSAL: _proposal,
    }[plan.kind]
    return Draft(plan.kind, plan.reader.name, writer.subject(), tuple(b for b in make(writer) if b.lines))


def _thin(w: Writer) -> list[Block]:
    return [
        Block((w.line(shapes.THIN_HEARD if w.plan.manner.heard else shapes.THIN, "thin", needed=True),)),
        Block(w.thin()),
        Block((Line("A line or two is plenty.", key="line"), w.free())),
    ]


#: Room for the answer that only we can give.
_ANSWER = Block((Line("[Our answer.]", key="answer", needed=True),))


def _reply(w: Writer) -> list[Block]:
    """Room for the answer that only we can give: whether we come, send it, know it. Nothing else is put beside it."""
    day = w.day(w.plan.appeals[-1].date)
    last = w.plan.appeals[-1]
    to = "" if w.there(last) else f" to {w.who(last)}"
    thanks = f"Thank you for your {last.setting.channel.letter}{to}{f' of {day}' if day else ''}."
    return [
        Block((Line(thanks, w.plan.appeals, key="thanks", needed=True),)),
        _ANSWER,
    ]


def _email(w: Writer) -> list[Block]:
    hello = Block((Line(f"{w.greeting()},", key="hello", needed=True),))
    close = w.close()
    ends = [close] if close else []
    if w.plan.appeals:
        return [hello, *_reply(w), *ends]
    told = [(m, w.move(m)) for m in w.plan.moves]
    beside = w.beside()
    if not told and not beside and w.plan.refused:
        return [hello, Block(w.refused()), Block((w.free(),)), *ends]
    if not told and not beside:
        return [hello, *_thin(w), *ends]
    correct = w.line(shapes.CORRECT, "correct")
    if told and told[0][0].role is Role.CONTRAST:
        both = w.line(shapes.BOTH, "both")
        return [
            hello,
            Block(tuple(line for _, line in told)),
            Block(beside),
            Block((both,) if w.plan.owing else (both, w.question())),
            Block(w.end(beside)),
            *ends,
        ]
    first = [line for m, line in told if m.role is not Role.BETWEEN]
    between = [line for m, line in told if m.role is Role.BETWEEN]
    # A reading of ours may be wrong; a bare fact, a date or a step of theirs is not held up to them to be confirmed.
    read = len(told) < 3 and first and not any(m.role is Role.STANDING for m, _ in told)
    return [
        hello,
        Block((*first, correct) if read else tuple(first)),
        # Whoever owes something asks nothing and offers nothing else: how far it is, nobody but us can say.
        Block((*between, *beside) if w.plan.owing else (*between, *beside, w.question())),
        Block(w.end(beside)),
        *ends,
    ]


def _call(w: Writer) -> list[Block]:
    hello, moment = w.begin()
    if w.plan.appeals:
        day = w.day(w.plan.appeals[-1].date)
        to = "me" if w.there(w.plan.appeals[-1]) else w.who(w.plan.appeals[-1])
        what = "what you asked there" if w.plan.asked else "that"
        text = f"You wrote to {to}{f' on {day}' if day else ''}; {what} comes first today."
        return [Block((hello, moment)), Block((Line(text, w.plan.appeals, key="thanks", needed=True),)), _ANSWER]
    told = tuple(w.move(m) for m in w.plan.moves)
    beside = w.beside()
    if not told and not beside and w.plan.refused:
        return [Block((hello, moment)), Block(w.refused()), Block((w.free(),))]
    if not told and not beside:
        return [
            Block((hello, moment)),
            Block((w.line(("I would rather ask than tell today.", "I have only questions today."), "ask"),)),
            Block(w.thin()),
            Block((w.line(("And if you would rather not talk about it, that is all right.",), "free"),)),
        ]
    # A view may have moved; anything else is asked what can be asked of it.
    last = w.plan.moves[-1] if w.plan.moves else None
    ours = last is not None and last.facet is Facet.WANT and w.of_us()
    view = last is not None and not ours and (last.role is Role.HOPE or w.asked_of(last) == Askable.VIEW)
    after = beside or (w.plan.settled and not w.burden())
    still = w.line(shapes.STILL, "still", needed=True) if view and not after else w.question("still")
    return [
        Block((hello, moment)),
        Block((*told, *beside) if w.plan.owing else (*told, *beside, still)),
        Block((w.line(
            ("I have no list to get through; what would be most useful to you to talk about?",
             "Where would you like to begin?", "What is on your mind about it today?"), "begin", True),)),
        Block((w.line(
            ("And if you would rather leave it for now, that is all right too.",
             "If you would rather not go into it, just say so."), "free", True),)),
    ]  # fmt: skip


def _invitation(w: Writer) -> list[Block]:
    hello = Block((Line(f"{w.greeting()},", key="hello", needed=True),))
    close = w.close()
    told = tuple(w.move(m) for m in w.plan.moves)
    burden = w.burden()
    why = w.line(
        ("I would like to understand that better, from where you stand.",
         "I would like to hear more about that, before anything else.",)
        if told else
        ("I would like to understand how you see this, from where you stand.",), "why",
    )  # fmt: skip
    ask = w.line(
        ("Would you be willing to talk about it for half an hour, at a time and place that you choose?",
         "If you would like to talk about it, half an hour is enough, and you choose when and where.",
         "Would half an hour on that one question be of use to you? You choose the time and the place."), "ask", True,
    )  # fmt: skip
    terms = w.line(
        ("There are no slides, and there is nothing to decide.",
         "Nothing has to be prepared, and nothing is decided there.",), "terms",
    )  # fmt: skip
    company = w.line(
        ("Bring along whoever else should hear it, or nobody.",
         "Whoever else you would like to bring is welcome."), "company",
    )  # fmt: skip
    wait = w.line(("It can wait for as long as you like.", "Later in the year is as good as now."), "wait")
    free = w.line(
        ("If you would rather not, a no is a good answer, and so is none.",
         "If you would rather leave it, there is no need to reply."), "free", True,
    )  # fmt: skip
    extra = wait if burden is Facet.PRIORITY else company
    return [hello, Block((*told, why)), Block((ask, terms, extra)), Block((free,)), *([close] if close else [])]


def _proposal(w: Writer) -> list[Block]:
    no = w.refused()
    told: dict[Role, list[Block]] = {}
    asked: list[Line] = []
    for move in w.plan.moves:
        line = w.move(move)
        if move.role is Role.BETWEEN:
            kind = kind_of(move)
            told.setdefault(move.role, []).append(
                Block((line, w.line(shapes.CONSEQUENCES.get(kind) or shapes.COMES_FIRST, f"so:{move.facet}")))
            )
            asked.append(w.line(shapes.QUESTIONS[kind], f"open:{move.facet}", needed=True))
        elif told.get(move.role):
            told[move.role] = [Block((*told[move.role][0].lines, line))]
        else:
            told[move.role] = [Block((line,))]
    blocks = [Block((Line(f"For {w.plan.reader.name}", key="title", needed=True),))]
    if no:
        blocks.append(Block(no, "What you said no to"))
    for role, title, questions in (
        (Role.HOPE, "Where you want to be", shapes.QUESTIONS["hope"]),
        (Role.STANDING, "Where things stand", shapes.QUESTIONS["standing"]),
        (Role.BETWEEN, "What stands between", w.beyond()),
    ):
        parts = told.get(role)
        if parts:
            blocks += [replace(parts[0], heading=title), *parts[1:]]
        elif role is not Role.BETWEEN or not no:
            # Whoever wrote a flat no has said what stands in the way.
            unknown = ("Nothing stands here yet.", "This part is still empty.")
            question = w.line(questions, f"ask:{role}", needed=True)
            blocks.append(Block((w.line(unknown, f"unknown:{role}"), question), title))
    if asked:
        blocks.append(Block(tuple(asked), "What is open", bullets=True))
    if told:
        blocks.append(Block((w.line(shapes.FIRST_STEPS, "step"),), "A possible first step"))
    blocks.append(Block((w.line(shapes.NO_STEP, "free", True),), "If you would rather not"))
    return blocks
