"""``otherside correct``."""

from __future__ import annotations

import click

from otherside.cli.common import Context, common


@click.command("correct")
@click.argument("words", metavar="EVIDENCE_ID confirm|reject|relabel|undo", nargs=-1, required=True)
@click.option("--add", is_flag=True, help='Mark missed words: CONVERSATION TURN START END, or CONVERSATION "WORDS".')
@click.option("--facets", default="", metavar="LIST", help="What it is evidence of, such as fear,risk.")
@click.option("--stance", type=click.Choice(["towards", "away", "neutral"]), help="Towards the change or away from it.")
@click.option(
    "--in-confidence", is_flag=True, help="With --add: said in confidence, or to be kept; back with: WORDS undo."
)
@click.option("--deal", metavar="NAME", help="With WORDS undo --in-confidence: where several deals have them marked.")
@click.option("--because", default="", metavar="TEXT", help="Why, for whoever reads it later.")
@common
def command(
    context: Context,
    words: tuple[str, ...],
    add: bool,
    facets: str,
    stance: str | None,
    in_confidence: bool,
    deal: str | None,
    because: str,
) -> None:
    """Confirm, reject or relabel evidence, or mark words that the reader missed. It holds whatever the reader says later.

    \b
    otherside correct 3fa9c1d2 confirm
    otherside correct 3fa9c1d2 relabel --facets fear,risk --stance away
    otherside correct --add "Second call" "we simply can't lose Marta" --facets fear
    otherside correct --add "Second call" "this must not reach the board" --in-confidence
    otherside correct 3fa9c1d2 undo

    The id of evidence is in the JSON of the brief, the number of a correction in the list of corrections.
    """
    named = [f for f in facets.split(",") if f.strip()]
    if in_confidence:
        _keep(context, words, add, deal, bool(named or stance or because))
        return
    if deal is not None:
        raise click.UsageError("--deal goes with: otherside correct WORDS undo --in-confidence")
    with context.open() as workspace:
        if add:
            from otherside.workspace.reading.corrections import split_words

            done = workspace.add_evidence(
                facets=named, stance=stance or "neutral", because=because, **split_words(words)
            )
        elif len(words) != 2:
            raise click.UsageError("write: otherside correct EVIDENCE_ID confirm|reject|relabel|undo")
        elif words[1] == "undo":
            done = workspace.undo_correction(words[0])
        else:
            done = workspace.correct(words[0], words[1], named, stance, because)
    if context.json:
        context.emit(done)
        return
    said = "undone" if done.get("undone") else done["verdict"]
    click.echo(f"{said} (#{done['id']}): “{' '.join(done['quote'].split())}”")
    if done["facets"]:
        click.echo(f"  {', '.join(done['facets'])}; {done['stance']}")


def _keep(context: Context, words: tuple[str, ...], add: bool, deal: str | None, more: bool) -> None:
    """Marks words as said in confidence, or takes that back."""
    from otherside.workspace.reading.corrections import split_words
    from otherside.workspace.stated.by_hand import keep, no_longer_kept

    if more or (add and deal is not None) or not (add or (len(words) == 2 and words[1] == "undo")):
        raise click.UsageError(
            'write: otherside correct --add CONVERSATION "WORDS" --in-confidence, or "WORDS" undo --in-confidence '
            "[--deal NAME]"
        )
    with context.open() as workspace:
        done = keep(workspace, **split_words(words)) if add else no_longer_kept(workspace, words[0], deal)
    if context.json:
        context.emit(done)
        return
    said = "no longer marked as said in confidence" if done.get("undone") else "marked as said in confidence"
    click.echo(f"{said}: “{' '.join(done['kept'].split())}”")
