"""The tables. Changing them means writing a migration in ``store/migrations/versions``."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

#: The migration that this code expects; a workspace beyond it was made by a newer version.
HEAD = "0007"

metadata = MetaData()

settings = Table(
    "settings",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", JSON, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("location", Text, nullable=False, unique=True),
    Column("digest", String(64), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("format", String, nullable=False),
    Column("deal", Text),
    Column("added", DateTime, nullable=False),
    # Whose view it was brought in by, as ``scoped`` names it; null for whoever sees everything.
    Column("brought_by", String),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String, primary_key=True),
    Column("deal", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("format", String, nullable=False),
    Column("date", Date),
    Column("fields", JSON, nullable=False),
)

#: Message-IDs that a mail thread holds or refers to; two conversations never share one.
thread_messages = Table(
    "thread_messages",
    metadata,
    Column("message", Text, primary_key=True),
    Column(
        "conversation",
        String,
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
)

participants = Table(
    "participants",
    metadata,
    Column("conversation", String, ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("email", Text),
    Column("side", String, nullable=False),
    Column("role", Text),
    Column("organisation", Text),
    Column("person", String, index=True),
)

turns = Table(
    "turns",
    metadata,
    Column("conversation", String, ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("source", Integer, ForeignKey("sources.id"), nullable=False, index=True),
    Column("speaker", Text),
    Column("start_s", Float),
    Column("end_s", Float),
    Column("at", DateTime(timezone=False)),
    Column("kind", String, nullable=False),
    Column("reported_by", Text),
    Column("message_id", Text),
    Column("recipients", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("extractor", String),
    Column("utc_offset_s", Integer),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", String, primary_key=True),
    Column(
        "conversation",
        String,
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("turn", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("speaker", Text),
    Column("facets", JSON, nullable=False),
    Column("stance", String, nullable=False),
    Column("strength", Float, nullable=False),
    Column("reported", Boolean, nullable=False),
    Column("extractor", String, nullable=False),
    Column("extractor_version", String, nullable=False),
    Index("evidence_by_turn", "conversation", "turn"),
)

crm_records = Table(
    "crm_records",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("source", Integer, ForeignKey("sources.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("record", JSON, nullable=False),
)

deals = Table(
    "deals",
    metadata,
    Column("name", Text, primary_key=True),
    Column("organisation", Text),
    Column("stage", Text),
    Column("amount", Float),
    Column("currency", String),
    Column("probability", Float),
    Column("owner", Text),
    Column("outcome", String),
    Column("created", Date),
    Column("closed", Date),
    Column("lost_reason", Text),
    Column("fields", JSON, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("side", String, nullable=False),
    Column("side_reason", Text, nullable=False),
    Column("role", Text),
    Column("organisation", Text),
    Column("emails", JSON, nullable=False),
    Column("aliases", JSON, nullable=False),
)

#: Who takes part in which deal, also when they never spoke.
deal_people = Table(
    "deal_people",
    metadata,
    Column("deal", Text, nullable=False),
    Column("person", String, ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    UniqueConstraint("deal", "person"),
)

#: What contacts of a CRM tell in each deal that they belong to. Worked out from the records, as people are: a view shows
#: somebody by what the deals within reach tell, and which deal a contact belongs to is known only over all of them.
deal_contacts = Table(
    "deal_contacts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("deal", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("email", Text),
    Column("role", Text),
    Column("organisation", Text),
)

#: What users say about single pieces of evidence, kept for ever. The words are found again by who said what in which
#: message or file (``message``, else ``digest``, else ``location``; ``turn_digest``, ``ordinal``, ``offset``); where
#: they stand now (``conversation``, ``turn``, ``start``, ``end``) is worked out anew whenever a source is stored.
#: ``speaker`` is whose evidence they are, ``said_by`` who said them: our reflection can be what the buyer confirmed.
#: No foreign key: a conversation that is rewritten must not take them along.
corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("verdict", String, nullable=False),
    Column("quote", Text, nullable=False),
    Column("speaker", Text),
    Column("facets", JSON, nullable=False),
    Column("stance", String, nullable=False),
    Column("strength", Float, nullable=False),
    Column("reading", JSON, nullable=False),
    Column("because", Text, nullable=False),
    Column("made", DateTime, nullable=False),
    Column("ended", DateTime),
    Column("replaces", Integer),
    Column("message", Text, index=True),
    Column("digest", String(64), nullable=False, index=True),
    Column("location", Text, nullable=False, index=True),
    Column("turn_digest", String(64), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("conversation", String),
    Column("turn", Integer),
    Column("start", Integer),
    Column("end", Integer),
    Column("said_by", Text),
    Index("corrections_by_turn", "conversation", "turn"),
)

#: What is noted of people's consent. No foreign key: a conversation that is rewritten must not take it along.
consents = Table(
    "consents",
    metadata,
    Column("conversation", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("said_by", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)
