"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table('conversations',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('deal', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('format', sa.String(), nullable=False),
    sa.Column('date', sa.Date(), nullable=True),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_conversations_deal'), 'conversations', ['deal'], unique=False)
    op.create_table('deals',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('organisation', sa.Text(), nullable=True),
    sa.Column('stage', sa.Text(), nullable=True),
    sa.Column('amount', sa.Float(), nullable=True),
    sa.Column('currency', sa.String(), nullable=True),
    sa.Column('probability', sa.Float(), nullable=True),
    sa.Column('owner', sa.Text(), nullable=True),
    sa.Column('outcome', sa.String(), nullable=True),
    sa.Column('created', sa.Date(), nullable=True),
    sa.Column('closed', sa.Date(), nullable=True),
    sa.Column('lost_reason', sa.Text(), nullable=True),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('name')
    )
    op.create_table('people',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('side_reason', sa.Text(), nullable=False),
    sa.Column('role', sa.Text(), nullable=True),
    sa.Column('organisation', sa.Text(), nullable=True),
    sa.Column('emails', sa.JSON(), nullable=False),
    sa.Column('aliases', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('settings',
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('value', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('key')
    )
    op.create_table('sources',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('location', sa.Text(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('format', sa.String(), nullable=False),
    sa.Column('deal', sa.Text(), nullable=True),
    sa.Column('added', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('location')
    )
    op.create_index(op.f('ix_sources_digest'), 'sources', ['digest'], unique=False)
    op.create_table('crm_records',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('source', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('record', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['source'], ['sources.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index(op.f('ix_crm_records_source'), 'crm_records', ['source'], unique=False)
    op.create_table('deal_people',
    sa.Column('deal', sa.Text(), nullable=False),
    sa.Column('person', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['person'], ['people.id'], ondelete='CASCADE'),
    sa.UniqueConstraint('deal', 'person')
    )
    op.create_index(op.f('ix_deal_people_person'), 'deal_people', ['person'], unique=False)
    op.create_table('evidence',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('conversation', sa.String(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.Column('speaker', sa.Text(), nullable=True),
    sa.Column('facets', sa.JSON(), nullable=False),
    sa.Column('stance', sa.String(), nullable=False),
    sa.Column('strength', sa.Float(), nullable=False),
    sa.Column('reported', sa.Boolean(), nullable=False),
    sa.Column('extractor', sa.String(), nullable=False),
    sa.Column('extractor_version', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['conversation'], ['conversations.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_index('evidence_by_turn', 'evidence', ['conversation', 'turn'], unique=False)
    op.create_table('participants',
    sa.Column('conversation', sa.String(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('email', sa.Text(), nullable=True),
    sa.Column('side', sa.String(), nullable=False),
    sa.Column('role', sa.Text(), nullable=True),
    sa.Column('organisation', sa.Text(), nullable=True),
    sa.Column('person', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['conversation'], ['conversations.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('conversation', 'name')
    )
    op.create_index(op.f('ix_participants_person'), 'participants', ['person'], unique=False)
    op.create_table('thread_messages',
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('conversation', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['conversation'], ['conversations.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('message')
    )
    op.create_index(op.f('ix_thread_messages_conversation'), 'thread_messages', ['conversation'], unique=False)
    op.create_table('turns',
    sa.Column('conversation', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('source', sa.Integer(), nullable=False),
    sa.Column('speaker', sa.Text(), nullable=True),
    sa.Column('start_s', sa.Float(), nullable=True),
    sa.Column('end_s', sa.Float(), nullable=True),
    sa.Column('at', sa.DateTime(), nullable=True),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('reported_by', sa.Text(), nullable=True),
    sa.Column('message_id', sa.Text(), nullable=True),
    sa.Column('recipients', sa.JSON(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('extractor', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['conversation'], ['conversations.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['source'], ['sources.id'], ),
    sa.PrimaryKeyConstraint('conversation', 'number')
    )
    op.create_index(op.f('ix_turns_source'), 'turns', ['source'], unique=False)
