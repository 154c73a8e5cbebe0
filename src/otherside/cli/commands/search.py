"""``otherside search``."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import click

from otherside.cli.common import Context, common
from otherside.domain.errors import InputError
from otherside.domain.patterns import lazily

_BREAK = lazily(r"\s")
DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("search")
@click.argument("query", nargs=-1)
@click.option("--facet", multiple=True, metavar="FACET", help="Only this kind of evidence. Repeatable.")
@click.option("--deal", metavar="DEAL", help="Only this deal.")
@click.option("--segment", metavar="[FIELD=]VALUE", help="Only deals with this value of a CRM field.")
@click.option("--role", metavar="WORDS", help="Only people with these words in their role.")
@click.option("--person", metavar="PERSON", help="Only this person.")
@click.option("--stance", metavar="STANCE", help="towards, away or neutral.")
@click.option("--outcome", metavar="OUTCOME", help="Only deals that ended so: open, won, lost, no_decision.")
@click.option(
    "--whose",
    default="theirs",
    show_default=True,
    type=click.Choice(["theirs", "ours", "all"]),
    help="The buyers' words, or what our side said and your notes, or all.",
)
@click.option("--since", type=DAY, metavar="DAY", help="Said on this day or later.")
@click.option("--until", type=DAY, metavar="DAY", help="Said on this day or before.")
@click.option("-n", "count", default=10, show_default=True, type=click.IntRange(1, 200), help="How many.")
@click.option("--from", "offset", default=0, type=click.IntRange(0), help='Go on from this hit; see "next".')
@common
def command(
    context: Context,
    query: tuple[str, ...],
    facet: tuple[str, ...],
    deal: str | None,
    segment: str | None,
    role: str | None,
    person: str | None,
    stance: str | None,
    outcome: str | None,
    whose: str,
    since: datetime | None,
    until: datetime | None,
    count: int,
    offset: int,
) -> None:
    """Search what the buyers said, by words and meaning.

    Plain words find what says them, and after that what is near in meaning and may be about something else. "A phrase",
    AND, OR, NOT, -word, wor* and parentheses are followed to the letter. With filters alone: what passes them, latest
    first. With --whose ours: what you and your colleagues said, and your notes, by their words and not by meaning. What was said
    in confidence is found, and printed as "…" with its place.
    """
    from otherside.workspace.searching import ONLY_NEAR, counted, search

    words = " ".join(query)
    if not words.strip() and not any(
        (facet, deal, segment, role, person, stance, outcome, since, until, whose != "theirs")
    ):
        raise InputError("nothing to search for; give words, or a filter such as --facet fear or --deal NAME")
    with context.open() as workspace:
        data = search(
            workspace,
            words,
            facet=facet,
            deal=deal,
            segment=segment,
            role=role,
            since=since.date() if since else None,
            until=until.date() if until else None,
            person=person,
            stance=stance,
            outcome=outcome,
            whose=whose,
            n=count,
            offset=offset,
        )
    if context.json:
        context.emit(data)
        return
    from otherside.reports.discreet import discreet_hits

    held = data["words"]
    if data["told"]:
        click.echo(data["told"])
    before = data["hits"][0]["matched"] if data["hits"] else ""
    for hit in discreet_hits(data["hits"]):
        if hit["matched"] == "near" != before:
            click.echo(ONLY_NEAR)
        before = hit["matched"]
        context.console.print(line(hit))
    if not data["hits"]:
        click.echo("Nothing found. Try fewer or other words, or fewer filters.")
    if whose == "theirs" and words.strip() and not held["all"]:
        context.note("your notes, and what you said: --whose ours")
    if data["next"] is not None:
        context.note(f"{counted(held)}; more: --from {data['next']}")
    elif held["some"] or held["near"]:
        context.note(counted(held))


def line(hit: dict[str, Any]) -> Any:
    """One hit: the words with what was asked for made bold, and where they stand."""
    from rich.text import Text

    from otherside.workspace.searching import whose_words

    # A break of the file is a space here; as long as it was, so that what is made bold stays in its place.
    text = Text(f"“{_BREAK.sub(' ', hit['quote'])}”")
    for start, end in hit["highlights"]:
        text.stylize("bold", start + 1, end + 1)
    parts = [
        whose_words(hit),
        hit["person"],
        hit["facet"] or "",
        hit["source"].rsplit("/", 1)[-1],
        f"turn {hit['turn'] + 1}",
    ]
    return text.append("\n   " + ", ".join(p for p in [*parts, hit["date"], hit["mark"]] if p), style="dim")
