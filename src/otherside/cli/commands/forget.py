"""``otherside forget``."""

from __future__ import annotations

from typing import Any

import click

from otherside.cli.common import FINDINGS, Context, common
from otherside.domain.counting import plural
from otherside.domain.errors import InputError


@click.command("forget")
@click.argument("person")
@click.option("--deal", metavar="NAME", help="Where the name alone is not enough.")
@click.option("--mentions", is_flag=True, help="Also black out their name in what others said, in titles and records.")
@click.option(
    "--verify", is_flag=True, help="Search every file and table for what is left; without --yes, only search."
)
@click.option("--yes", is_flag=True, help="Do it. It cannot be undone.")
@common
def command(context: Context, person: str, deal: str | None, mentions: bool, verify: bool, yes: bool) -> None:
    """Erase a person: their words and all that was made of them; what rested on it is worked out anew."""
    from otherside.workspace.privacy.erasing import forget
    from otherside.workspace.privacy.traces import SHORTEST_QUOTE, find_traces, sought_by_name

    with context.open() as workspace:
        if verify and not yes:
            found = find_traces(workspace, sought_by_name(person))
            result: dict[str, Any] = {
                "person": person,
                "traces": sorted({row["file"] for row in found}),
                "found": found,
            }
        elif not yes:
            known = workspace.person(person, deal)
            raise InputError(f"this erases every word of {known.name} for good; say so with --yes")
        else:
            result = forget(workspace, person, deal, verify=verify, mentions=mentions)
    if context.json:
        context.emit(result)
    else:
        if yes:
            click.echo(
                f"{result['person']}: {plural(result['turns'], 'turn')} and {plural(result['evidence'], 'piece')} of "
                f"evidence erased in {plural(result['conversations'], 'conversation')}"
            )
            if mentions:
                click.echo(f"named in {plural(result['mentions'], 'other place')}, blacked out there")
        for row in result.get("found", []):
            click.echo(f"left in {row['file']}: {row['what']}", err=True)
        if not verify:
            for trace in result["traces"]:
                click.echo(f"their address still stands in {trace}, in somebody else's words", err=True)
        else:
            if result["found"]:
                click.echo(_advice(result, mentions), err=True)
            else:
                click.echo(f"looked for {_sought(result)} in every file and table of the workspace: none of it is left")
            click.echo(
                "not found by such a search: a first name or a name spelt otherwise where they took no part, sentences under "
                f"{SHORTEST_QUOTE} letters, and words beside which nobody is named; backups elsewhere are yours to delete"
            )
            for row in result.get("unsure", []):
                click.echo(
                    f"read yourself: {plural(row['turns'], 'turn')} of “{row['title']}” ({row['why']})", err=True
                )
    if verify and result["found"]:
        raise SystemExit(FINDINGS)


def _advice(result: dict[str, Any], blacked: bool) -> str:
    """What to do about what was found."""
    if blacked:
        return "this stands where no words are blacked out: read it, and delete the file or correct the entry yourself"
    name = next(iter(result.get("sought", {}).get("names", [])), result["person"])
    said = f'others named them: black that out with: otherside forget "{name}" --mentions --yes'
    if any(row["what"] == "words" for row in result["found"]):
        said += " (words of theirs that others repeat are known no more: ask for --mentions when you erase somebody)"
    return said


def _sought(result: dict[str, Any]) -> str:
    """What was looked for, in words."""
    sought = result.get("sought")
    if sought is None:
        # Somebody who is here no more is known by what was typed.
        return f"“{result['person']}”"
    counted = [
        (sought["addresses"], "address", "addresses"),
        (sought["sentences"], "sentence of theirs", "sentences of theirs"),
    ]
    named = [f"“{name}”" for name in sought["names"]]
    return ", ".join([*named, *(plural(n, one, many) for n, one, many in counted if n)])
