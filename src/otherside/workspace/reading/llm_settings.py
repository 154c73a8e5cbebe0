"""Which reader a workspace uses, and which language model if any: ``otherside.toml`` in its folder, written by hand."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from otherside.domain import InputError
from otherside.extraction.llm import LLMExtractor
from otherside.llm import LLMConfig
from otherside.workspace.reading.analysis import SETTINGS

_EXAMPLE = 'such as:  [llm]  provider = "ollama"  model = "the-model"'


class Reader(StrEnum):
    """Who reads the buyers' words."""

    LOCAL = "local"
    LLM = "llm"


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``otherside.toml`` says.

    Attributes:
        reader: who reads what is added, unless told otherwise.
        llm: the language model, if one is configured.
    """

    reader: Reader = Reader.LOCAL
    llm: LLMConfig | None = None


def read_settings(folder: Path) -> Settings:
    """The settings of a workspace; the plain ones where there is no file.

    Raises:
        InputError: the file cannot be read, or says what is not known.
    """
    path = folder / SETTINGS
    try:
        raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"{path}: cannot be read ({reason}); write it as TOML, {_EXAMPLE}") from error
    for key in raw:
        if key not in ("reader", "llm"):
            raise InputError(f"{path}: {key} is not known; known are reader and the table [llm]")
    table = raw.get("llm")
    if table is not None and not isinstance(table, dict):
        raise InputError(f"{path}: llm is to be a table, {_EXAMPLE}")
    try:
        reader = Reader(raw.get("reader", Reader.LOCAL))
    except ValueError:
        raise InputError(f'{path}: reader is to be "local" or "llm", not {raw["reader"]!r}') from None
    try:
        return Settings(reader, LLMConfig.from_mapping(table) if table is not None else None)
    except InputError as error:
        raise InputError(f"{path}: {error}") from None


def configured(folder: Path) -> LLMConfig:
    """The language model that a workspace configures.

    Raises:
        InputError: there is none.
    """
    config = read_settings(folder).llm
    if config is None:
        raise InputError(f"no language model is configured; name one in {folder / SETTINGS}, {_EXAMPLE}  (docs/llm.md)")
    return config


def extractor_of(folder: Path) -> LLMExtractor:
    """The language model's reader as a workspace configures it; sends nothing yet.

    Raises:
        InputError: none is configured, or a package or key is missing.
    """
    return LLMExtractor.from_config(configured(folder))
