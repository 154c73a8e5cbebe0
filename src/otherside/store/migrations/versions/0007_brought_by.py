"""Who brought a source, where they see only some deals, and what contacts of a CRM tell in each deal.

Of what is there already nobody knows who brought it: it counts as brought by an owner. Contacts are worked out at the next
opportunity.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("sources", sa.Column("brought_by", sa.String(), nullable=True))
    op.create_table(
        "deal_contacts",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("deal", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text()),
        sa.Column("role", sa.Text()),
        sa.Column("organisation", sa.Text()),
    )
    op.create_index("ix_deal_contacts_deal", "deal_contacts", ["deal"])
    db = op.get_bind()
    if db.execute(sa.text("SELECT 1 FROM crm_records LIMIT 1")).first():
        note = sa.text("INSERT INTO settings (key, value) VALUES (:key, CAST(:value AS JSON))")
        if db.dialect.name == "sqlite":
            note = sa.text("INSERT INTO settings (key, value) VALUES (:key, :value)")
        db.execute(note, {"key": "unfinished:sides:0007", "value": json.dumps({"kind": "sides"})})
