"""Writing ``otherside.toml`` for whoever would rather fill in a form than write it by hand."""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from otherside.domain import InputError
from otherside.domain.patterns import lazily
from otherside.workspace.reading.analysis import SETTINGS
from otherside.workspace.reading.llm_settings import Reader, Settings, read_settings

#: What a form may say of a language model; other lines of the file stay as they are.
FIELDS = ("provider", "model", "base_url", "api_key_env")
#: Variables whose name says that they hold the key of a language model.
_OF_A_MODEL = lazily(r"(?:OPENAI|ANTHROPIC)_API_KEY|OTHERSIDE_LLM_\w+", re.ASCII)


def write_settings(folder: Path, reader: str, llm: Mapping[str, str]) -> Settings:
    """Writes who reads, and which language model there is; comments that were in the file are not kept.

    Args:
        folder: of the workspace.
        reader: ``local`` or ``llm``.
        llm: some of ``FIELDS``; without a model, the language model is taken out.

    Raises:
        InputError: what is said does not fit together; the file is then as it was.
    """
    path = folder / SETTINGS
    read_settings(folder)
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else {}
    raw["reader"] = reader
    if llm.get("model"):
        table = {k: v for k, v in raw.get("llm", {}).items() if k not in FIELDS}
        raw["llm"] = {**{k: llm[k] for k in FIELDS if llm.get(k)}, **table}
    else:
        raw.pop("llm", None)
        if reader == Reader.LLM:
            raise InputError("a language model can read only once one is named; give its model too")
    with tempfile.TemporaryDirectory(dir=folder) as trial:
        # Read before it counts, by the code that reads it later.
        (Path(trial) / SETTINGS).write_text(_toml(raw), encoding="utf-8")
        try:
            found = read_settings(Path(trial))
        except InputError as error:
            raise InputError(str(error).replace(str(Path(trial)), str(folder))) from None
        os.replace(Path(trial) / SETTINGS, path)
    return found


def only_keys_of_models(folder: Path, variable: str) -> None:
    """Passes a variable that holds a language model's key by its name, or that the file names already.

    Whoever fills in the form from elsewhere chooses where the key is sent: with any name allowed, the server would send them
    its database's password as well.

    Raises:
        InputError: it is another one.
    """
    llm = read_settings(folder).llm
    if variable and not _OF_A_MODEL.fullmatch(variable) and (llm is None or variable != llm.api_key_env):
        raise InputError(
            f"{variable!r} is no variable for a language model's key: name it OPENAI_API_KEY, ANTHROPIC_API_KEY or "
            f"OTHERSIDE_LLM_…, or write another into {SETTINGS} on the server"
        )


def _toml(raw: Mapping[str, Any]) -> str:
    """The file: plain values, then one table. A string of JSON is one of TOML."""
    lines = [f"{key} = {_value(value)}" for key, value in raw.items() if not isinstance(value, Mapping)]
    for name, table in raw.items():
        if isinstance(table, Mapping):
            lines += ["", f"[{name}]", *(f"{key} = {_value(value)}" for key, value in table.items())]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
