"""Errors that a user can do something about: one clear line with the remedy."""


class OthersideError(Exception):
    """Base of all errors raised on purpose. Its text is one line, fit to be shown to a user."""


class InputError(OthersideError):
    """The user's input is wrong. The text names the file or value, the place and the remedy."""


class Refused(InputError):
    """The user may not do this here. The text says who may."""


class Unavailable(OthersideError):
    """What keeps the workspace cannot be used just now; nothing is wrong with what was asked. The text says what to do.

    Not an ``InputError``: who catches those, to go on without an answer, must not take this for one.
    """


class Busy(Unavailable):
    """More is asked for than can be done at a time, or something took too long; the workspace itself is there."""
