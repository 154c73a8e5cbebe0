import io
import os
import zipfile
from pathlib import Path

import pytest

from otherside.domain import Skipped
from otherside.importers.source import SourceFile
from otherside.importers.walk import Limits, read_sources


def walk(*paths, **limits):
    found = list(read_sources([Path(p) for p in paths], limits=Limits(**limits)))
    return (
        {f.name: f.data for f in found if isinstance(f, SourceFile)},
        {f.path: f.reason for f in found if isinstance(f, Skipped)},
    )


def pack(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__slash__", "/"), data)
    return buffer.getvalue()


def test_order_junk_and_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (
        "b/2.txt",
        "b/1.txt",
        "a.txt",
        ".DS_Store",
        "b/.hidden",
        "b/Thumbs.db",
        "__MACOSX/x.txt",
        "b/~$x.docx",
    ):
        Path("deal", name).parent.mkdir(parents=True, exist_ok=True)
        Path("deal", name).write_text(name)
    files, skipped = walk("deal")
    assert list(files) == ["deal/a.txt", "deal/b/1.txt", "deal/b/2.txt"]
    assert not skipped


def test_links_are_not_followed_out_or_round(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    top = tmp_path / "deal"
    top.mkdir()
    (top / "a.txt").write_text("a")
    (top / "loop").symlink_to(top)
    (top / "out").symlink_to(outside)
    (top / "out.txt").symlink_to(outside / "secret.txt")
    (top / "self").symlink_to(top / "self")
    files, skipped = walk(top)
    assert list(files) == [f"{top}/a.txt"]
    assert len(skipped) == 4
    assert "back into" in skipped[f"{top}/loop"]
    assert "leads out of the folder" in skipped[f"{top}/out"]


def test_what_holds_nothing_or_lies_elsewhere_is_told_and_the_rest_is_in_full(tmp_path):
    top = tmp_path / "deal"
    top.mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (top / "a.txt").write_text("a")
    (top / "blank.txt").write_text(" \n")
    (top / "out.txt").symlink_to(tmp_path / "secret.txt")
    (top / "b.zip").write_bytes(pack(**{"b.txt": "b", "empty.txt": ""}))
    (top / "call.mp3").write_bytes(b"ID3")
    partial = {s.path.removeprefix(f"{top}/"): s.partial for s in read_sources([top]) if isinstance(s, Skipped)}
    # Of a recording nothing was read, and there is something in it.
    assert partial == {"blank.txt": True, "out.txt": True, "b.zip!/empty.txt": True, "call.mp3": False}
    # Given by itself it is what the user wanted to be read.
    (alone,) = read_sources([top / "blank.txt"])
    assert isinstance(alone, SourceFile)


def test_missing_big_and_long_lined_files_are_reported(tmp_path):
    (tmp_path / "big.txt").write_bytes(b"x\n" * 600)
    (tmp_path / "line.txt").write_bytes(b"x" * 300 + b"\ny\n")
    (tmp_path / "ok.txt").write_bytes(b"x" * 90 + b"\n" + b"y" * 90)
    (tmp_path / "call.mp3").write_bytes(b"ID3")
    files, skipped = walk(tmp_path, tmp_path / "gone", file_bytes=1000, line_bytes=100)
    assert list(files) == [f"{tmp_path}/ok.txt"]
    assert "split it" in skipped[f"{tmp_path}/big.txt"]
    assert "a line of more than" in skipped[f"{tmp_path}/line.txt"]
    assert "no such file" in skipped[f"{tmp_path}/gone"]
    assert "transcript" in skipped[f"{tmp_path}/call.mp3"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    assert "cannot be read" in walk(tmp_path)[1][str(path)]


def test_archives(tmp_path):
    inner = pack(**{"c.txt": "c"})
    deeper = pack(**{"d.zip": pack(**{"e.txt": "e"})})
    (tmp_path / "a.zip").write_bytes(
        pack(**{"x/b.txt": "b", "in.zip": inner, "deep.zip": deeper, "__MACOSX/y.txt": "y", ".z": "z"})
    )
    files, skipped = walk(tmp_path)
    top = f"{tmp_path}/a.zip"
    assert files == {f"{top}!/x/b.txt": b"b", f"{top}!/in.zip!/c.txt": b"c"}
    assert list(skipped) == [f"{top}!/deep.zip!/d.zip"]


def test_bombs_and_damage(tmp_path):
    (tmp_path / "bomb.zip").write_bytes(pack(**{"zeros.txt": b"0" * 3_000_000}))
    (tmp_path / "cut.zip").write_bytes(pack(**{"a.txt": "hello"})[:-30])
    (tmp_path / "many.zip").write_bytes(pack(**{f"{n}.txt": "x" for n in range(5)}))
    (tmp_path / "sum.zip").write_bytes(pack(**{f"{n}.txt": os.urandom(400).hex() for n in range(3)}))
    _, skipped = walk(tmp_path / "bomb.zip", tmp_path / "cut.zip")
    assert "zip bomb" in skipped[f"{tmp_path}/bomb.zip!/zeros.txt"]
    assert "damaged" in skipped[f"{tmp_path}/cut.zip"]
    files, skipped = walk(tmp_path / "many.zip", archive_members=3)
    assert len(files) == 3
    assert "more than 3 files" in skipped[f"{tmp_path}/many.zip"]
    files, skipped = walk(tmp_path / "sum.zip", archive_bytes=1000)
    assert len(files) == 1
    assert len(skipped) == 1


def test_maildir(tmp_path):
    for folder in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new", ".Sent/tmp"):
        (tmp_path / "mail" / folder).mkdir(parents=True)
    (tmp_path / "mail/cur/1.host:2,S").write_text("From: a@b.co\n\nx")
    (tmp_path / "mail/tmp/2.host").write_text("half")
    (tmp_path / "mail/.Sent/cur/3.host:2,S").write_text("From: a@b.co\n\ny")
    files, skipped = walk(tmp_path / "mail")
    assert sorted(files) == [f"{tmp_path}/mail/.Sent/cur/3.host:2,S", f"{tmp_path}/mail/cur/1.host:2,S"]
    assert not skipped


def test_office_documents_are_not_unpacked(tmp_path):
    (tmp_path / "a.docx").write_bytes(pack(**{"[Content_Types].xml": "x", "word__slash__document.xml": "y"}))
    assert list(walk(tmp_path)[0]) == [f"{tmp_path}/a.docx"]


def test_the_accounts_of_an_export_of_slack_go_with_its_channels(tmp_path):
    top = tmp_path / "export"
    accounts = b'[{"id": "U1", "name": "dana", "profile": {"real_name": "Dana Lee"}}]'
    written = {
        "users.json": accounts,
        "channels.json": b'[{"id": "C1", "name": "audit"}]',
        "audit/2026-10-08.json": b"[1]",
        "audit/note.txt": b"a",
        "deep/er/2026-10-08.json": b"[2]",
    }
    for name, data in written.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(data)
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        for name, data in written.items():
            archive.writestr(f"export/{name}", data)
    for path, root in ((top, str(top)), (tmp_path / "e.zip", f"{tmp_path}/e.zip!/export")):
        found = {f.name.removeprefix(f"{root}/"): f.accounts and f.accounts.data for f in read_sources([path])}
        assert found == {"audit/2026-10-08.json": accounts, "audit/note.txt": None, "deep/er/2026-10-08.json": None}


def test_other_files_called_users_are_files_like_any_other(tmp_path):
    (tmp_path / "talks").mkdir()
    (tmp_path / "users.json").write_text('[{"speaker": "Dana", "text": "Hello."}]')
    (tmp_path / "talks" / "a.json").write_text("[]")
    found = list(read_sources([tmp_path]))
    assert sorted(f.name.rsplit("/", 1)[-1] for f in found) == ["a.json", "users.json"]
    assert [f.accounts for f in found] == [None, None]
