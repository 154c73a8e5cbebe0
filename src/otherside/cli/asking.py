"""Asking before anything is sent to a language model."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from otherside.cli.common import Context
from otherside.domain.errors import InputError

if TYPE_CHECKING:
    from otherside.extraction.llm import Estimate


def agreement(context: Context, yes: bool, where: str = "") -> Callable[[Estimate], None]:
    """Shows an estimate on standard error and asks; with ``yes`` it only shows.

    The function raises InputError where nobody can be asked, and Abort where the answer is no.
    """

    def agree(estimate: Estimate) -> None:
        context.note(f"to be sent{where}: {estimate}")
        if yes:
            return
        if not sys.stdin.isatty():
            raise InputError("nothing was sent, since there is nobody to ask; agree to the estimate with --yes")
        click.confirm("Go on?", abort=True, err=True)

    return agree
