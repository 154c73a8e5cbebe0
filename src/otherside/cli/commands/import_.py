"""``otherside import``."""

from pathlib import Path

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--us", multiple=True, metavar="NAME_OR_DOMAIN", help="Who we are. Repeatable.")
@common
def command(context: Context, path: Path, us: tuple[str, ...]) -> None:
    """Show what is understood of a file or folder, without storing anything."""
    from otherside.workspace.intake.importing import understand
    from otherside.workspace.intake.unattributed import in_understood, told

    seen = understand(path, us)
    nobodys = in_understood(seen)
    if context.json:
        context.emit({**seen, "unattributed": nobodys})
    else:
        for conversation in seen["conversations"]:
            day = f", {conversation['date']}" if conversation["date"] else ""
            turns = plural(len(conversation["turns"]), "turn")
            click.echo(f"{conversation['title']} ({conversation['format']}{day}), {turns}")
            for person in conversation["participants"]:
                parts = [p for p in (person["role"], person["organisation"], person["email"]) if p]
                click.echo(f"  {person['side']:8} {person['name']}" + (f"  ({', '.join(parts)})" if parts else ""))
            for turn in conversation["turns"][:5]:
                text = " ".join(turn["text"].split())
                click.echo(f"    {turn['speaker'] or '?'}: {text[:90]}{'…' if len(text) > 90 else ''}")
        for kind in ("deal", "contact"):
            if found := seen[f"{kind}s"]:
                click.echo(plural(len(found), f"CRM {kind}"))
        if not any(seen[kind] for kind in ("conversations", "deals", "contacts", "skipped")):
            context.note(f"nothing to read in {path}")
    if nobodys:
        context.note(told(nobodys))
    for skipped in seen["skipped"]:
        context.note(f"skipped {skipped['path']}: {skipped['reason']}")
    if any(not skipped.get("partial") for skipped in seen["skipped"]):
        raise SystemExit(1)
