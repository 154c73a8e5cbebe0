"""``otherside forget``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from otherside.cli.common import FINDINGS, Context, common
from otherside.domain.counting import plural
from otherside.domain.errors import InputError

if TYPE_CHECKING:
    from otherside.domain import Person
    from otherside.workspace.workspace import Workspace

#: Of words that would be blacked out so many places are listed one by one.
_MOST_LISTED = 20


@click.command("forget")
@click.argument("person")
@click.option("--deal", metavar="NAME", help="Where the name alone is not enough; nothing else is blacked out then.")
@click.option(
    "--mentions",
    is_flag=True,
    help="Also black out their name in what others said, in titles and records, and their words where told as theirs.",
)
@click.option(
    "--verify", is_flag=True, help="Search every file and table for what is left; without --yes, only search."
)
@click.option("--yes", is_flag=True, help="Do it. It cannot be undone. Without it, what would go is listed.")
@common
def command(context: Context, person: str, deal: str | None, mentions: bool, verify: bool, yes: bool) -> None:
    """Erase a person: their words and all that was made of them; what rested on it is worked out anew."""
    from otherside.workspace.privacy.erasing import forget
    from otherside.workspace.privacy.traces import SHORTEST_QUOTE, find_traces, sought_by_name

    here = False
    with context.open() as workspace:
        if verify and not yes:
            found = find_traces(workspace, sought_by_name(person))
            result: dict[str, Any] = {
                "person": person,
                "traces": sorted({row["file"] for row in found}),
                "found": found,
            }
            here = _is_here(workspace, person, deal)
        elif not yes:
            known = workspace.person(person, deal)
            if not context.json:
                _list(workspace, known, deal, mentions)
            raise InputError(f"this erases every word of {known.name} for good; say so with --yes")
        else:
            homes = _homes(workspace, person, deal)
            result = forget(workspace, person, deal, verify=verify, mentions=mentions)
            told = ("turns", "evidence", "conversations", "mentions")
            context.did(*homes, **{key: result[key] for key in told if key in result})
    # The log of who saw and changed what is kept whole; it names nobody.
    left = [row for row in result.get("found", []) if not _in_the_log(row)]
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
        for row in left:
            click.echo(f"left in {row['file']}: {row['what']}", err=True)
        if not verify:
            for trace in result["traces"]:
                click.echo(f"their address still stands in {trace}, in somebody else's words", err=True)
        else:
            if left:
                click.echo(_advice({**result, "found": left}, mentions, deal, here), err=True)
            else:
                click.echo(f"looked for {_sought(result)} in every file and table of the workspace: none of it is left")
            click.echo(
                "not found by such a search: a first name or a name spelt otherwise where they took no part, sentences under "
                f"{SHORTEST_QUOTE} letters, and words beside which nobody is named; backups elsewhere are yours to delete"
            )
            if len(left) < len(result["found"]):
                click.echo("their id, without a name, stays in the log of who saw and changed what")
            if own_too := result.get("sought", {}).get("own_too"):
                click.echo(f"{plural(own_too, 'sentence')} of theirs others say as their own: there they stay")
            for row in result.get("unsure", []):
                # A title or a file's name is no turn.
                of = f"{plural(row['turns'], 'turn')} of " if row["turns"] else ""
                click.echo(f"read yourself: {of}“{row['title']}” ({row['why']})", err=True)
        if result.get("again") and not left:
            click.echo(_AGAIN, err=True)
    if verify and left:
        raise SystemExit(FINDINGS)


def _in_the_log(row: Mapping[str, str]) -> bool:
    return row["what"] == "id" and row["file"].removesuffix("-wal") == "accounts.db"


#: They are here once more: what came in meanwhile, the same command takes out.
_AGAIN = "somebody added words of theirs while they were erased: say the same again"


def _advice(result: dict[str, Any], blacked: bool, deal: str | None, here: bool) -> str:
    """What to do about what was found; ``here`` is who was never erased."""
    name = next(iter(result.get("sought", {}).get("names", [])), result["person"])
    if result.get("again"):
        return _AGAIN
    if here:
        return f'they are here: erase them with: otherside forget "{name}" --yes --verify'
    if all(row["file"] == "table pg_stats" for row in result["found"]):
        return "the server's planner noted it before it was erased: as the owner of the tables, say ANALYZE and VACUUM FULL"
    if blacked and deal is None:
        return "this stands where no words are blacked out: read it, and delete the file or correct the entry yourself"
    where = "others named them, or what stands there is in another deal" if blacked else "others named them"
    said = f'{where}: black that out with: otherside forget "{name}" --mentions --yes'
    if any(row["what"] == "words" for row in result["found"]):
        said += " (words of theirs that others repeat are known no more: ask for --mentions when you erase somebody)"
    return said


def _is_here(workspace: Workspace, name: str, deal: str | None) -> bool:
    try:
        workspace.person(name, deal)
    except InputError:
        return False
    return True


def _list(workspace: Workspace, person: Person, deal: str | None, mentions: bool) -> None:
    """What would go, before anything does."""
    from otherside.workspace.privacy.erasable import what_would_be_blacked_out, what_would_go

    go = what_would_go(workspace, person)
    click.echo(
        f"{person.name} ({', '.join(person.deals) or 'in no deal'}): {plural(go['turns'], 'turn')} in "
        f"{plural(go['conversations'], 'conversation')}, {plural(go['evidence'], 'piece')} of evidence, "
        f"{plural(go['beliefs'], 'belief')} and {plural(go['corrections'], 'correction')} would go",
        err=True,
    )
    if not mentions:
        if go["mentions"]:
            click.echo(f"{plural(go['mentions'], 'turn')} of others that name them would stay as they are", err=True)
        return
    black = what_would_be_blacked_out(workspace, person, deal)
    for home, turns in sorted(black["named"].items()):
        click.echo(f"their name would be blacked out in {plural(turns, 'turn')} of others in {home}", err=True)
    for row in black["told"][:_MOST_LISTED]:
        by = row["speaker"] or "a note"
        click.echo(f"their words, as {by} tells them in “{row['title']}” ({row['deal']}): {row['words']}", err=True)
    if (more := len(black["told"]) - _MOST_LISTED) > 0:
        click.echo(f"and {plural(more, 'more place')} that tell words of theirs", err=True)
    if black["own_too"]:
        click.echo(
            f"{plural(black['own_too'], 'sentence')} of theirs others say as their own would stay there", err=True
        )


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


def _homes(workspace: Workspace, name: str, deal: str | None) -> tuple[str, ...]:
    """The deals that somebody belongs to, for the log; of who is here no more, none."""
    try:
        return tuple(workspace.person(name, deal).deals)
    except InputError:
        return ()
