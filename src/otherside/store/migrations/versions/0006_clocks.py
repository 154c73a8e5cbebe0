"""How far a sender's own clock stood from UTC, as the mail's Date header states it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("turns", sa.Column("utc_offset_s", sa.Integer(), nullable=True))
