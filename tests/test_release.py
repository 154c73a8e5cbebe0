"""What a release consists of. Building and installing it takes minutes and is `python3 dev.py release`."""

import re
import tomllib
import zipfile

import pytest
from packaging.requirements import Requirement

from release import contents
from release.building import ROOT, tracked
from requirements import lock


def test_models_and_vendored_scripts_are_those_that_are_listed():
    assert contents.digest_faults() == []
    assert any(name.endswith("encoder.onnx") for name in contents.listed())


def test_a_changed_or_unlisted_model_is_noticed(tmp_path):
    name = "src/otherside/extraction/data/heads.json"
    for extra in (name, "src/otherside/extraction/data/new.onnx"):
        (tmp_path / extra).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / extra).write_bytes(b"other")
    faults = contents.digest_faults(tmp_path)
    assert any(fault.startswith(f"{name} has changed") for fault in faults)
    assert any(fault.startswith("src/otherside/extraction/data/new.onnx is not in") for fault in faults)


def test_the_wheel_is_the_package_and_its_examples():
    wanted = contents.expected(tracked())
    assert "otherside/py.typed" in wanted
    assert any(name.startswith("otherside/examples/harbourline/calls/") for name in wanted)
    assert {name.split("/")[0] for name in wanted} == {"otherside"}
    assert not any("/tests/" in f"/{source}" or source.startswith("training/") for source in wanted.values())


@pytest.fixture
def source(tmp_path):
    """The source of a tiny package, and a way to pack it with changes."""
    files = {"otherside/a.py": b"a = 1\n", "otherside/b.txt": b"b\n"}
    for name, content in files.items():
        place = tmp_path / "source" / "src" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    def packed(changed):
        info = "otherside-1.dist-info/"
        inside = {**files, **dict.fromkeys((info + name for name in contents._DIST_INFO), b"x"), **changed}
        inside = {name: content for name, content in inside.items() if content is not None}
        listed = (f"{n},{contents._record(c)},{len(c)}\n" for n, c in inside.items() if not n.endswith("RECORD"))
        inside[f"{info}RECORD"] = "".join(listed).encode()
        wheel = tmp_path / "otherside-1-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for name, content in inside.items():
                archive.writestr(name, content)
        return contents.faults(wheel, tmp_path / "source")

    return packed


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"otherside/a.py": None}, ["missing: otherside/a.py"]),
        ({"otherside/a.py": b"a = 2\n"}, ["not as in the source: otherside/a.py"]),
        ({"tests/test_a.py": b""}, ["does not belong there: tests/test_a.py"]),
    ],
)
def test_what_is_wrong_with_a_wheel_is_told(source, changed, told):
    assert source(changed) == told


def test_the_container_runs_the_wheel_as_nobody_in_particular():
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    assert "USER 10001" in lines
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert ignored[0] == "*"
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY ") and "--from" not in line]
    assert copied == [["requirements/run.txt", "requirements/serve.txt", "dist/*.whl"]]


def test_the_container_takes_what_the_tests_ran_with():
    run, served, dev = (_lock(name) for name in ("run", "serve", "dev"))
    assert served.items() <= dev.items()
    assert not served.keys() & run.keys()
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    wanted = {Requirement(line).name for extra in lock.SERVE for line in extras[extra]}
    assert wanted <= run.keys() | served.keys()


def _lock(name):
    """Each distribution of a lock with its version and hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {block.partition("==")[0]: block for block in re.split(r"\n(?=\S)", text.strip())}
