"""Processes beside the application: the same answers, for whoever may see them, whatever becomes of a process."""

import os
import signal
import subprocess
import sys

import pytest

from otherside.accounts.model import Access, Scope
from otherside.domain import InputError
from otherside.web.config import WebConfig
from otherside.web.pages.deal import _people
from otherside.web.state import State
from otherside.web.workers import Workers

psutil = pytest.importorskip("psutil", reason="psutil is not installed; it comes with the extra `dev`")
DEAL = "Brook & Sons"


@pytest.fixture(scope="module")
def workers(made):
    beside = Workers(made, 1)
    yield beside
    beside.close()


def ask(folder, access, workers, how):
    state = State(WebConfig(folder), access, workers=workers)
    with state.open() as workspace:
        return how(state, workspace)


def children():
    return [p for p in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(p.cmdline())]


def test_the_same_as_without(made, workers):
    for how in (
        lambda s, w: s.questions(w, DEAL),
        lambda s, w: s.plan(w, DEAL, "Lena Brook"),
        lambda s, w: s.forecast(w, DEAL).to_json(),
    ):
        assert ask(made, None, workers, how) == ask(made, None, None, how)


def test_an_error_is_told(made, workers):
    with pytest.raises(InputError, match="nobody on their side is called"):
        ask(made, None, workers, lambda s, w: s.plan(w, DEAL, "Nobody Known"))


def test_nothing_of_a_deal_that_is_not_shared(made, workers):
    access = Access("a1", "rita", Scope.READ, frozenset({"Another"}))
    with pytest.raises(InputError, match="no deal called"):
        workers.work(access, _people, DEAL, ())
    assert workers.work(Access("a2", "rudi", Scope.READ, frozenset({DEAL})), _people, DEAL, ())["deal"] == DEAL


def test_another_takes_the_place_of_one_that_was_killed(made, workers):
    assert workers.work(None, _people, DEAL, ())["deal"] == DEAL
    for process in children():
        process.send_signal(signal.SIGKILL)
    assert workers.work(None, _people, DEAL, ())["deal"] == DEAL


@pytest.mark.skipif(os.name != "posix", reason="processes are killed as POSIX has it")
def test_they_end_with_whoever_began_them(made):
    program = (
        "import sys, time; from pathlib import Path; from otherside.web.workers import Workers\n"
        "from otherside.web.pages.deal import _people\n"
        "if __name__ == '__main__':\n"
        f"    Workers(Path({str(made)!r}), 1).work(None, _people, {DEAL!r}, ()); print('begun', flush=True); time.sleep(60)\n"
    )
    begun = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    with begun:
        assert begun.stdout is not None
        assert begun.stdout.readline().strip() == "begun"
        beside = psutil.Process(begun.pid).children(recursive=True)
        assert beside
        begun.kill()
    _, left = psutil.wait_procs(beside, timeout=20)
    assert left == []
