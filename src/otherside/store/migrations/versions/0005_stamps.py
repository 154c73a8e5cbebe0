"""When each deal was last written to: on PostgreSQL, where ``store.stamps`` makes table and triggers after any migration."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    pass
