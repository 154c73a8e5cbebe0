"""What is in the wheel: exactly the package and its examples, each file as it is in the source."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from release.building import ROOT, tracked

#: Digests of what nobody can review by reading: models, tokenizers, scripts of others. In the form of ``sha256sum``.
DIGESTS = ROOT / "release" / "data.sha256"
_BINARY = (".onnx", ".npz", ".bin", ".min.js", "/tokenizer.json", "/heads.json", "/scorer.json")
#: Where a path of the wheel comes from.
_SOURCES = (
    ("otherside/examples/harbourline/", "examples/harbourline/"),
    ("otherside/examples/coach/", "examples/coach/"),
    ("otherside/", "src/otherside/"),
)
_DIST_INFO = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE", "licenses/NOTICE"}


def expected(names: Iterable[str]) -> dict[str, str]:
    """Paths in the wheel, each with the path in the source it is a copy of."""
    found = {}
    for name in names:
        for inside, outside in _SOURCES:
            if name.startswith(outside):
                found[inside + name.removeprefix(outside)] = name
    return found


def opaque(names: Iterable[str]) -> list[str]:
    """Files of the package that are covered by ``data.sha256``."""
    return sorted(name for name in names if name.startswith("src/otherside/") and name.endswith(_BINARY))


def listed() -> dict[str, str]:
    """``data.sha256`` as path to digest."""
    lines = DIGESTS.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines if line)}


def renew() -> int:
    """Writes ``data.sha256`` from the source; returns how many files it covers."""
    names = opaque(tracked())
    lines = [f"{hashlib.sha256((ROOT / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    DIGESTS.write_text("".join(lines), encoding="utf-8")
    return len(names)


def digest_faults(source: Path = ROOT) -> list[str]:
    """Where a source and ``data.sha256`` disagree, one line each."""
    known, names = listed(), opaque(tracked(source))
    faults = [f"{name} is not in release/data.sha256" for name in names if name not in known]
    faults += [f"{name} is in release/data.sha256 and nowhere else" for name in known if name not in names]
    for name in names:
        if name in known and hashlib.sha256((source / name).read_bytes()).hexdigest() != known[name]:
            faults.append(f"{name} has changed; if that is meant, say: python3 -m release renew")
    return faults


def faults(wheel: Path, source: Path = ROOT) -> list[str]:
    """What is wrong with a wheel that was made from a source, one line each; empty is good."""
    wanted = expected(tracked(source))
    found = []
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        (record,) = [name for name in names if name.endswith(".dist-info/RECORD")]
        info = record.removesuffix("RECORD")
        found += [f"missing: {name}" for name in wanted if name not in names]
        found += [
            f"does not belong there: {name}"
            for name in names
            if name not in wanted and name.removeprefix(info) not in _DIST_INFO
        ]
        found += [f"missing: {info}{name}" for name in _DIST_INFO if info + name not in names]
        digests = {row[0]: row[1] for row in csv.reader(io.StringIO(archive.read(record).decode("utf-8")))}
        for name in names:
            content = archive.read(name)
            if name != record and digests.get(name) != _record(content):
                found.append(f"not as its RECORD says: {name}")
            if name in wanted and content != (source / wanted[name]).read_bytes():
                found.append(f"not as in the source: {name}")
    return found


def _record(content: bytes) -> str:
    """A digest as RECORD has it (PEP 376, PEP 427): URL-safe base 64 without padding."""
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
