"""Where this folder is on the path, Python processes have networks that remember what they have read, as the tests' own do.

Loads nothing before the application does: what a command needs, it still has to import by itself.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]


class _WhenOpened:
    """Waits for the module that opens networks, and has them remember from then on."""

    def find_spec(self, name: str, _path: Any, _target: Any = None) -> ModuleSpec | None:
        """As of a finder on ``sys.meta_path``."""
        if name != "otherside.extraction.onnx":
            return None
        sys.meta_path.remove(self)
        found = importlib.util.find_spec(name)
        assert found is not None
        assert found.loader is not None
        load = found.loader.exec_module

        def loaded(module: ModuleType) -> None:
            load(module)
            sys.path.append(str(_ROOT))
            from tests import networks

            networks.keep_in(Path(os.environ["OTHERSIDE_TESTS_NETWORKS"]))
            module.open_session = networks.open_session

        found.loader.exec_module = loaded  # type: ignore[method-assign]
        return found


if "OTHERSIDE_TESTS_NETWORKS" in os.environ:
    sys.meta_path.insert(0, _WhenOpened())
