"""``otherside people``."""

from shlex import quote

import click

from otherside.cli.common import Context, common


@click.command("people")
@click.argument("deal", required=False)
@common
def command(context: Context, deal: str | None) -> None:
    """List the people, each with the words that say most about them."""
    from otherside.reports.words import headline, left_line, marked
    from otherside.workspace.lists import people_list

    with context.open() as workspace:
        people = people_list(workspace, deal)
    if context.json:
        context.emit({"people": people})
        return
    for person in people:
        parts = [p for p in (person["role"], person["organisation"]) if p]
        click.echo(f"{person['side']:8} {person['name']}" + (f" – {', '.join(parts)}" if parts else ""))
        said = headline(person)
        if said:
            click.echo(f"           “{' '.join(said['quote'].split())}”{marked(said)}")
        if left_line(person):
            click.echo(f"           {left_line(person)}")
        if person["side"] == "unknown":
            click.echo(f"           {person['side_reason']}; say: otherside side '{person['name']}' theirs")
        for other in (one for one in person["may_be"] if one["keep"]):
            same = f"otherside call {quote(person['name'])} {quote(other['name'])} --deal {quote(other['deal'])}"
            click.echo(f"           perhaps {other['name']}, by the spelling; if so: {same}")
