"""What the numbers of a forecast are called: the one place, for whoever prints, draws, shows or asks about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: What they may do.
OUTCOMES: Mapping[str, str] = {"nothing": "do nothing", "us": "act with us", "other": "go another way"}

#: What the burdens are called, each as the buyer's and not as their fault.
BURDENS: Mapping[str, str] = {
    "change": "the effort of changing",
    "priority": "other priorities",
    "opposition": "people who would be worse off",
    "fear": "fear that it fails",
}

#: Numbers of people and of a deal, as people would call them.
PARAMETERS: Mapping[str, str] = {
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

#: Which way it went, where up and down say the wrong thing or nothing.
_MOVED: Mapping[str, tuple[str, str]] = {
    "gain": ("for the better", "for the worse"),
    "rank": ("further down", "further up"),
}

#: What to find out where one of them is not known, as it goes on behind "ask them" or a name; "they" are who is asked about.
_ASK: Mapping[str, str] = {
    "power": "how much their word counts in this decision",
    "salience": "how much of their own time they would give this",
    "loss_aversion": "what they could not bear to lose by it",
    "exposure": "what would happen to them if it failed",
    "switching_cost": "how much work changing over would be for them",
    "rank": "where this stands among all they have to do",
    "veto": "whether it can go ahead if they say no",
    "position": "where they would like to end up",
    "inaction_cost": "what it costs them to leave things as they are",
    "failure": "how likely they think it is to go wrong",
    "stake": "what they would lose if it went wrong",
    "tempo": "how long a decision like this takes there",
    "capacity": "how many such projects they can take on at a time",
    "trigger": "whether the day that makes it urgent is fixed",
    "closes": "whether it is too late after the day they named",
}
#: By which way to act somebody would gain or lose, where it has no name of its own.
_BY: Mapping[str, str] = {
    "": "by it", "us": "by it", "other": "by another way", "another way": "by another way",
}  # fmt: skip
#: The same of another way to act, by its name.
_ASK_OF: Mapping[str, str] = {
    "failure": "how likely they think {} is to go wrong",
    "stake": "what they would lose if {} went wrong",
}


def label(parameter: str) -> str:
    """A number of the forecast by the name that people would give it."""
    return PARAMETERS.get(parameter, parameter.replace("_", " ").replace(".", " ").capitalize())


def label_within(parameter: str) -> str:
    """The same within a sentence."""
    name = label(parameter)
    return name[0].lower() + name[1:]


def moved(parameter: str, up: bool) -> str:
    """Which way a number went, as it goes on behind its name: a higher place on a list is further down."""
    name = parameter.partition(".")[0]
    return _MOVED.get(name, ("up", "down"))[0 if up else 1]


def to_find_out(parameters: Sequence[str]) -> list[str]:
    """What to find out of somebody, in plain words, each thing once.

    Args:
        parameters: numbers that are not known, as ``unknowns`` of a forecast names them, most telling first. What several ways to
            act would change for them is one question.
    """
    ways = [p.partition(".")[2] for p in parameters if p.partition(".")[0] == "gain"]
    found: dict[str, None] = {}
    for parameter in parameters:
        name, _, option = parameter.partition(".")
        found.setdefault(_gained(ways) if name == "gain" else _asked(name, option))
    return list(found)


def _gained(ways: Sequence[str]) -> str:
    by = dict.fromkeys(_BY.get(way, f"with {way}") for way in ways)
    return f"what they themselves would gain or lose {' and '.join(by)}"


def _asked(name: str, option: str) -> str:
    words = _ASK.get(name, name.replace("_", " "))
    if option in ("", "us"):
        return words
    way = "another way" if option == "other" else option
    return _ASK_OF[name].format(way) if name in _ASK_OF else f"{words}, with {way}"
