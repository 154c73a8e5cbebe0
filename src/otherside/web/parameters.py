"""What the numbers of a forecast are called on pages."""

from __future__ import annotations

#: Numbers of people and of a deal, as people would call them.
LABELS = {
    "gain": "What it changes for them",
    "gain.us": "What it changes for them",
    "gain.other": "What another way changes for them",
    "power": "Weight of their word",
    "salience": "Attention they can give it",
    "loss_aversion": "How much more a loss weighs",
    "exposure": "What failure would cost them",
    "switching_cost": "Effort of changing",
    "rank": "Place among their priorities",
    "veto": "Chance that they can stop it",
    "position": "Where they would like to be",
    "inaction_cost": "Cost of staying as they are",
    "failure": "Chance that it fails, as they see it",
    "failure.other": "Chance that another way fails, as they see it",
    "stake": "What is lost if it fails",
    "stake.other": "What is lost if another way fails",
    "capacity": "How much they can take on at a time",
    "tempo": "How fast they decide",
    "trigger": "The day that makes it urgent",
    "closes": "The day after which it is too late",
}

#: What a number of a person says, where the name alone does not: its ends in words.
MEANINGS = {
    "gain": "From −1, all they could lose, to 1, all they could gain",
    "gain.us": "From −1, all they could lose, to 1, all they could gain",
    "gain.other": "On the same scale: what some other way to act would bring them",
    "power": "From 0, none, to 1, it decides",
    "salience": "From 0, none of their time, to 1, all that their word weighs",
    "loss_aversion": "How many times heavier a loss is than a gain of the same size",
    "exposure": "From 0, a failure would not touch them, to 1, it would stick to them entirely",
    "switching_cost": "Measured against what it changes for them: at .3 it eats a change worth .3",
    "rank": "1 comes first",
    "veto": "Whether they can stop it alone, whatever the others want",
}


def label(parameter: str) -> str:
    """A number of the forecast by the name that people would give it."""
    return LABELS.get(parameter, parameter.replace("_", " ").replace(".", " ").capitalize())


def label_within(parameter: str) -> str:
    """The same within a sentence."""
    name = label(parameter)
    return name[0].lower() + name[1:]
