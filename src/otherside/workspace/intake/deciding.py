"""How a deal ended, said by hand: the row that a CRM's export would have of it."""

from __future__ import annotations

import csv
import datetime as dt
import io

from otherside.domain import Deal, Outcome
from otherside.store.stored import CrmRecords

#: Stages as CRMs call them, which the importer reads back.
STAGES = {
    Outcome.WON: "Closed Won",
    Outcome.LOST: "Closed Lost",
    Outcome.NO_DECISION: "No decision",
    Outcome.OPEN: "Open",
}


def decided_csv(deal: Deal, crm: CrmRecords, outcome: Outcome, closed: dt.date | None) -> str:
    """A table of one row with how a deal ended and everything that was known of it before, so that nothing is lost by it.

    Args:
        deal: as it stands.
        crm: what CRMs say, for the key of the deal there.
        outcome: of it.
        closed: the day of the decision, of an open deal the day that is hoped for.
    """
    row = {
        "Deal ID": next((r.key for r in reversed(crm.deals) if r.name == deal.name and r.key), None),
        "Deal Name": deal.name,
        "Company": deal.organisation,
        "Stage": STAGES[outcome],
        "Amount": deal.amount,
        "Currency": deal.currency,
        "Deal Owner": deal.owner,
        "Create Date": deal.created,
        "Close Date": closed,
        **deal.fields,
    }
    held = {name: value for name, value in row.items() if value is not None}
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(held)
    table.writerow([value.isoformat() if isinstance(value, dt.date) else value for value in held.values()])
    return out.getvalue()
