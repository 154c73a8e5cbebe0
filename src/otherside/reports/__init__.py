"""Data of the workspace as things to read: terminal, Markdown, one self-contained page."""

from otherside.reports.writing import write_report

__all__ = ["write_report"]
