"""``otherside consent``."""

from __future__ import annotations

import click

from otherside.cli.common import Context, common


@click.command("consent")
@click.argument("conversation", required=False)
@click.argument("state", required=False, type=click.Choice(["unknown", "given", "refused", "withdrawn"]))
@click.option("--deal", metavar="NAME", help="List the conversations of this deal.")
@click.option("--note", default="", help="How we know, for whoever asks later.")
@common
def command(context: Context, conversation: str | None, state: str | None, deal: str | None, note: str) -> None:
    """Note whether the people in CONVERSATION agreed that it is analysed; without STATE, show it; without both, list all.

    Refused or withdrawn, nothing is made of the conversation any more, anywhere. Given again, it is read anew.
    """
    from otherside.workspace.heard.finding import find_conversation
    from otherside.workspace.privacy.consent import consent_list, note_consent, one_consent

    with context.open() as workspace:
        if conversation is None:
            context.looked()
            rows = consent_list(workspace, deal)
        elif state is None:
            context.looked()
            rows = [one_consent(workspace, find_conversation(workspace, conversation).id)]
        else:
            rows = [note_consent(workspace, conversation, state, note)]
            context.did(rows[0]["deal"], conversation=rows[0]["conversation"], state=state)
    if context.json:
        context.emit({"consents": rows})
        return
    for row in rows:
        known = f" ({row['note']})" if row["note"] else ""
        click.echo(f"{row['state']}: {row['title']} · {row['deal']} · {row['conversation']}{known}")
