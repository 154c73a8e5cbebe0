"""What is written once somebody says that it is decided: thanks, at most one free question, and nothing that goes on selling.

Whoever did not say it themselves is not told of it by us, least of all what was told in confidence: they are asked how it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from otherside.messaging.drafts import tact
from otherside.messaging.drafts.draft import Block, Draft, Line
from otherside.messaging.drafts.plan import Decided
from otherside.messaging.drafts.said import Fragment, Passage
from otherside.messaging.drafts.writer import Writer, quoted

#: One open question, that may be left.
_NEXT = ("What do you need first, now that it is decided?", "What do you need next, and from whom?")
_ELSE = ("What else do you need next, if anything?", "Beside that, what do you need next, if anything?")
_WHAT = ("If you would like to say, what have you decided?",)
_HOW = (
    "If you would like to say, how did you come to it?",
    "If anything would still be of use to you from my side, what would it be?",
)
#: Whoever took their leave, or would be left in peace, is asked nothing.
_LEFT = (
    "I will leave it there. If you would ever like to talk, write whenever it suits you.",
    "I will leave it at that, and I am here if you should ever want to come back to it.",
)
_STANDS = ("How does this stand, as you see it?",)
_NEED_NOT = ("There is no need to answer.", "You can also leave this unanswered.")
_OF_USE = "What, if anything, would still be of use to you from this side?"


def compose_decided(w: Writer, known: Decided) -> Draft:
    """The draft for a plan whose matter is decided."""
    plan = w.plan
    make = {"call": _call, "proposal": _proposal, "onepager": _page}.get(plan.kind.value, _letter)
    blocks = tuple(b for b in make(w, known) if b.lines)
    return Draft(plan.kind, plan.reader.name, _subject(w, known), blocks)


def _subject(w: Writer, known: Decided) -> str:
    kind = w.plan.kind.value
    if kind in ("call", "proposal", "onepager"):
        return {"call": "", "proposal": "What would be of use", "onepager": "Where this stands"}[kind]
    if known.ours:
        return "What you need next"
    return "Thank you for telling us" if known.passage or known.way == "left" else "A question"


def _body(w: Writer, known: Decided) -> tuple[Line, ...]:
    """Thanks with their words, what they said since, and the one question."""
    thanks = (_thanks(w, known.passage),) if known.passage else _thanks_alone(known)
    since = tuple(w.move(m) for m in w.plan.moves)
    return (*thanks, *since, w.line(_asked(known, bool(since)), "decided", needed=True))


def _thanks_alone(known: Decided) -> tuple[Line, ...]:
    """For what was told in confidence: it is not read back, and heard all the same."""
    return (Line("Thank you for telling us.", key="thanks", needed=True),) if known.way == "left" else ()


def _asked(known: Decided, since: bool) -> Sequence[str]:
    if known.ours:
        return _ELSE if since else _NEXT
    if known.way == "left":
        return _LEFT
    if known.passage is None:
        return _STANDS
    return _HOW if known.way else _WHAT


def _thanks(w: Writer, passage: Passage) -> Line:
    day, channel = w.day(passage.date), passage.setting.channel
    to = "" if w.there(passage) else w.who(passage)
    if channel.written:
        text = f"Thank you for your {channel.letter}{f' to {to}' if to else ''}{f' of {day}' if day else ''}"
    else:
        text = f"Thank you for telling {to or 'us'}{f' on {day}' if day else ''}"
    w.began(passage.date)
    return _with_words(text, passage)


def _with_words(text: str, passage: Passage) -> Line:
    """A sentence with the words behind it, where they may be read back; else without them."""
    words = passage.quote.quote
    if tact.count(words) > tact.MOST_WORDS or tact.hostile(words) or tact.private(words):
        return Line(f"{text}.", (passage,), key="thanks", needed=True)
    whole = Fragment(passage, passage.quote.start, passage.quote.end, words, "", 1.0)
    return Line(f"{text}: {quoted(whole)}", (passage,), (whole,), key="thanks", needed=True)


def _letter(w: Writer, known: Decided) -> list[Block]:
    close = w.close()
    return [
        Block((Line(f"{w.greeting()},", key="hello", needed=True),)),
        Block(_body(w, known)),
        Block(w.beside() if known.ours else ()),
        Block((w.line(_NEED_NOT, "free", needed=True),)),
        *([close] if close else []),
    ]


def _call(w: Writer, known: Decided) -> list[Block]:
    return [
        Block(w.begin()),
        Block(_body(w, known)),
        Block(w.beside() if known.ours else ()),
        Block((w.line(("And if you would rather leave it, that is all right.",), "free", needed=True),)),
    ]


def _proposal(w: Writer, known: Decided) -> list[Block]:
    title = Block((Line(f"For {w.plan.reader.name}", key="title", needed=True),))
    if known.way == "left":
        told = (_said(w, known, known.passage, "you"),) if known.passage else _thanks_alone(known)
        none = Line("So there is no proposal here.", key="nothing", needed=True)
        return [title, Block((*told, none)), Block((w.line(_LEFT, "decided", needed=True),))]
    if known.passage is None and not known.ours:
        ask = "Before anything is proposed here: how does this stand, as you see it?"
        return [title, Block((Line(ask, key="decided", needed=True),))]
    since = tuple(w.move(m) for m in w.plan.moves) if known.passage is None else ()
    said = () if known.passage is None else (_said(w, known, known.passage, "you"),)
    if known.passage is not None:
        w.began(known.passage.date)
        since = tuple(w.move(m) for m in w.plan.moves)
    nothing = Line(
        "So there is no proposal here." if said else "There is no proposal here.", key="nothing", needed=True
    )
    ask = _asked(known, bool(since))[0] if known.ours else _OF_USE
    return [
        title,
        Block((*said, nothing)),
        Block(
            (*since, Line(ask, key="decided", needed=True)),
            "What you need next" if known.ours else "What would be of use instead",
        ),
    ]


def _page(w: Writer, known: Decided) -> list[Block]:
    """For colleagues: what was said before them all, or nothing but the question."""
    title = Block((Line("Where this stands", key="title", needed=True),))
    if known.passage is None or not known.passage.setting.shared:
        return [
            title,
            Block(
                (
                    Line(
                        "So far this page only asks: how does this stand, as each of you sees it?",
                        key="decided",
                        needed=True,
                    ),
                )
            ),
        ]
    return [
        title,
        Block((_said(w, known, known.passage, known.passage.name), Line("So there is nothing to weigh here.", key="nothing", needed=True))),
        Block((Line("That is for each of you to say, if there is anything.", key="decided", needed=True),),
              "What would be of use instead"),
    ]  # fmt: skip


def _said(w: Writer, known: Decided, passage: Passage, who: str) -> Line:
    day = w.day(passage.date)
    wrote = "wrote" if passage.setting.channel.written else "said"
    line = _with_words(
        f"{'As' if known.way == 'left' else 'It is decided, as'} {who} {wrote}{f' on {day}' if day else ''}", passage
    )
    return replace(line, key="said decided")
