"""A mail with an attachment is taken in: the attachment is told, and nothing has failed."""

import json

from tests.commands import command

MAIL = """From: Ada Voss <ada@marlstone.example>
To: Nils Own <nils@ours.example>
Date: Tue, 06 Oct 2026 09:00:00 +0200
Subject: The drawing
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

We hate the old mill, every month-end we lose two days.

--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="drawing.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b--
"""
ROLES = "Id,OpportunityId,ContactId,Role,IsPrimary\n1,006A,003B,Decision Maker,true\n"


def test_an_attachment_is_told_and_is_no_failure(tmp_path):
    (tmp_path / "drawing.eml").write_text(MAIL, encoding="utf-8")
    for word in ("import", "add"):
        done = command(word, tmp_path / "drawing.eml", "--json", workspace=tmp_path / "w")
        assert done.returncode == 0, done.stderr
        (skipped,) = json.loads(done.stdout)["skipped"]
        assert skipped["path"].endswith("attachment drawing.pdf")
        assert skipped["partial"] is True
        assert "drawing.pdf" in done.stderr


def test_roles_whose_contacts_nobody_knows_are_told(tmp_path):
    (tmp_path / "roles.csv").write_text(ROLES, encoding="utf-8")
    done = command("add", tmp_path / "roles.csv", "--json", workspace=tmp_path / "w")
    assert done.returncode == 0, done.stderr
    reasons = [s["reason"] for s in json.loads(done.stdout)["skipped"]]
    assert any("whose contact is not known (003B)" in reason for reason in reasons), reasons


def test_an_empty_file_among_others_and_a_link_out_are_told_and_no_failure(tmp_path):
    deal = tmp_path / "deal"
    deal.mkdir()
    (tmp_path / "elsewhere.txt").write_text("x")
    (deal / "drawing.eml").write_text(MAIL, encoding="utf-8")
    (deal / "empty.txt").write_text("")
    (deal / "link.txt").symlink_to(tmp_path / "elsewhere.txt")
    done = command("import", deal, "--json", workspace=tmp_path / "w")
    assert done.returncode == 0, done.stderr
    assert "empty.txt: the file is empty" in done.stderr
    assert "link.txt: the link leads out of the folder" in done.stderr
    assert command("import", deal / "empty.txt", workspace=tmp_path / "w").returncode == 1
