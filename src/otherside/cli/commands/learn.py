"""``otherside learn``."""

import click

from otherside.cli.common import Context, common
from otherside.domain.counting import plural


@click.command("learn")
@click.option("--undo", is_flag=True, help="Go back to the reader before the last learning.")
@common
def command(context: Context, undo: bool) -> None:
    """Learn from your corrections, if that reads conversations it has not seen better; else change nothing."""
    with context.open() as workspace, context.progress() as progress:
        done = workspace.unlearn(progress) if undo else workspace.learn(progress)
    if context.json:
        context.emit(done)
        return
    if "log_loss" in done:
        click.echo(
            f"{plural(done['corrections'], 'correction')} in {plural(done['conversations'], 'conversation')}, each left "
            "out in turn:"
        )
        loss, f1 = done["log_loss"], done["f1"]
        click.echo(f"  log-loss {loss['before']:.3f} → {loss['after']:.3f} (± {done['log_loss_error']:.3f})")
        click.echo(f"  F1 on what you judged {f1['before']:.2f} → {f1['after']:.2f}")
    if done.get("changed_share") is not None:
        click.echo(f"  {done['changed_share']:.0%} of sentences nobody corrected are read otherwise now")
    click.echo(done["why"])
