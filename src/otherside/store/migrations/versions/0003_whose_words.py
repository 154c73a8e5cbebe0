"""Who said corrected words, where it is not the person they are evidence of: reflections that the buyer confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column('corrections', sa.Column('said_by', sa.Text(), nullable=True))
    op.execute("UPDATE corrections SET said_by = speaker")
