"""The libraries below report to nobody."""

import os
import subprocess
import sys
from pathlib import Path


def test_a_network_is_opened_without_a_trace_in_the_home_folder(tmp_path):
    # onnxruntime, where it reports, keeps an id of the machine and a queue of what is to be sent there. It keeps quiet
    # where it believes to be under test, so that nothing of this environment is passed on.
    import otherside

    model = Path(otherside.__file__).parent / "extraction" / "data" / "encoder.onnx"
    program = f"from otherside.extraction.onnx import open_session; from pathlib import Path; open_session(Path({str(model)!r}))"
    home = tmp_path / "home"
    home.mkdir()
    places = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "TMPDIR", "TEMP")}
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    path = os.pathsep.join(part for part in sys.path if part)
    subprocess.run(
        [sys.executable, "-c", program], env={**kept, **places, "PYTHONPATH": path}, cwd=home, check=True, timeout=120
    )
    assert [str(found.relative_to(home)) for found in home.rglob("*")] == []
