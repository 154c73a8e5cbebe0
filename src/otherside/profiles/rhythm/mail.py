"""Breaks in somebody's written messages: time to reply, length, tone, time of day, address, copied people. Pure.

A chat is held against chats and a letter against letters: nobody writes "Pub." by mail. Only who was asked something answers late.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from rapidfuzz import fuzz

from otherside.domain import Stance, Turn, TurnKind
from otherside.domain.counting import plural
from otherside.domain.patterns import lazily
from otherside.profiles.rhythm.change_points import FEW, find_break
from otherside.profiles.rhythm.pattern_break import Meeting, PatternBreak, Watched, clip
from otherside.profiles.said.appeals import appeals

CHAT = "chat"
"""Format of conversations that are held in short messages."""

_HEDGES = lazily(
    r"\b(?:maybe|perhaps|might|sort of|kind of|probably|i guess|possibly|not sure|less sure|"
    # How others will decide is theirs to say, and no doubt of one's own.
    r"(?:can['’]?t|cannot) (?:tell|say|promise)(?! (?:you )?(?:how|what|whether|when|if|that) (?:they|he|she|the|my)\b)|"
    r"we['’]ll see|i think|unsure|hopefully|if (?:at all|ever))\b", re.IGNORECASE
)  # fmt: skip
_FORMAL = lazily(
    r"^\W{0,9}dear\b|\b(?:kind|best|warm) regards\b|\byours (?:sincerely|faithfully)\b|\bsincerely\b|\bapologies\b",
    re.I | re.M,
)
_LATE = lazily(
    r"\b(?:forgive|excuse|sorry (?:for|about)|apolog\w+)\b[^.]{0,25}\b(?:hour|weekend|time of (?:day|night)|"
    r"late\b(?! (?:repl|answer|respon|notice|change|sub|deliver|pay)))|\b(?:waking|awake|"
    r"(?:can['’]?t|cannot|not) sleep|middle of the night|late at night|this late\b)", re.IGNORECASE
)  # fmt: skip
_DELAY = lazily(r"\b(?:delay\w*|late|earlier|sooner|so long|apolog\w+|sorry)\b", re.IGNORECASE)
_DISCLAIMER = lazily(
    r"\n\s{0,9}(?:-- ?\n|this (?:message|e-?mail) (?:is|and)|confidential|sent from my)", re.IGNORECASE
)


@dataclass(slots=True)
class Mail:
    """A message with its place, its time to reply in hours, and whom it went to."""

    at: dt.datetime
    person: str | None
    turn: Turn
    conversation: str
    index: int
    reply_h: float | None = None
    copied: frozenset[str] = frozenset()
    body: str = field(default="")
    chat: bool = False
    #: What the sender's own clock showed, where the mail states it.
    clock: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Addresses:
    """What is known of the addresses that messages go to.

    Attributes:
        names: mail address to the name to show for it.
        emails: person id to the addresses known of them, on either side.
        ours: addresses of our own side.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    emails: Mapping[str, Sequence[str]] = field(default_factory=dict)
    ours: Collection[str] = ()

    def one_each(self, addresses: Iterable[str]) -> frozenset[str]:
        """The same addresses, each person's under the first that is known of them."""
        first = {address: own[0] for own in self.emails.values() for address in own}
        return frozenset(first.get(address, address) for address in addresses)


def mail_breaks(
    person: Watched,
    mails: Sequence[Mail],
    watched: Container[str],
    stances: Mapping[tuple[str, int], Sequence[Stance]],
    known: Addresses,
) -> list[PatternBreak]:
    """All breaks in one person's messages.

    Args:
        person: whose.
        mails: all messages of the deal, as ``messages`` gives them.
        watched: ids of everybody on the buyer's side.
        stances: of the evidence in each turn, by conversation id and turn.
        known: whose address is whose.
    """
    mine = [m for m in mails if m.person == person.id]
    others = [m for m in mails if m.person in watched and m.person != person.id]
    out = [*_hours(person, mine, others)]
    for chat in (False, True):
        here = [m for m in mine if m.chat is chat]
        out += [*_numbers(person, here, stances), *_address(person, here), *_copied(person, here, mails, known)]
    return out


def messages(meetings: Sequence[Meeting]) -> list[Mail]:
    """All written messages in the order of sending, each once (a quoted copy is the mail itself), with time to reply.

    The time to reply counts from the first message by somebody else that wants an answer and that the writer had not answered yet.
    """
    found: list[Mail] = []
    for meeting in meetings:
        here: list[Mail] = []
        for index, turn in enumerate(meeting.turns):
            if turn.kind is not TurnKind.MESSAGE or turn.at is None:
                continue
            who = meeting.people.get(turn.speaker) if turn.speaker else None
            mail = Mail(
                _naive(turn.at), who, turn, meeting.id, index, body=_DISCLAIMER.split(turn.text)[0],
                chat=meeting.conversation.format == CHAT, clock=_clock(turn),
            )  # fmt: skip
            # Nobody quotes a chat in itself: "Yes." twice is said twice.
            twin = next((n for n, m in enumerate(here) if not mail.chat and m.person == who and _same(m, mail)), None)
            if twin is None:
                here.append(mail)
            elif here[twin].turn.message_id is None and turn.message_id is not None:
                here[twin] = mail
        here.sort(key=lambda m: m.at)
        waiting: dict[str | None, dt.datetime] = {}
        previous: Mail | None = None
        for mail in here:
            # Whoever was asked has been waited for, from the first unanswered message on.
            if previous is not None and previous.person != mail.person and mail.person in waiting:
                mail.reply_h = (mail.at - waiting[mail.person]).total_seconds() / 3600
            waiting.pop(mail.person, None)
            if "?" in mail.body or appeals(mail.body):
                for other in {m.person for m in here} - {mail.person}:
                    waiting.setdefault(other, mail.at)
            mail.copied = frozenset(mail.turn.recipients)
            previous = mail
        found += here
    return sorted(found, key=lambda m: m.at)


def _numbers(
    person: Watched, mine: Sequence[Mail], stances: Mapping[tuple[str, int], Sequence[Stance]]
) -> list[PatternBreak]:
    out = []
    replies = [m for m in mine if m.reply_h is not None]
    found = find_break([math.log(max(m.reply_h or 0.0, 0.1)) for m in replies])
    if found:
        k, confidence = found
        usual = median(m.reply_h or 0.0 for m in replies[:k])
        after = replies[k].reply_h or 0.0
        slower = after > usual
        out.append(
            _made(
                person, replies[k], "reply_time",
                f"{person.name} {'took' if slower else 'answered in'} {_hours_words(after)}"
                f"{' to answer' if slower else ''}; before, it was about {_hours_words(usual)}",
                f"about {_hours_words(usual)}", _hours_words(after), confidence,
                pattern=_DELAY if slower else None,
            )
        )  # fmt: skip
    words = [len(m.body.split()) for m in mine]
    found = find_break([math.log(max(w, 1)) for w in words], 0.5)
    if found:
        k, confidence = found
        usual, now = round(median(words[:k])), words[k]
        out.append(
            _made(
                person, mine[k], "length",
                f"{person.name} wrote {plural(now, 'word')}; before, it was about {usual:,}",
                f"about {plural(usual, 'word')}", plural(now, "word"), confidence,
            )
        )  # fmt: skip
    out += _tone(person, mine, stances)
    return out


def _tone(
    person: Watched, mine: Sequence[Mail], stances: Mapping[tuple[str, int], Sequence[Stance]]
) -> list[PatternBreak]:
    """Share of doubt in a message: hedges for each hundred words, and what points away less what points towards."""

    def doubt(mail: Mail) -> float:
        hedges = len(_HEDGES.findall(mail.body)) * 100 / max(len(mail.body.split()), 30)
        seen = [s for s in stances.get((mail.conversation, mail.index), ()) if s is not Stance.NEUTRAL]
        lean = sum(1 if s is Stance.AWAY else -1 for s in seen) / max(len(seen), 4)
        return hedges + lean

    values = [doubt(m) for m in mine]
    found = find_break(values, 0.5)
    if not found:
        return []
    k, confidence = found
    rising = values[k] > median(values[:k])
    return [
        _made(
            person, mine[k], "tone",
            f"{person.name} wrote with {'more' if rising else 'less'} doubt than before",
            "surer" if rising else "more doubtful", "more doubtful" if rising else "surer", confidence * 0.8,
            pattern=_HEDGES if rising else None,
        )
    ]  # fmt: skip


def _hours(person: Watched, mine: Sequence[Mail], others: Sequence[Mail]) -> list[PatternBreak]:
    """Messages at night or on a weekend against one's own habit, else that of the others.

    The hour is that of the sender's own clock, which quoted copies do not tell. It is somebody's own affair: it is told
    only where they speak of it themselves, in the words that are then quoted.
    """
    out = []
    for k, mail in enumerate(mine):
        if mail.clock is None or not _LATE.search(mail.body) or not (_night(mail.clock) or mail.clock.weekday() >= 5):
            continue
        own = [m.clock for m in mine[:k] if m.clock]
        habit = own if len(own) >= 2 else own + [m.clock for m in others if m.clock and m.at < mail.at]
        night, weekend = _night(mail.clock), mail.clock.weekday() >= 5
        if len(habit) < 3 or any((_night(c) and night) or (c.weekday() >= 5 and weekend) for c in habit):
            continue
        clock = f"{mail.clock:%A} at {mail.clock:%H:%M}"
        whose = "their own" if len(own) >= 2 else "the others'"
        out.append(
            _made(
                person, mail, "weekend" if weekend else "time_of_day",
                f"{person.name} wrote on a {clock}; {whose} messages until then came on weekdays by day",
                "weekdays by day", clock, FEW.get(min(len(own), 7), 0.25), pattern=_LATE,
            )
        )  # fmt: skip
    return out


def _address(person: Watched, mine: Sequence[Mail]) -> list[PatternBreak]:
    """A turn to or from formal address."""
    formal = [bool(_FORMAL.search(m.body)) for m in mine]
    for k in range(len(mine) - 1, 1, -1):
        if formal[k] != formal[k - 1] and len(set(formal[:k])) == 1:
            now, was = ("formal", "familiar") if formal[k] else ("familiar", "formal")
            what = f"{person.name} wrote in a more {now} way than before"
            first = mine[k].body.strip().split("\n")[0]
            before = mine[k - 1].body.strip().split("\n")[0]
            return [
                _made(person, mine[k], "address", what, f"{was}: “{before}”", f"{now}: “{first}”",
                      FEW.get(min(k + 1, 7), 0.35), pattern=_FORMAL if formal[k] else None)
            ]  # fmt: skip
    return []


def _copied(person: Watched, mine: Sequence[Mail], mails: Sequence[Mail], known: Addresses) -> list[PatternBreak]:
    """People added to or dropped from a thread by the writer, against the message before in the same thread.

    Whoever writes to the same people as in their last message departs from nothing, whatever we put on the copy; nor does
    who writes to one more of us.
    """
    names = known.names
    out = []
    for n, mail in enumerate(mine):
        copied = known.one_each(mail.copied)
        if n and known.one_each(mine[n - 1].copied) == copied:
            continue
        before = [m for m in mails if m.conversation == mail.conversation and m.at < mail.at and m.copied]
        if not before or not copied:
            continue
        last = before[-1]
        was = known.one_each(last.copied | ({_address_of(last, mails, known)} - {""}))
        own = known.one_each(person.emails)
        ever = known.one_each(frozenset().union(*(m.copied for m in before)))
        added = sorted(copied - was - own - known.one_each(known.ours))
        dropped = sorted((was - copied) - own)
        parts = []
        if added:
            again = " again" if set(added) <= ever else ""
            parts.append(f"added {_listed(added, names)}{again}")
        if dropped:
            parts.append(f"left out {_listed(dropped, names)}")
        if parts:
            shown = [names.get(a, a) for a in (*added, *dropped)]
            pattern = "|".join(rf"\b{re.escape(s.split()[0])}\b" for s in shown) + r"|\bcop(?:y|ied|ying)\b"
            out.append(
                _made(
                    person, mail, "copied", f"{person.name} {' and '.join(parts)}",
                    _listed(sorted(was - own), names), _listed(sorted(copied - own), names), 0.6,
                    pattern=re.compile(pattern),
                )
            )  # fmt: skip
    return out


def _address_of(mail: Mail, mails: Sequence[Mail], known: Addresses) -> str:
    """The writer's own address: one that is known of them, else as others of the thread write to it; empty where nobody does."""
    if own := known.emails.get(mail.person or ""):
        return own[0]
    if mail.turn.speaker is None:
        return ""
    first = mail.turn.speaker.split()[0].casefold()
    seen = {a for m in mails if m.conversation == mail.conversation for a in m.copied}
    fits = [a for a in seen if first in re.split(r"[._+-]", a.split("@")[0].casefold())]
    return fits[0] if len(fits) == 1 else ""


def _made(
    person: Watched,
    mail: Mail,
    kind: str,
    what: str,
    before: str,
    after: str,
    confidence: float,
    pattern: re.Pattern[str] | None = None,
) -> PatternBreak:
    hits = list(pattern.finditer(mail.body))[:2] if pattern is not None else []
    words = tuple(dict.fromkeys(clip(mail.turn.text, mail.conversation, mail.index, h.start()) for h in hits))
    if not words:
        words = (clip(mail.turn.text, mail.conversation, mail.index, _opening(mail.body)),)
    return PatternBreak(
        person.name, (mail.clock or mail.at).date(), kind, what, before, after, words, round(confidence, 2)
    )


def _opening(body: str) -> int:
    """Where the first sentence after the greeting begins that says something, which takes it a few words."""
    greeting = re.match(r"\s*[^\n]{0,60},?\s*\n\s*", body)
    start = greeting.end() if greeting and greeting.end() < len(body) else 0
    sentences = re.finditer(r"\S.*?(?:[.!?](?=\s|$)|$)", body[start:], re.DOTALL)
    return start + next((m.start() for m in sentences if len(m.group().split()) >= 5), 0)


def _same(a: Mail, b: Mail) -> bool:
    """A mail and its quoted copy: the same words within a day and a half (quoted times may lack their zone)."""
    if abs((a.at - b.at).total_seconds()) > 36 * 3600:
        return False
    return fuzz.ratio(a.body[:600].casefold(), b.body[:600].casefold()) >= 88


def _naive(at: dt.datetime) -> dt.datetime:
    return at.astimezone(dt.UTC).replace(tzinfo=None) if at.tzinfo else at


def _clock(turn: Turn) -> dt.datetime | None:
    if turn.at is None or turn.utc_offset_s is None:
        return None
    return _naive(turn.at) + dt.timedelta(seconds=turn.utc_offset_s)


def _night(at: dt.datetime) -> bool:
    return at.hour >= 21 or at.hour < 6


def _hours_words(hours: float) -> str:
    if hours < 1:
        return plural(max(1, round(hours * 60)), "minute")
    return plural(round(hours), "hour") if hours < 36 else plural(round(hours / 24), "day")


def _listed(addresses: Sequence[str], names: Mapping[str, str]) -> str:
    shown = [names.get(a, a) for a in addresses]
    return ", ".join(shown[:-1]) + (" and " if len(shown) > 1 else "") + shown[-1] if shown else "nobody"
