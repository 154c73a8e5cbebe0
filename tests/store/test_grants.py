"""The rights that the documentation gives to copy are enough for a colleague, and for what a newer version adds."""

from __future__ import annotations

import re
from pathlib import Path

from otherside.store import create_store
from otherside.store.place import write_server
from otherside.store.postgres import disconnect
from otherside.workspace import Workspace

PAGE = Path(__file__).parents[2] / "docs" / "team-store.md"


def statements(schema: str) -> list[str]:
    (block,) = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    block = re.sub(r"--.*", "", block)
    for name, here in (
        ("DATABASE sales ", "DATABASE postgres "),
        ("SCHEMA public", f"SCHEMA {schema}"),
        ("ROLE ann", "ROLE postgres"),
    ):
        assert name in block
        block = block.replace(name, here)
    return [" ".join(s.split()) for s in block.split(";") if s.strip()]


def test_a_colleague_adds_and_reads_with_the_rights_of_the_page(server, tmp_path, new_url):
    url = new_url()
    schema = url.rsplit("%3D")[-1]
    create_store(tmp_path / "owner", url).close()
    call = tmp_path / "Tarn Mill" / "one.txt"
    call.parent.mkdir()
    call.write_text("Ola Ness: We grind flour for nine bakeries.\nPer Us: Fine.\n", encoding="utf-8")
    try:
        for statement in statements(schema):
            server.run(statement)
        write_server(tmp_path / "ben", url.replace("postgres@", "ben@"))
        with Workspace.open(tmp_path / "ben") as workspace:
            assert workspace.add([call.parent]).conversations == 1
            assert [d.name for d in workspace.deals()] == ["Tarn Mill"]
        server.run(f"CREATE TABLE {schema}.added_later (n int)")
        assert server.run(f"SELECT has_table_privilege('ben', '{schema}.added_later', 'INSERT')") == [(True,)]
    finally:
        disconnect()
        for role in ("ben", "sales_team"):
            server.run(f"DROP OWNED BY {role}")
            server.run(f"DROP ROLE {role}")
