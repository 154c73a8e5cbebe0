"""Entry point. Commands load when they are called, so that help answers at once."""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module

import click

from otherside import __version__
from otherside.domain.errors import OthersideError

#: Command name to the module in ``cli.commands`` that holds it, and its one line of help.
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("init", "Make a workspace; say who we are."),
    "example": ("example", "Copy the bundled, invented examples to a folder, to try things on."),
    "add": ("add", "Import files and folders and read the buyers' words."),
    "sync": ("sync", "Read what is new from HubSpot, Salesforce, Pipedrive or a mailbox."),
    "watch": ("watch", "Add whatever appears in a folder."),
    "import": ("import_", "Show what an importer understands, without storing it."),
    "extract": ("extract", "Find evidence in lines of JSON, without a workspace."),
    "deals": ("deals", "List the deals."),
    "people": ("people", "List the people, of one deal or of all."),
    "side": ("side", "Say whose side somebody is on."),
    "call": ("call", "Say how somebody is called, or that two are one person."),
    "brief": ("brief", "The deal in the buyers' own words, and what it hangs on."),
    "gaps": ("gaps", "Where what they stand for and what they do do not go together."),
    "forecast": ("forecast", "Act with us, go another way, or do nothing; what holds it back; what to ask."),
    "believe": ("believe", "State what you know better than the evidence."),
    "draft": ("draft", "A message in their words: mail, call, proposal, one-pager, invitation."),
    "lint": ("lint", "Find narcissism and pressure in our own words."),
    "correct": ("correct", "Confirm, reject or relabel evidence, or mark words the reader missed."),
    "corrections": ("corrections", "List what you corrected."),
    "learn": ("learn", "Learn from your corrections, if that helps; undone in one step."),
    "compare": ("compare", "The local reader and your language model side by side."),
    "outcomes": ("outcomes", "Learn from closed deals of a CRM export."),
    "backtest": ("backtest", "How good forecasts of closed deals would have been."),
    "questions": ("questions", "What to ask whom next, why, and what it is worth."),
    "interview": ("interview", "Ask, take the answer, and ask the next best question."),
    "diff": ("diff", "What changed in our understanding since a day."),
    "search": ("search", "Search everything the buyers said, by words and meaning."),
    "market": ("market", "Themes, language, segments and positioning over all deals."),
    "coach": ("coach", "Our side of a conversation: questions, reflections, pressure, missed openings."),
    "serve": ("serve", "Open the workspace in a browser, with its REST API."),
    "mcp": ("mcp", "Serve the workspace to an assistant over the Model Context Protocol."),
    "ask": ("ask", "Answer a question about the market with counts and quotes."),
    "sql": ("sql", "Read everything with SQL."),
    "export": ("export", "Everything out as Parquet, CSV or lines of JSON."),
    "forget": ("forget", "Erase a person, and work out anew what rested on their words."),
    "redact": ("redact", "Black out personal numbers and addresses in what is stored."),
    "consent": ("consent", "Note whether people agreed that a conversation is analysed."),
    "subject-export": ("subject_export", "Everything about one person, for that person."),
    "remove": ("remove", "Delete conversations that do not belong here."),
    "retain": ("retain", "Delete what is older than so many days."),
    "users": ("users", "Accounts for a team: roles, shared deals, tokens."),
    "audit": ("audit", "Who saw, changed, exported and sent what."),
    "backup": ("backup", "Copy the workspace while it may be in use."),
    "migrate": ("migrate", "Move the workspace between a folder and a PostgreSQL database, verified."),
    "batch": ("batch", "Find evidence in the rows of a Parquet file, restartable, on many processes."),
    "check": ("check", "Prove that every quote stands where it says."),
}


#: The commands by what they are for, in the order of the table in the README.
GROUPS: dict[str, tuple[str, ...]] = {
    "Begin": ("init", "example", "side", "call"),
    "Take in": ("add", "import", "extract", "sync", "watch"),
    "See the deal from their side": ("deals", "people", "brief"),
    "How they may decide": ("forecast", "believe", "outcomes", "backtest"),
    "What to ask and what to write": ("questions", "interview", "diff", "gaps", "draft", "lint", "coach"),
    "Correct what was read": ("correct", "corrections", "learn", "compare"),
    "Over everything said": ("search", "ask", "market", "export", "sql", "batch"),
    "Browser, assistants, team": ("serve", "mcp", "users", "audit", "migrate"),
    "Privacy and safety": ("forget", "remove", "retain", "redact", "consent", "subject-export", "backup", "check"),
}


class LazyGroup(click.Group):
    """A group whose commands are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports the command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"otherside.cli.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list in its groups, without importing any."""
        widest = max(map(len, COMMANDS))
        for group, names in GROUPS.items():
            with formatter.section(group):
                # One width for all, so that the groups stand below each other.
                formatter.write_dl([(name.ljust(widest), COMMANDS[name][1]) for name in names])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="otherside")
@click.option(
    "--workspace",
    metavar="PLACE",
    help="Where everything is kept: a folder, or postgresql://…  [default: $OTHERSIDE_WORKSPACE, else ./otherside-workspace]",
)
@click.option("--json", "as_json", is_flag=True, help="Machine-readable output on stdout.")
@click.pass_context
def cli(ctx: click.Context, workspace: str | None, as_json: bool) -> None:
    """See the deal from the other side of the table."""
    ctx.ensure_object(dict)
    # Details of what went wrong inside are for developers: a handler of the caller's shows them.
    logging.getLogger("otherside").addHandler(logging.NullHandler())
    logging.getLogger("otherside").propagate = False
    ctx.obj.update(workspace=workspace, json=as_json)


def main() -> None:
    """Runs the command line; the exit code is 0, 1 for wrong input, 2 for wrong usage, 3 for findings."""
    # What starts us without them, as some schedulers do, gets what nothing can be read from.
    for stream, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, stream) is None:
            setattr(sys, stream, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        click.echo("stopped; what was done so far is stored", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OthersideError as error:
        click.echo(f"otherside: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output went away, as `head` does: that is no failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except UnicodeEncodeError as error:
        # Bytes of the shell's that are no text: they open a file, and can be nothing else.
        if not any("\ud800" <= c <= "\udfff" for c in error.object):
            raise
        part = error.object[max(0, error.start - 20) : error.end + 20]
        shown = part.encode("utf-8", "backslashreplace").decode("utf-8")
        click.echo(f"otherside: {shown}: not UTF-8 text; write it, or what the file is called, in UTF-8", err=True)
        sys.exit(1)
    except OSError as error:
        # A full or failing disk, somewhere that nobody thought of.
        click.echo(
            f"otherside: {error.filename or 'a file'}: {error.strerror or error}; check the disk and repeat", err=True
        )
        sys.exit(1)
