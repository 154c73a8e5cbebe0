"""Errors that a user can do something about: one clear line with the remedy."""


class OthersideError(Exception):
    """Base of all errors raised on purpose. Its text is one line, fit to be shown to a user."""


class InputError(OthersideError):
    """The user's input is wrong. The text names the file or value, the place and the remedy."""


class Refused(InputError):
    """The user may not do this here. The text says who may."""
