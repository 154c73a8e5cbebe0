"""`add` says where a folder that became one deal is of many firms, and how to part them."""

import shlex
import zipfile

import pytest

from otherside.workspace import Workspace

US = "paula.reed@hollin.example"


def mail(folder, number, *who, sender=US):
    folder.mkdir(exist_ok=True)
    text = (
        f"From: {sender}\nTo: {', '.join(who)}\nDate: Tue, {number:02} Oct 2026 09:00:00 +0200\nMessage-ID: <{number}@{folder.name}>\n"
        f"Subject: Ovens\n\nWe shall be with you on the day after the fair, with the plan number {number}.\n"
    )
    path = folder / f"{number}.eml"
    path.write_text(text, encoding="utf-8")
    return path


def told(workspace, *paths):
    return [hint for hint in workspace.add(paths).hints if "never in one together" in hint]


@pytest.fixture
def workspace(tmp_path):
    with Workspace.init(tmp_path / "w", ["hollin.example"]) as opened:
        yield opened


FIRMS = ["ada@mill.example", "uwe@quay.example", "gus@kilnworks.example", "nora@wharf.example"]


def test_a_mailbox_of_many_firms_is_told_and_can_be_parted(workspace, tmp_path):
    for n, firm in enumerate([*FIRMS, FIRMS[0]], 1):
        mail(tmp_path / "post", n, firm)
    (hint,) = told(workspace, tmp_path / "post")
    assert "'post'" in hint
    assert "4 firms" in hint
    assert "mill.example, " in hint
    words = shlex.split(hint.partition("otherside add ")[2])
    assert words[-2:] == ["--deal", "Mill"]
    workspace.add(words[:-2], deal=words[-1])
    assert {d.name: len([c for c in workspace.conversations() if c.deal == d.name]) for d in workspace.deals()} == {
        "post": 3,
        "Mill": 2,
    }


def test_what_is_told_once_is_told_again_only_where_a_new_firm_comes(workspace, tmp_path):
    for n, firm in enumerate(FIRMS[:3], 1):
        mail(tmp_path / "post", n, firm)
    assert told(workspace, tmp_path / "post")
    mail(tmp_path / "post", 8, FIRMS[0])
    assert not told(workspace, tmp_path / "post")
    mail(tmp_path / "post", 9, FIRMS[3])
    (hint,) = told(workspace, tmp_path / "post")
    assert "4 firms" in hint
    assert "9.eml" in hint


def test_an_archive_is_told_as_well(workspace, tmp_path):
    with zipfile.ZipFile(tmp_path / "post.zip", "w") as archive:
        for n, firm in enumerate(FIRMS, 1):
            archive.write(mail(tmp_path / "post", n, firm), f"{n}.eml")
    (hint,) = told(workspace, tmp_path / "post.zip")
    assert "give each firm a folder of its own" in hint


@pytest.mark.parametrize(
    ("folder", "mails"),
    [
        # A client and an adviser; firms that are in one mail together; a folder that is called after one of them.
        ("post", [[FIRMS[0]], [FIRMS[1]]]),
        ("post", [[FIRMS[0], FIRMS[1]], [FIRMS[1], FIRMS[2]], [FIRMS[2]], [FIRMS[0]]]),
        ("kilnworks", [[f] for f in FIRMS]),
        ("Kilnworks renewal", [[f] for f in FIRMS]),
        # People without a firm, and we ourselves.
        ("post", [["a@gmail.com"], ["b@gmx.de"], ["c@outlook.com"], ["max@hollin.example"], [FIRMS[0]]]),
        ("post", [["ada@mill.example"], ["uwe@mail.mill.example"], ["gus@mill.co.uk"]]),
    ],
)
def test_a_deal_with_several_firms_in_it_is_not(workspace, tmp_path, folder, mails):
    for n, firms in enumerate(mails, 1):
        mail(tmp_path / folder, n, *firms)
    assert not told(workspace, tmp_path / folder)


def test_nothing_is_told_where_nobody_said_who_we_are(tmp_path):
    with Workspace.init(tmp_path / "w", []) as opened:
        for n, firm in enumerate(FIRMS, 1):
            mail(tmp_path / "post", n, firm)
        assert not told(opened, tmp_path / "post")


def test_folders_of_deals_and_a_deal_that_was_stated_are_not(workspace, tmp_path):
    (tmp_path / "clients").mkdir()
    for n, firm in enumerate(FIRMS, 1):
        mail(tmp_path / "clients" / firm.partition("@")[0], n, firm)
        mail(tmp_path / "post", n + 10, firm)
    assert not told(workspace, tmp_path / "clients")
    assert not [h for h in workspace.add([tmp_path / "post"], deal="Fair").hints if "never" in h]
