"""The tables of accounts and of the log. Changing them means writing a migration in ``store/ledger/migrations``."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

#: The migration that this code expects.
HEAD = "a001"
#: Alembic's own table, beside the one of the workspace where both are in one database.
VERSIONS = "ledger_version"

metadata = MetaData()

accounts = Table(
    "accounts",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("password", Text),
    Column("issuer", Text),
    Column("subject", Text),
    Column("active", Boolean, nullable=False),
    Column("created", DateTime, nullable=False),
    UniqueConstraint("issuer", "subject"),
)

#: A deal and whom it is shared with; ``*`` is everyone. By the deal's name, since deals are worked out anew.
shares = Table(
    "shares",
    metadata,
    Column("deal", Text, primary_key=True),
    Column("account", String, primary_key=True),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", String, primary_key=True),
    Column("account", String, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("scope", String, nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("created", DateTime, nullable=False),
    Column("expires", DateTime, nullable=False),
    Column("used", DateTime),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", String, ForeignKey("accounts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created", DateTime, nullable=False),
    Column("seen", DateTime, nullable=False),
    Column("expires", DateTime, nullable=False),
)

failures = Table(
    "failures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False),
    Column("at", DateTime, nullable=False),
    Index("failures_by_key", "key", "at"),
)

#: Nothing here is ever changed or deleted: triggers refuse it, and the chain of digests shows it.
log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", DateTime, nullable=False),
    Column("account", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("action", String, nullable=False),
    Column("what", Text, nullable=False),
    Column("deal", Text),
    Column("detail", JSON, nullable=False),
    Column("digest", String(64), nullable=False),
)
