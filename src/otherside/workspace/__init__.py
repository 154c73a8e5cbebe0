"""The one facade: opens a workspace and ties the rooms together."""

from otherside.workspace.intake.adding import Added
from otherside.workspace.workspace import Workspace

__all__ = ["Added", "Workspace"]
