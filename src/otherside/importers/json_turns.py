"""Helpers for recorders' JSON: people with a side, units of time, speakers that are only numbers."""

from collections.abc import Iterable

from otherside.domain import Participant, Side
from otherside.importers.json_source import Object, first_text, text_of
from otherside.importers.names import is_unknown, read_label
from otherside.importers.when import clock, number

#: Seconds that no conversation reaches: two days.
_LONGEST = 172_800.0
_FASTEST_SPEECH = 15.0  # words a second that nobody reaches


def person(node: Object, side: Side = Side.UNKNOWN) -> Participant | None:
    """A participant from an object with name or address under their usual keys; ``None`` without both."""
    name = first_text(node, "displayName", "display_name", "name", "full_name", "speaker_name", "speakerName")
    email = first_text(node, "email", "emailAddress", "email_address", "mail").lower()
    label = name or email
    found = read_label(label, side=side, email=email or None) if label else None
    if found is None:
        return None
    role = first_text(node, "title", "role", "jobTitle", "job_title") or found.role
    company = first_text(node, "company", "organization", "organisation", "companyName", "company_name")
    return Participant(found.name, found.email, found.side, role or None, company or found.organisation)


def numbered(value: object) -> str | None:
    """A label for a speaker known only by a number or letter: ``0`` gives ``"Speaker 0"``."""
    text = text_of(value).strip()
    if is_unknown(text):
        return None
    return f"Speaker {text}" if text.isdigit() or len(text) == 1 else text


def seconds_per_unit(
    texts: Iterable[str], times: Iterable[object], *, usual: float, spoken: Iterable[tuple[object, object]] = ()
) -> float:
    """Whether a recorder's times are milliseconds or seconds, by how fast people would have spoken.

    Args:
        texts: what was said.
        times: all start and end times, as numbers or text.
        usual: the documented unit in seconds, ``0.001`` or ``1.0``; kept unless it makes no sense.
        spoken: start and end of each text, where both are told: two sentences may lie half an hour apart.

    Returns:
        Seconds per unit: ``0.001`` or ``1.0``.
    """
    known = [n for t in times if (n := number(t)) is not None and n >= 0]
    span = max(known, default=0.0) - min(known, default=0.0)
    words = sum(len(t.split()) for t in texts)
    if usual == 1.0 and any(n % 1 for n in known):
        # Nobody writes fractions of milliseconds.
        return usual
    if usual == 1.0 and max(known, default=0.0) > _LONGEST:
        return 0.001
    if span <= 0 or words < 3:
        return usual
    lengths = [b - a for s, e in spoken if (a := number(s)) is not None and (b := number(e)) is not None and b > a]
    span = min(span, sum(lengths) or span)
    if usual == 0.001:
        return 1.0 if words / (span * 0.001) > _FASTEST_SPEECH else usual
    # Seconds are implausible when they make speech slower than a word in ten seconds.
    slow = words / span < 0.1
    return 0.001 if slow and words / (span * 0.001) <= _FASTEST_SPEECH else usual


def scaled(value: object, unit: float) -> float | None:
    """A time in seconds, from a number in the unit or a clock time; ``None`` when it is neither."""
    found = number(value)
    if found is None:
        return clock(value)
    return round(found * unit, 3) if found >= 0 else None
