"""CSV exports of customer-relationship systems: deals, contacts, contact roles, accounts, and what was noted of them.

HubSpot, Salesforce, Pipedrive and hand-kept tables, recognised by their columns in any language of
delimiters (comma, semicolon, tab). What a column is not known for is kept in ``fields``. A row of an export of notes, calls
or tasks becomes a conversation (``crm_notes``), and so does what is noted of a contact.
"""

import csv
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from otherside.domain import AccountRecord, ContactRecord, Conversation, DealRecord, DealRoleRecord, Parsed, Skipped
from otherside.importers import crm_notes
from otherside.importers import crm_values as values
from otherside.importers.crm_columns import currency_in, meaning
from otherside.importers.crm_rows import joined
from otherside.importers.csv_rows import rows_or_error
from otherside.importers.decoding import well_formed
from otherside.importers.registry import Importer
from otherside.importers.source import ImporterError, SourceFile

_SAMPLE = 1 << 16
_DATES = ("created", "closed", "last_activity")
_WHEN = (*_DATES, "activity_date")
_DEAL_SIGNS = frozenset(
    "stage status lost_reason amount probability closed created owner last_activity organisation".split()
)
_SPEECH = frozenset("speaker text utterance transcript sentence content".split())
#: What a HubSpot export links by name and record number: "Dana Lee (502);Priya Rao (503)".
_LINKED = frozenset({"deal", "contact", "organisation"})
_ABOUT = frozenset("deal deal_key opportunity_key contact contact_key organisation".split())


@dataclass
class _Table:
    """Header and rows of the file, and what its columns mean."""

    names: list[str]
    meanings: list[str | None]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    european: bool = False

    def has(self, *wanted: str) -> bool:
        return any(m in wanted for m in self.meanings)

    def column(self, wanted: str) -> list[str]:
        places = [n for n, m in enumerate(self.meanings) if m == wanted]
        return [row[n] for _, row in self.rows[:5_000] for n in places if n < len(row)]


class _Row:
    """One row by meaning; what nobody asked for is left in ``rest``."""

    def __init__(self, table: _Table, cells: Sequence[str]) -> None:
        self._values: dict[str, str] = {}
        self.rest: dict[str, str] = {}
        for n, cell in enumerate(cells):
            text = well_formed(cell.strip())
            if not text:
                continue
            name = table.names[n] if n < len(table.names) else f"column {n + 1}"
            known = table.meanings[n] if n < len(table.meanings) else None
            if known is None or known == "note" or known in self._values:
                self.rest[name] = text
            else:
                linked = name.casefold().startswith("associated") and known in _LINKED
                self._values[known] = values.without_keys(text) if linked else text
        self._names = {m: n for n, m in zip(table.names, table.meanings, strict=True) if m}
        noted = [(n, c) for n, c, m in zip(table.names, cells, table.meanings, strict=False) if m == "note"]
        #: ``(column, text)`` of what was noted; it stays in the fields as well.
        self.notes = [(name, well_formed(cell)) for name, cell in noted if cell.strip()]

    def take(self, *wanted: str) -> str | None:
        found = [self._values.pop(w) for w in wanted if w in self._values]
        return found[0] if found else None

    def keep(self, wanted: str, text: str) -> None:
        """Puts back under its column's name what could not be read as what the column means."""
        self.rest.setdefault(self._names[wanted], text)

    def peek(self, wanted: str) -> str | None:
        return self._values.get(wanted)

    def fields(self) -> dict[str, str]:
        """Everything not taken, under the column's own name."""
        return self.rest | {self._names[m]: v for m, v in self._values.items()}


def sniff(source: SourceFile) -> float:
    """0.9 for the columns of deals, contact roles or activities, 0.8 for contacts and accounts."""
    try:
        text = source.text[:_SAMPLE]
    except ImporterError:
        return 0.0
    first = text.lstrip("\n").partition("\n")[0]
    if len(first) > 20_000 or not any(d in first for d in ",;\t|"):
        return 0.0
    try:
        table = _read(text, "", partial=True)
    except (ImporterError, csv.Error):
        return 0.0
    if _SPEECH & {n.strip().lower() for n in table.names}:
        return 0.0
    kind = _kind(table)
    return {"deals": 0.9, "roles": 0.9, "activities": 0.9, "contacts": 0.8, "accounts": 0.8}.get(kind, 0.0)


def parse(source: SourceFile) -> Parsed:
    """Reads the table; rows without a name are reported and left out.

    Raises:
        ImporterError: when the columns are not known or no row can be used.
    """
    table = _read(source.text, source.name)
    kind = _kind(table)
    if not kind:
        raise ImporterError(
            f"{source.name}: no known columns in the first line; it needs Deal Name with Stage or Amount, "
            "or contacts with Email and Name"
        )
    if kind == "contacts":
        table.meanings = _of_people(table)
    result = _Result(table, source.name)
    for line, cells in table.rows:
        result.add(kind, line, _Row(table, cells))
    parsed = result.parsed()
    if not (parsed.deals or parsed.contacts or parsed.roles or parsed.accounts or parsed.conversations):
        reason = f" ({parsed.skipped[0].reason})" if parsed.skipped else ""
        raise ImporterError(f"{source.name}: no usable row in it{reason}; export the table again")
    return parsed


def _read(text: str, name: str, *, partial: bool = False) -> _Table:
    """Header and rows. A row may be longer or shorter than the header: cells beyond it are kept."""
    body = text.lstrip("\n")
    match = re.match(r"sep=(.)\n", body)
    body = body[match.end() :] if match else body
    delimiter = match.group(1) if match else _delimiter(body)
    rows: list[tuple[int, list[str]]] = []
    try:
        for line, cells in rows_or_error(body, delimiter):
            if any(c.strip() for c in cells):
                rows.append((line, cells))
            if partial and len(rows) > 20:
                break
    except csv.Error as error:
        raise ImporterError(f"{name}, {error}; export the table again") from error
    if not rows:
        raise ImporterError(f"{name}: there is no table in it; export it again")
    names: list[str] = []
    for n, cell in enumerate(rows[0][1]):
        title = " ".join(well_formed(cell).strip().strip("\ufeff").split()) or f"column {n + 1}"
        names.append(title if title not in names else f"{title} ({n + 1})")
    # Tables that were put together have the header again in the middle.
    below = [(line, cells) for line, cells in rows[1:] if cells != rows[0][1]]
    return _Table(names, [meaning(x) for x in names], below, delimiter == ";")


def _delimiter(text: str) -> str:
    """The delimiter that is most frequent in the header outside quotation marks."""
    header, quoted = [], False
    for char in text[:20_000]:
        if char == '"':
            quoted = not quoted
        elif char == "\n" and not quoted:
            break
        elif not quoted:
            header.append(char)
    return max(",;\t|", key=header.count)


def _kind(table: _Table) -> str:
    """What the rows are, by the columns; empty when they are nothing of ours."""
    found = {m for m in table.meanings if m}
    if found & {"contact_key"} and found & {"opportunity_key", "deal_key", "deal"} and not found & {"amount", "stage"}:
        return "roles"
    person = bool(found & {"first", "last", "email"})
    dated = found & {"activity_type", "subject"} or ("activity_date" in found and not person and "phone" not in found)
    if "note" in found and found & _ABOUT and dated and not found & {"amount", "stage", "probability", "closed"}:
        return "activities"
    if "deal" in found and len(found & _DEAL_SIGNS) >= 1 and not (person and "last" in found):
        return "deals"
    if "title" in found and len(found & (_DEAL_SIGNS - {"organisation", "owner", "created"})) >= 2 and not person:
        return "deals"
    if person and found & {"last", "first", "contact", "title", "lifecycle", "role", "phone"}:
        return "contacts"
    if "contact" in found and found & {"role", "phone"} and not found & {"stage", "amount"}:
        return "contacts"
    if found & {"organisation", "title"} and found & {"domain", "industry"}:
        return "accounts"
    return ""


def _of_people(table: _Table) -> list[str | None]:
    """What the columns of contacts mean: beside a "Name", a "Title" is what somebody does, in whichever order they stand."""
    plain = [name.casefold() for name in table.names]
    if not {"name", "title"} <= set(plain) or table.has("contact", "first", "last", "role"):
        return table.meanings
    return [{"name": "contact", "title": "role"}.get(name, m) for name, m in zip(plain, table.meanings, strict=True)]


class _Result:
    """Records gathered row by row."""

    def __init__(self, table: _Table, name: str) -> None:
        self._name = name
        self._table = table
        self._day_first = {c: values.day_first(table.column(c), table.european) for c in _WHEN}
        amount = next((n for n, m in zip(table.names, table.meanings, strict=True) if m == "amount"), "")
        self._currency = values.currency(currency_in(amount))
        self.deals: list[DealRecord] = []
        self._places: dict[tuple[str, str], int] = {}
        self.contacts: list[ContactRecord] = []
        self.roles: list[DealRoleRecord] = []
        self.accounts: list[AccountRecord] = []
        self.conversations: list[Conversation] = []
        self.skipped: list[Skipped] = []

    def add(self, kind: str, line: int, row: _Row) -> None:
        """Takes one row in, or reports why not."""
        if kind == "deals":
            done = self._deal(row)
        elif kind == "contacts":
            done = self._contact(row)
        elif kind == "activities":
            # A task without a word written down, as most are, holds nothing to take in.
            self._activity(row)
            done = True
        elif kind == "roles":
            done = self._role(row)
        else:
            done = self._account(row)
        if not done:
            self.skipped.append(
                Skipped(f"{self._name}, line {line}", f"no name in this row of {kind}; fill it in and add again")
            )

    def parsed(self) -> Parsed:
        """Everything gathered."""
        return Parsed(
            deals=tuple(self.deals),
            contacts=tuple(self.contacts),
            roles=tuple(self.roles),
            accounts=tuple(self.accounts),
            conversations=tuple(self.conversations),
            skipped=tuple(self.skipped),
        )

    def _deal(self, row: _Row) -> bool:
        name = row.take("deal", "title")
        if name is None:
            return False
        email, phone, role = row.peek("email"), row.peek("phone"), row.peek("role")
        stage, status, reason = row.take("stage"), row.take("status"), row.take("lost_reason")
        amount = row.take("amount")
        stated = row.take("currency")
        chance = row.take("probability")
        dates = {c: self._date(c, row) for c in _DATES}
        worth, odds = values.number(amount) if amount else None, values.probability(chance) if chance else None
        for column, text, read in (("amount", amount, worth), ("probability", chance, odds)):
            if text and read is None and any(c.isalnum() for c in text):
                row.keep(column, text)
        contact = row.take("contact")
        organisation = row.take("organisation")
        key = row.take("deal_key", "opportunity_key", "key")
        if status and not stage:
            stage = status
        elif status:
            row.rest.setdefault("status", status)
        record = DealRecord(
            name=name,
            key=key,
            organisation=organisation,
            stage=stage,
            amount=worth,
            currency=values.currency(stated) or values.currency(amount) or self._currency,
            probability=odds,
            owner=row.take("owner"),
            outcome=values.outcome(stage, status, reason),
            lost_reason=reason,
            contact=contact,
            created=dates["created"],
            closed=dates["closed"],
            last_activity=dates["last_activity"],
            fields=row.fields(),
        )
        # A deal that several rows tell of, one for each contact, is one deal.
        earlier = self._places.setdefault((key, name), len(self.deals)) if key else len(self.deals)
        known = earlier < len(self.deals)
        if known:
            self.deals[earlier] = joined(self.deals[earlier], record)
        else:
            self.deals.append(record)
        if contact and (email or phone or role):
            self.contacts.append(
                ContactRecord(contact, None, email.lower() if email else None, role, organisation, phone)
            )
            if key and known:
                self.roles.append(DealRoleRecord(key, contact))
        return True

    def _date(self, column: str, row: _Row) -> dt.date | None:
        """The day in a column; what names none stays among the fields."""
        text = row.take(column)
        found = values.date(text, self._day_first[column]) if text else None
        if text and found is None and any(c.isalnum() for c in text):
            row.keep(column, text)
        return found

    def _contact(self, row: _Row) -> bool:
        first, last = row.take("first"), row.take("last")
        email = row.take("email")
        name = " ".join(x for x in (first, last) if x) or row.take("contact")
        role = row.take("role")
        if not name and self._table.has("contact", "first", "last"):
            name = email
        elif not name:
            name = row.take("title") or email
        if role is None:
            role = row.take("title")
        if not name:
            return False
        deals = row.take("deal")
        part = row.peek("deal_role")
        key = row.take("key", "contact_key")
        record = ContactRecord(
            name=name,
            key=key,
            email=email.lower() if email else None,
            role=role,
            organisation=row.take("organisation"),
            phone=row.take("phone"),
            fields=row.fields(),
        )
        self.contacts.append(record)
        named = [deal.strip() for deal in (deals or "").split(";") if deal.strip()]
        self.roles += [DealRoleRecord(deal, name, part or role) for deal in named]
        self._note(
            row,
            title=name,
            day=None,
            deal=_one(named) or record.organisation,
            contact=name,
            organisation=record.organisation,
            email=record.email,
        )
        return True

    def _activity(self, row: _Row) -> None:
        organisation = row.take("organisation")
        named = [deal.strip() for deal in (row.take("deal") or "").split(";") if deal.strip()]
        day = self._date("activity_date", row) or self._date("created", row)
        kind, subject = row.take("activity_type"), row.take("subject")
        self._note(
            row,
            title=": ".join(dict.fromkeys(x for x in (kind, subject) if x)),
            day=day,
            deal=_one(named) or organisation,
            contact=row.take("contact"),
            organisation=organisation,
            email=row.peek("email"),
            author=row.take("author", "owner"),
        )

    def _note(
        self,
        row: _Row,
        *,
        title: str,
        day: dt.date | None,
        deal: str | None,
        contact: str | None,
        organisation: str | None,
        email: str | None = None,
        author: str | None = None,
    ) -> None:
        """Takes in what was noted in a row, if anything was."""
        people = crm_notes.people_of(contact, organisation, email)
        found = crm_notes.conversation(
            row.notes, title=title, day=day, deal=deal, author=author, about=people, organisation=organisation
        )
        if found is not None:
            self.conversations.append(found)

    def _role(self, row: _Row) -> bool:
        deal = row.take("opportunity_key", "deal_key", "deal")
        contact = row.take("contact_key", "contact")
        if not deal or not contact:
            return False
        primary = (row.take("primary") or "").lower() in {"true", "1", "yes", "y", "ja", "x"}
        self.roles.append(DealRoleRecord(deal, contact, row.take("role", "deal_role"), primary))
        return True

    def _account(self, row: _Row) -> bool:
        name = row.take("organisation", "title")
        if not name:
            return False
        domain = row.take("domain")
        self.accounts.append(
            AccountRecord(
                name=name,
                key=row.take("key"),
                domain=_host(domain) if domain else None,
                industry=row.take("industry"),
                fields=row.fields(),
            )
        )
        return True


def _one(deals: Sequence[str]) -> str | None:
    """The deal that a row belongs to; of several, nothing tells which of them was spoken of."""
    return deals[0] if len(deals) == 1 else None


def _host(text: str) -> str | None:
    """``https://www.globex.com/en`` as ``globex.com``."""
    host = re.sub(r"^[a-z]{2,6}://", "", text.strip().lower()).partition("/")[0].partition(":")[0]
    return host.removeprefix("www.") or None


IMPORTER = Importer("crm", sniff, parse)
