"""``otherside coach``."""

from pathlib import Path
from typing import Any

import click

from otherside.cli.common import Context, common

#: A measure, its name, and its name of one, where it counts.
_SHOWN = (
    ("share_open", "questions that were open", ""),
    ("reflection_to_question", "reflections for each question", ""),
    ("talk_share", "our part of the talking", ""),
    ("premature_pitch", "pitches before they had spoken", "pitch before they had spoken"),
    ("non_adherent", "persuasion and pressure", ""),
    ("missed_openings", "openings we passed by", ""),
    ("unanswered_ours", "questions of ours that nobody answered", "question of ours that nobody answered"),
    ("unanswered_theirs", "questions of theirs that we did not answer", "question of theirs that we did not answer"),
    ("longest_monologue_words", "words of our longest stretch", ""),
)


@click.command("coach")
@click.argument("conversation")
@click.option("--us", multiple=True, metavar="NAME_OR_DOMAIN", help="Who we are, for a file outside a workspace.")
@common
def command(context: Context, conversation: str, us: tuple[str, ...]) -> None:
    """Our side of a conversation: what we asked, whether we listened, where we pushed, what we passed by.

    CONVERSATION is a title, an id or a file's name in the workspace, or the path of a file.
    """
    path = Path(conversation)
    if path.is_file() and (us or not context.has_workspace):
        from otherside.workspace.coaching import coach_file
        from otherside.workspace.reading.stateless import reader_for

        found = coach_file(path, us, reader_for(context.folder if context.has_workspace else None))
    else:
        from otherside.workspace.coaching import coach_file, coach_stored
        from otherside.workspace.heard.finding import conversations_called

        with context.open() as workspace:
            if path.is_file() and not conversations_called(workspace, path.name):
                found = coach_file(path, workspace.us)
            else:
                found = [coach_stored(workspace, path.name if path.is_file() else conversation)]
    if context.json:
        context.emit(found[0] if len(found) == 1 else {"conversations": found})
        return
    for result in found:
        _print(context, result)


def _print(context: Context, result: dict[str, Any]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    out = context.console
    out.print(Text(result["title"], style="bold"))
    metrics = result["metrics"]
    # The sum of both sides tells nobody whose question it was.
    shown_of = metrics | {"unanswered_ours": metrics["unanswered_questions"] - metrics["unanswered_theirs"]}
    for key, several, one in _SHOWN:
        value = shown_of.get(key)
        words = one if one and value == 1 else several
        if value is None:
            shown = "unknown"
        elif key == "missed_openings":
            # None recognised is no praise.
            of = metrics["openings"]
            shown = f"{value} of {of}" if of else "none"
            words = words if of else "opening recognised in what they said"
        elif isinstance(value, float) and "share" in key:
            shown = f"{value:.0%}"
        else:
            shown = f"{value:.1f}" if isinstance(value, float) else str(value)
        limit = result.get("thresholds", {}).get(key)
        out.print(Text.assemble(f"  {shown:>8}  ", words, (f"  ({_limit(limit)})" if limit else "", "dim")))
    for moment in result["moments"]:
        out.print()
        out.print(Text.assemble((f"{moment['kind'].replace('_', ' ')}", "bold"), f"  turn {moment['turn'] + 1}"))
        out.print(Padding(Text(f"“{' '.join(moment['text'].split())}”"), (0, 2)))
        if moment.get("why"):
            out.print(Padding(Text(moment["why"], style="dim"), (0, 2)))
        if moment.get("instead"):
            out.print(Padding(Text(f"Rather: {moment['instead']}", style="green"), (0, 2)))


def _limit(limit: Any) -> str:
    if isinstance(limit, dict):
        return ", ".join(f"{k} {v}" for k, v in limit.items())
    return str(limit)
