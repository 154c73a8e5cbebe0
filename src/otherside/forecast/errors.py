"""Errors of the forecast room."""

from __future__ import annotations


class ScenarioError(ValueError):
    """A scenario that cannot be read: one line that names the key, the person and the allowed range."""
