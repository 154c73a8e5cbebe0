"""The tests' own memory of networks: never anything but what the very network made of the very numbers."""

import os

import numpy as np
import pytest

from tests import networks


class Doubling:
    """Counts what it is asked."""

    asked = 0

    def __init__(self, path, threads=None, most_threads=8):
        self.times = len(path.read_bytes())

    def run(self, wanted, given):
        Doubling.asked += 1
        return [given["numbers"] * self.times]


@pytest.fixture
def network(tmp_path, monkeypatch):
    monkeypatch.setattr(networks, "_open", Doubling)
    monkeypatch.setattr(networks, "_kept", tmp_path / "kept")
    monkeypatch.setattr(Doubling, "asked", 0)
    (tmp_path / "kept").mkdir()
    path = tmp_path / "network"
    path.write_bytes(b"xx")
    return path


def read(path, numbers, wanted=None):
    return networks.open_session(path).run(wanted, {"numbers": np.array(numbers, dtype=np.float32)})[0].tolist()


def test_the_same_is_worked_out_once_for_all_and_anything_else_anew(network):
    assert [read(network, [1, 2]) for _ in range(3)] == [[2, 4]] * 3
    assert Doubling.asked == 1
    assert read(network, [[1, 2]]) == [[2, 4]]
    assert read(network, [1, 3]) == [2, 6]
    assert read(network, [1, 2], ["this"]) == [2, 4]
    assert Doubling.asked == 4
    network.write_bytes(b"xxx")
    assert read(network, [1, 2]) == [3, 6]


def test_whoever_changes_an_answer_changes_their_own(network):
    session = networks.open_session(network)
    given = {"numbers": np.array([1.0])}
    session.run(None, given)[0][0] = 7
    assert session.run(None, given)[0][0] == 2
    assert networks.open_session(network).run(None, given)[0][0] == 2


def test_what_no_run_asks_for_goes(network):
    read(network, [1])
    read(network, [2])
    folder = network.parent / "kept"
    old = sorted(folder.iterdir())[0]
    os.utime(old, (0, 0))
    networks.forget_old(folder)
    assert len(list(folder.iterdir())) == 1
    assert not old.exists()


def test_a_network_that_is_not_there_is_said_at_once(network):
    network.unlink()
    with pytest.raises(FileNotFoundError):
        networks.open_session(network)
