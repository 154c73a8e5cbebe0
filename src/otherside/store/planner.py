"""What a PostgreSQL server notes of the words in our tables beside them, to plan questions; and who may rewrite either.

Its statistics hold the most frequent values of a column and some between, word for word: what was deleted stands there until the
table is analysed again, and then still in the old rows of their own table, until that is rewritten.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from otherside.store import schema

_OURS = {"ours": [table.name for table in schema.metadata.sorted_tables]}
_OTHER_OWNERS = text(
    "SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class WHERE relkind = 'r' AND relname = ANY(:ours) "
    "AND relnamespace = current_schema()::regnamespace AND NOT pg_has_role(relowner, 'USAGE') ORDER BY 1"
)
#: Superusers are everybody's like.
_OTHER_OWNER_OF_ALL = text(
    "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database() AND NOT pg_has_role(datdba, 'USAGE')"
)
_VALUES = text(
    "SELECT concat_ws(E'\\n', array_to_string(most_common_vals::text::text[], E'\\n'), "
    "array_to_string(histogram_bounds::text::text[], E'\\n')) FROM pg_stats "
    "WHERE schemaname = current_schema() AND tablename = ANY(:ours)"
)
_WORDS_NOTED = text(
    "SELECT a.attname, format_type(a.atttypid, a.atttypmod) AS kind FROM pg_attribute a "
    "JOIN pg_stats s ON s.schemaname = current_schema() AND s.tablename = :table AND s.attname = a.attname "
    "WHERE a.attrelid = CAST(quote_ident(:table) AS regclass) AND a.attcollation <> 0 ORDER BY 1"
)


def other_owners(connection: Connection) -> list[str]:
    """Whose tables ours are, where they are not those of whoever asks; only their owner may rewrite them."""
    return list(connection.execute(_OTHER_OWNERS, _OURS).scalars())


def owner_of_all(connection: Connection) -> str | None:
    """Whose the database is, where it is not that of whoever asks; only they may rewrite the statistics' own table."""
    return connection.execute(_OTHER_OWNER_OF_ALL).scalar()


def noted_values(connection: Connection) -> Iterator[str]:
    """The values that the statistics of our tables hold, column by column."""
    yield from connection.execute(_VALUES, _OURS).scalars()


def note_anew(connection: Connection) -> None:
    """Takes the statistics of every table anew, outside of a transaction; what they held before is left in old rows."""
    tables = [table.name for table in schema.metadata.sorted_tables]
    connection.execute(text("ANALYZE " + ", ".join(f'"{table}"' for table in tables)))
    for table in tables:
        if connection.execute(text(f'SELECT 1 FROM "{table}" LIMIT 1')).first() is None:
            _forget_all(connection, table)


def _forget_all(connection: Connection, table: str) -> None:
    """Takes away the statistics of a table without rows: of nothing nothing is noted anew, so the old ones would stay."""
    columns = connection.execute(_WORDS_NOTED, {"table": table}).all()
    if columns:
        # Statistics end with the type that they are of, also where the new one is the same.
        same = ", ".join(f'ALTER COLUMN "{name}" TYPE {kind} COLLATE "C"' for name, kind in columns)
        connection.execute(text(f'ALTER TABLE "{table}" {same}'))


def drop_old_notes(connection: Connection) -> None:
    """Rewrites the statistics' own table, so that nothing is left of what they held before."""
    connection.execute(text("VACUUM (FULL) pg_catalog.pg_statistic"))
