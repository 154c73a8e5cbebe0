"""Processes beside the application: the same answers, for whoever may see them, whatever becomes of a process."""

import os
import pickle
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from otherside.accounts.model import Access, Scope
from otherside.domain import Busy, InputError, OthersideError
from otherside.llm import errors
from otherside.web import workers as module
from otherside.web.config import WebConfig
from otherside.web.state import State
from otherside.web.workers import NoProcess, Workers
from tests import working

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


def alive():
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            if "spawn_main" in " ".join(process.cmdline()):
                found.append(process)
        except psutil.NoSuchProcess:
            continue
    return found


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


def test_nothing_of_a_deal_that_is_not_shared(workers):
    access = Access("a1", "rita", Scope.READ, frozenset({"Another"}))
    with pytest.raises(InputError, match="no deal called"):
        workers.work(access, working.name, DEAL, ())
    assert workers.work(Access("a2", "rudi", Scope.READ, frozenset({DEAL})), working.name, DEAL, ()) == DEAL


def test_one_that_was_killed_is_replaced_once_however_many_wait(workers, tmp_path):
    first = workers.work(None, working.place, DEAL, ())
    psutil.Process(first).kill()
    with ThreadPoolExecutor(10) as many:
        found = set(many.map(lambda _: workers.work(None, working.place, DEAL, ()), range(10)))
    assert len(found) == 1
    assert first not in found
    assert len(alive()) == 1
    assert workers.work(None, working.dies_once, DEAL, (str(tmp_path / "mark"),)) == "alive"


def test_what_kills_its_process_is_not_tried_in_the_application(made, workers):
    with pytest.raises(Busy, match="could not be worked out"):
        ask(made, None, workers, lambda s, w: s.worked_out(w, DEAL, working.dies))
    assert workers.work(None, working.name, DEAL, ()) == DEAL


def test_what_takes_too_long_is_stopped(workers):
    with pytest.raises(Busy, match="too long"):
        workers.work(None, working.sleeps, DEAL, (600,), patience=1)
    assert workers.work(None, working.name, DEAL, ()) == DEAL


def turned(workers):
    with workers.turn():
        return workers.work(None, working.sleeps, DEAL, (3,))


def test_no_more_wait_than_leave_the_application_free(made, monkeypatch):
    monkeypatch.setattr(module, "WAITING", 2)
    few = Workers(made, 1)
    try:
        with ThreadPoolExecutor(2) as two:
            held = [two.submit(turned, few) for _ in range(2)]
            time.sleep(0.5)
            # Both wait for one answer; a third question has no thread to wait in.
            with pytest.raises(Busy, match="at a time"):
                ask(made, None, few, lambda s, w: s.worked_out(w, DEAL, working.name))
            assert [h.result() for h in held] == ["slept", "slept"]
    finally:
        few.close()


def test_where_no_process_can_begin_the_application_works_itself(made, monkeypatch):
    def refused(*_):
        raise OSError(24, "Too many open files")

    none = Workers(made, 1)
    monkeypatch.setattr(module.multiprocessing, "get_context", lambda _: type("C", (), {"Pipe": refused}))
    with pytest.raises(NoProcess):
        none.work(None, working.name, DEAL, ())
    assert ask(made, None, none, lambda s, w: s.worked_out(w, DEAL, working.place)) == os.getpid()


def test_what_cannot_be_sent_is_an_error_and_leaves_the_process(workers):
    before = workers.work(None, working.place, DEAL, ())
    with pytest.raises(RuntimeError, match="pickle"):
        workers.work(None, working.cannot_be_sent, DEAL, ())
    assert workers.work(None, working.place, DEAL, ()) == before


def test_closing_ends_what_hangs(made):
    begun = Workers(made, 1)
    with ThreadPoolExecutor(1) as one:
        held = one.submit(begun.work, None, working.sleeps, DEAL, (600,))
        time.sleep(2)
        begun.close()
        with pytest.raises(Busy, match="could not be worked out"):
            held.result(20)
    with pytest.raises(Busy, match="being stopped"):
        begun.work(None, working.name, DEAL, ())


@pytest.mark.skipif(os.name != "posix", reason="processes are killed as POSIX has it")
def test_they_end_with_whoever_began_them(made):
    program = (
        "import sys, time; from pathlib import Path; from otherside.web.workers import Workers\n"
        "from tests.working import name, sleeps\n"
        "if __name__ == '__main__':\n"
        f"    workers = Workers(Path({str(made)!r}), 1); workers.work(None, name, {DEAL!r}, ())\n"
        "    print('begun', flush=True)\n"
        f"    workers.work(None, sleeps, {DEAL!r}, (90,))\n"
    )
    begun = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )  # fmt: skip
    with begun:
        assert begun.stdout is not None
        assert begun.stdout.readline().strip() == "begun"
        beside = psutil.Process(begun.pid).children(recursive=True)
        assert beside
        time.sleep(1)
        begun.kill()
    _, left = psutil.wait_procs(beside, timeout=20)
    assert left == []


def kinds(of):
    return [of, *(deeper for kind in of.__subclasses__() for deeper in kinds(kind))]


def test_every_error_of_ours_can_be_told_by_one_process_to_another():
    for kind in kinds(OthersideError):
        said = (errors.Failure.TIMEOUT, "no answer") if issubclass(kind, errors.LLMError) else ("no answer",)
        told = pickle.loads(pickle.dumps(kind(*said)))
        assert (type(told), str(told)) == (kind, "no answer")
