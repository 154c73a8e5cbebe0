"""What the numbers of a forecast say of somebody, for pages; ``forecast.naming`` has what they are called."""

from __future__ import annotations

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
