"""Turns in, evidence out."""

from otherside.extraction.thresholds import extractor_version, shown_thresholds

__all__ = ["extractor_version", "shown_thresholds"]
