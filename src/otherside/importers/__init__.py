"""Bytes in, conversations out: one module a format, and a registry that detects the format by content."""

from otherside.importers.registry import Importer, detect, importers, parse
from otherside.importers.source import ImporterError, SourceFile

__all__ = ["Importer", "ImporterError", "SourceFile", "detect", "importers", "parse"]
