"""``otherside market``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural

if TYPE_CHECKING:
    from rich.console import Console

#: A path is shorter, and a message that is a file has one of these endings.
_LONGEST_PATH, _MESSAGES = 300, (".txt", ".md", ".eml")
_OUTCOMES = {"no_decision": "no decision"}
#: Themes at a glance, and of what each said quotes of a kind.
_THEMES, _EACH = 12, 4
_WORDS = 16
#: Segments too small to describe, of which more stand in one line.
_SMALL = 3


@click.command("market")
@click.option("--by", default="segment", show_default=True, metavar="FIELD",
              help="What makes a segment: role, outcome, industry, any field of your CRM; profile finds groups by what "
                   "people speak of.")  # fmt: skip
@click.option("--facet", multiple=True, metavar="FACET", help="Only themes of this kind. Repeatable.")
@click.option("--theme", metavar="ID", help="Every sentence of one theme.")
@click.option("--message", multiple=True, metavar="TEXT|FILE",
              help="Hold a message of ours against what each segment said. Repeatable.")  # fmt: skip
@click.option("--word", multiple=True, metavar="WORD", help="Their words near a word of ours in use. Repeatable.")
@click.option("--md", type=click.Path(path_type=Path), metavar="FILE", help="Write the positioning as Markdown.")
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="Write the positioning as HTML.")
@common
def command(
    context: Context,
    by: str,
    facet: tuple[str, ...],
    theme: str | None,
    message: tuple[str, ...],
    word: tuple[str, ...],
    md: Path | None,
    html: Path | None,
) -> None:
    """Themes, language, segments and positioning over all deals, in the buyers' own words.

    Counts are of people, not of sentences, and of what was recognised: at least so many of all heard.
    """
    from otherside.domain import Facet, InputError
    from otherside.reports.writing import write_report
    from otherside.workspace.market.market import market, positioning_as

    try:
        facets = [Facet(f) for f in facet]
    except ValueError as error:
        raise InputError(f"{error}; choose one of {', '.join(f.value for f in Facet)}") from error
    if word:
        from otherside.workspace.market.jargon import their_words

        with context.open() as workspace:
            found = their_words(workspace, word)
        if context.json:
            context.emit({"words": found})
        else:
            for row in found:
                _print_word(row, context.console)
        return
    texts = [_message(given) for given in message]
    with context.open() as workspace:
        data = market(workspace, by=by, facets=facets, messages=texts, theme=theme)
    if md is not None and theme is None:
        write_report(md, positioning_as("md", data["positioning"]))
    if html is not None and theme is None:
        write_report(html, positioning_as("html", data["positioning"]))
    if context.json:
        context.emit(data)
    elif theme is not None:
        context.console.print(f"{data['name']} ({data['facet']}), {_people(data['people'])}")
        for quote in data["sentences"]:
            context.console.print(_quote(quote))
    else:
        print_market(data, context.console)


def _message(given: str) -> str:
    """The words of a message that is given as such or as a file.

    Raises:
        InputError: it is empty, or can only be a file, and there is none.
    """
    from otherside.domain import InputError

    short = len(given) < _LONGEST_PATH and "\n" not in given
    if not given.strip():
        raise InputError("a message is empty; give its words, or a file with them")
    if short and Path(given).is_file():
        return Path(given).read_text(encoding="utf-8").strip()
    if short and " " not in given and Path(given).suffix in _MESSAGES:
        raise InputError(f"{given}: no such file; check the path")
    return given


def _print_word(row: Mapping[str, Any], console: Console) -> None:
    console.print(f"{row['word']}: used by {of(row['said_by_them'])}; by us in {plural(row['said_by_us'], 'turn')}")
    if not row["phrases"]:
        console.print("  no words of theirs stand out where it is used")
    for found in row["phrases"]:
        quote = found["quotes"][0]
        console.print(
            f"  {found['phrase']}, {_people(found['people'])}  “{' '.join(quote['quote'].split())}” "
            f"{quote['role'] or 'somebody'}, {quote['deal']}"
        )
    if row["like"]:
        said = ", ".join(f"{w['phrase']} ({w['people']})" for w in row["like"])
        console.print(f"  words of theirs that mean nearest, as leads: {said}")


def print_market(data: Mapping[str, Any], console: Console) -> None:
    """The market at a glance."""
    console.print(
        f"{_people(data['people'])} in {plural(data['deals'], 'deal')}, {plural(data['sentences'], 'piece')} of evidence"
    )
    if data["heard"] > data["people"]:
        console.print(
            f"{plural(data['heard'], 'was', 'were')} heard in {plural(data['deals_heard'], 'deal')}; of what the others said "
            "nothing was surely of any kind. Counts are of all heard, and of what was recognised: at least so many."
        )
    if not data["people"]:
        console.print("Nothing to find themes in yet. Add conversations: otherside add PATH")
        return
    if data["note"]:
        console.print(data["note"])
    _print_themes(data, console)
    if data["word_bank"]:
        said = ", ".join(f"{w['phrase']} ({w['people']})" for w in data["word_bank"][:_WORDS])
        console.print(f"\nWords to write in, with how many use them\n  {said}")
    _print_segments(data, console)
    _print_outcomes(data["outcomes"], console)
    _print_messages(data, console)


def _print_themes(data: Mapping[str, Any], console: Console) -> None:
    """What several speak of, and what each said."""
    console.print("\nWhat several speak of")
    if not data["themes"]:
        console.print("  nothing that two or more say alike")
    for theme in data["themes"][:_THEMES]:
        trend = f", {theme['trend']}" if theme["trend"] in ("new", "rising", "fading") else ""
        console.print(f"  {theme['label']}: {theme['name']}  [{of(theme, data['few'])}{trend}]  {theme['id']}")
        for quote in theme["telling"][:1]:
            console.print(_quote(quote))
    if len(data["themes"]) > _THEMES:
        console.print(f"  and {plural(len(data['themes']) - _THEMES, 'other')}: otherside market --json")
    if data["each"]:
        console.print("\nWhat each said")
    for row in data["each"]:
        console.print(f"  {row['label']}: {_people(row['people'])}")
        for quote in row["quotes"][:_EACH]:
            console.print(_quote(quote))
        if len(row["quotes"]) > _EACH:
            console.print(f"    and {len(row['quotes']) - _EACH} more: otherside market --json --facet {row['facet']}")


def _print_segments(data: Mapping[str, Any], console: Console) -> None:
    """The segments, and how well people sort into them where they were found."""
    chosen = (
        " (the field that sorts most deals into a few; choose another with --by)" if data["by"] == "segment" else ""
    )
    console.print(f"\nSegments by {data['field']}{chosen}")
    if data["discovered"] is not None:
        tried = data["discovered"]["stability"] or data["discovered"]["chance"]
        console.print(f"  {data['discovered']['note']}" + (
            f" Stability {data['discovered']['stability']:.2f}, of shuffled people at most "
            f"{data['discovered']['chance']:.2f}." if tried else ""
        ))  # fmt: skip
    themes = {t["id"]: t["name"] for t in data["themes"]}
    small = [row for row in data["segments"] if not row["described"]]
    for row in data["segments"]:
        if row in small and len(small) > _SMALL:
            continue
        name = "not stated" if row["name"] == "unknown" else row["name"]
        name = _OUTCOMES.get(name, name) if data["field"] == "outcome" else name
        if data["by"] == "profile" and name == "not stated" and len(data["segments"]) == 1:
            continue
        rest = "" if row["compared"] else ", not compared" if row["described"] else ", too few to describe"
        of_heard = f", of {row['heard']} heard" if row["heard"] > row["people"] else ""
        console.print(f"  {name}: {_people(row['people'])}{of_heard}{rest}")
        if row["language"]:
            console.print("    in words like " + ", ".join(m["phrase"] for m in row["language"][:8]))
        _print_moved(row, data["few"], console)
        for line in _differences(row, themes):
            console.print(f"    {line}")
    if len(small) > _SMALL:
        console.print(f"  and {len(small)} of one or two people each, too few to describe: "
                      + ", ".join("not stated" if row["name"] == "unknown" else row["name"] for row in small))  # fmt: skip


def _print_moved(row: Mapping[str, Any], few: bool, console: Console) -> None:
    """What moves a segment and what holds it back."""
    for kind, heading in (("drivers", "moved by"), ("constraints", "held back by")):
        if row[kind]:
            named = ", ".join(f"{r['label'].lower()} ({of(r, few)})" for r in row[kind][:3])
            others = len(row[kind]) - 3
            console.print(f"    {heading} {named}" + (f", and {plural(others, 'other')}" if others > 0 else ""))
            for quote in row[kind][0]["quotes"]:
                console.print("  " + _quote(quote))


def _print_outcomes(outcomes: Mapping[str, Any], console: Console) -> None:
    """What goes with how deals ended."""
    if not outcomes["closed_deals"]:
        return
    console.print("\nWhat goes with how deals ended")
    for row in outcomes["themes"]:
        other = f"of the others {row['other']['people']} of {row['other']['of']}"
        ended = _OUTCOMES.get(row["outcome"], row["outcome"])
        console.print(f"  {row['name']}: {ended}, {row['people']} of {plural(row['of'], 'deal')}; {other}")
    if outcomes["looked_at"] and not outcomes["themes"]:
        console.print("  nothing by more than chance would bring")
    else:
        console.print(f"  {outcomes['note']}")


def _print_messages(data: Mapping[str, Any], console: Console) -> None:
    """Messages of ours, each with what it comes near in a segment and what it leaves alone."""
    for tested in data["messages"]:
        console.print(f"\n{tested['message']}")
        for found in tested["pressure"]:
            console.print(f"  pressure: “{found['text']}” {found['why']}")
        if tested["unused"]:
            console.print("  words that hardly any of them uses: " + "; ".join(map(_unused, tested["unused"])))
        for row in tested["segments"]:
            console.print(f"  {row['segment']}: " + (row["told"] or f"near what {of(row, data['few'])} said"))
            for matter in row["speaks_to"]:
                console.print(f"    speaks to {matter['name']} [{of(matter, data['few'])}]")
                for quote in matter["quotes"][:1]:
                    console.print("  " + _quote(quote))
            for quote in row["why"][: 0 if row["speaks_to"] else 1]:
                console.print(_quote(quote))
            if row["kept"]:
                console.print(f"    {row['kept']} of them in words that are not quoted, for they are private")
            if row["unanswered"]:
                left = len(row["unanswered"]) - 3
                more = f"; and {plural(left, 'other')}" if left > 0 else ""
                console.print("    leaves alone: " + "; ".join(u["name"] for u in row["unanswered"][:3]) + more)


def _unused(row: Mapping[str, Any]) -> str:
    """A word of ours, with words of theirs that mean nearest."""
    return str(row["word"]) + (
        f" (of theirs perhaps {', '.join(w['phrase'] for w in row['theirs'][:3])})" if row["theirs"] else ""
    )


def _differences(row: Mapping[str, Any], themes: Mapping[str, str]) -> list[str]:
    """What sets a segment apart: in kinds and themes, and in words; or that nothing does, or that nothing could show."""
    out = []
    if row["compared"]:
        kinds = [themes.get(d["key"], d["key"].replace("_", " ")) for d in row["differences"]]
        out.append("apart from the others in " + ", ".join(kinds) if kinds else
                   "no kind of evidence and no theme differs by more than chance would bring")  # fmt: skip
    if row["words"]:
        said = [
            f"{w['phrase']} ({w['people']} of {w['of']}, of the others {w['others']} of {w['of_others']})"
            for w in row["words"]
        ]
        out.append("they say more than the others: " + ", ".join(said))
    elif row["words_compared"]:
        out.append("no word differs by more than chance would bring")
    elif row["compared"]:
        out.append("too few people or firms to tell whether their words differ")
    return out


def of(row: Mapping[str, Any], too_few: bool = False) -> str:
    """A share of people in words."""
    from otherside.market.statistics import share_in_words

    return share_in_words(row, too_few)


def _people(count: int) -> str:
    return plural(count, "person", "people")


def _quote(quote: Mapping[str, Any]) -> str:
    from otherside.market.saying import voice

    return f"    “{' '.join(quote['quote'].split())}” {voice(quote)}"
