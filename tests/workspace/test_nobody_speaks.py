"""A transcript that does not say who speaks is kept, told of, and no talk with anybody."""

from otherside.workspace import Workspace

NAMED = "Ana Roth: We count the ovens by hand and I hate it.\nNils Own: Since when is that so?\nAna Roth: Since the spring.\n"
NAMELESS = "0:00\nwe count the ovens by hand\n0:05\nand nobody trusts the figures\n0:09\nsince the spring\n"


def test_a_talk_of_nobody_counts_for_nothing(tmp_path):
    for name, text in (("2026-03-02 call.txt", NAMED), ("2026-05-07 talk.txt", NAMELESS)):
        (tmp_path / name).write_text(text)
    workspace = Workspace.init(tmp_path / "w", ["Nils Own"])
    done = workspace.add([tmp_path / "2026-03-02 call.txt", tmp_path / "2026-05-07 talk.txt"], deal="Ovens")
    assert [s.path for s in done.skipped] == [str(tmp_path / "2026-05-07 talk.txt")]
    brief = workspace.brief("Ovens")
    assert (brief["conversations"], brief["until"]) == (1, "2026-03-02")
