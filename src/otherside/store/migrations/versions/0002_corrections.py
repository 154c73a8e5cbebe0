"""What users know better about single pieces of evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table('corrections',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('verdict', sa.String(), nullable=False),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.Column('speaker', sa.Text(), nullable=True),
    sa.Column('facets', sa.JSON(), nullable=False),
    sa.Column('stance', sa.String(), nullable=False),
    sa.Column('strength', sa.Float(), nullable=False),
    sa.Column('reading', sa.JSON(), nullable=False),
    sa.Column('because', sa.Text(), nullable=False),
    sa.Column('made', sa.DateTime(), nullable=False),
    sa.Column('ended', sa.DateTime(), nullable=True),
    sa.Column('replaces', sa.Integer(), nullable=True),
    sa.Column('message', sa.Text(), nullable=True),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('location', sa.Text(), nullable=False),
    sa.Column('turn_digest', sa.String(length=64), nullable=False),
    sa.Column('ordinal', sa.Integer(), nullable=False),
    sa.Column('offset', sa.Integer(), nullable=False),
    sa.Column('conversation', sa.String(), nullable=True),
    sa.Column('turn', sa.Integer(), nullable=True),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('corrections_by_turn', 'corrections', ['conversation', 'turn'], unique=False)
    op.create_index('ix_corrections_digest', 'corrections', ['digest'], unique=False)
    op.create_index('ix_corrections_location', 'corrections', ['location'], unique=False)
    op.create_index('ix_corrections_message', 'corrections', ['message'], unique=False)
