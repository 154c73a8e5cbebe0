"""The free text of a CRM's export: notes, call notes and tasks, each as a conversation of its author's note.

What stands in them is the seller's own about the buyer. Only a quotation beside which somebody is named is that person's
reported speech, as in any other note; a label (``Dana: wants it by May``) is none here, for half of what is written in such
fields is a form to fill in (``Budget: unclear``).
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from otherside.domain import Conversation, Participant
from otherside.domain.patterns import lazily
from otherside.importers.blocks import Kind, Line, lines_of
from otherside.importers.decoding import well_formed
from otherside.importers.dialogue import units_of
from otherside.importers.heading import Head, split_people
from otherside.importers.html_text import html_to_text
from otherside.importers.names import Roster, looks_like_person
from otherside.importers.notes import NoteReader

FORMAT = "crm-note"
_MARKUP = lazily(r"<(?:p|br|div|span|ul|li|b|strong|a|html|body|h\d)\b[^>]*>", re.IGNORECASE)


def conversation(
    texts: Sequence[tuple[str, str]],
    *,
    title: str,
    day: dt.date | None,
    deal: str | None,
    author: str | None = None,
    about: Sequence[Participant] = (),
    organisation: str | None = None,
) -> Conversation | None:
    """The note that one row of an export holds, or None where there are no words in it.

    Args:
        texts: ``(column, text)``, plain or HTML.
        title: of the activity; without one the column's name is it.
        day: of the activity; a field of a deal has none.
        deal: which it belongs to, where the row tells it.
        author: who wrote it, on our side.
        about: whom it concerns: "she said" is of the only one.
        organisation: theirs, so that its name is nobody's.
    """
    found = [(column, _plain(text)) for column, text in texts]
    found = [(column, text) for column, text in found if any(c.isalnum() for c in text)]
    if not found:
        return None
    lines: list[Line] = []
    for column, text in found:
        # What column it stood in is worth a line only beside another.
        lines += [Line(Kind.HEADING, column, level=2)] if len(found) > 1 else []
        lines += lines_of(text)
    head = Head(title=title or found[0][0], date=day, deal=deal, people=list(about), author=author)
    head.organisations = {name.lower() for name in (organisation, deal) if name}
    roster = Roster()
    for person in head.people:
        roster.mention(person)
    turns = NoteReader(head, roster, day).turns(units_of(lines))
    if not turns:
        return None
    return Conversation(
        title=head.title or "",
        format=FORMAT,
        turns=tuple(replace(t, text=well_formed(t.text), reported_by=t.reported_by or author) for t in turns),
        participants=roster.participants(),
        date=day,
        deal=deal,
    )


def people_of(text: str | None, organisation: str | None, email: str | None = None) -> list[Participant]:
    """The people whom a cell names, ``Dana Lee; Priya Rao``; an address is one's only if there is one."""
    names = [n.strip() for n in split_people(text or "") if looks_like_person(n.strip())]
    address = email.lower() if email and len(names) == 1 else None
    return [Participant(name, address, organisation=organisation) for name in dict.fromkeys(names)]


def _plain(text: str) -> str:
    return html_to_text(text).strip() if _MARKUP.search(text) else text.strip()
