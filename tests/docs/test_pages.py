"""The documentation does what it says: its commands exist, its tutorial and guides run, its code runs."""

import re
import shlex
from pathlib import Path

import click
import pytest

from otherside.cli.main import cli
from tests.docs.pages import ROOT, Shell, blocks, commands, pages, steps

GUIDES = sorted([*(ROOT / "docs" / "tutorial").glob("*.md"), *(ROOT / "docs" / "how-to").glob("*.md")])
#: Pages whose every ``sh`` command runs on the bundled deal as it stands.
RUN = ("questions.md", "beliefs.md")
#: Commands of those that wait for somebody, or need files of one's own.
NOT_RUN = ("otherside interview", "otherside outcomes", "otherside backtest")
#: Pages whose Python runs with ``folder`` as the bundled deal's workspace, and ``workspace`` as that workspace, open.
PYTHON = ("questions.md", "drafts.md", "coach.md", "lint.md", "how-to/assistants-and-scripts.md")


@pytest.fixture(scope="module")
def deal(taken_in, tmp_path_factory):
    """A shell in a folder whose workspace holds the bundled deal."""
    folder = tmp_path_factory.mktemp("docs") / "deal"
    folder.mkdir()
    shell = Shell(folder)
    done = shell.run("otherside example")
    assert done.returncode == 0, done.stdout
    taken_in("harbourline", us=["tidewise.example"]).rename(folder / "otherside-workspace")
    return shell


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [t for t in re.findall(r"\]\(([^)\s#]+)[^)]*\)", text) if not re.match(r"[a-z][a-z+.-]*:", t)]
    assert [t for t in targets if not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_and_options_exist(page):
    for block in blocks(page, "sh", "bash"):
        for command in commands(block):
            words = re.split(r"\s(?:[|>]|\|\||&&)\s", command)[0].replace("…", "x")
            arguments = shlex.split(words, comments=True)[1:]
            try:
                _parse(cli, "otherside", arguments)
            except click.UsageError as error:
                pytest.fail(f"{block.place}: {command}: {error.format_message()}")


@pytest.mark.parametrize("line", ["brief", "brief deal --nope", "nonsense", "questions deal -n many", "users nonsense"])
def test_a_command_that_is_not_there_would_be_noticed(line):
    with pytest.raises(click.UsageError):
        _parse(cli, "otherside", line.split())


def test_a_page_that_shows_something_else_would_be_noticed(tmp_path):
    page = tmp_path / "page.md"
    (tmp_path / "reader").mkdir()
    page.write_text("```console\n$ echo one; echo two\none\n...\n$ echo 'a\n> b'\na\nc\n```\n")
    (block,) = blocks(page, "console")
    shell = Shell(tmp_path / "reader")
    assert [step.command for step in steps(block)] == ["echo one; echo two", "echo 'a\nb'"]
    with pytest.raises(AssertionError, match="the page says"):
        shell.follow(block)


def _parse(command, name, arguments, parent=None):
    # Values are not looked at, only whether there are such commands, options and arguments.
    arguments = [a for a in arguments if a not in ("-h", "--help")]
    with command.make_context(name, list(arguments), parent=parent) as context:
        if isinstance(command, click.Group):
            rest = [*context._protected_args, *context.args]
            if rest:
                found_name, found, left = command.resolve_command(context, rest)
                _parse(found, found_name, left, context)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda page: page.stem if page.stem != "index" else page.parent.name)
def test_tutorial_and_guides_run_as_they_stand(guide, tmp_path):
    consoles = list(blocks(guide, "console"))
    if not consoles:
        assert guide.name in ("index.md", "install-and-run.md", "run-for-a-team.md")
        return
    folder = tmp_path / "reader"
    folder.mkdir()
    shell = Shell(folder)
    for block in consoles:
        shell.follow(block)


@pytest.mark.parametrize("name", RUN)
def test_shell_blocks_run(name, deal):
    ran = 0
    for block in blocks(ROOT / "docs" / name, "sh", "bash"):
        for command in commands(block):
            if not command.startswith(NOT_RUN):
                done = deal.run(command)
                assert done.returncode == 0, f"{block.place}: {command}\n{done.stdout}"
                ran += 1
    assert ran


@pytest.mark.parametrize("name", PYTHON)
def test_python_blocks_run(name, deal, monkeypatch):
    from otherside.workspace import Workspace

    monkeypatch.chdir(deal.folder)
    folder = Path("otherside-workspace")
    found = list(blocks(ROOT / "docs" / name, "python"))
    assert found
    for block in found:
        with Workspace.open(folder) as workspace:
            exec(compile(block.text, block.place, "exec"), {"folder": folder, "workspace": workspace})
