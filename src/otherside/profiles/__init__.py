"""A person's evidence in, profile out; and who is who."""

from otherside.profiles.profile import Profile, Quote, fold, profile, rank
from otherside.profiles.who.deals import DealBook, assemble
from otherside.profiles.who.identity import Resolved, Us, mentions_of, resolve
from otherside.profiles.who.joining import Mention

__all__ = [
    "DealBook",
    "Mention",
    "Profile",
    "Quote",
    "Resolved",
    "Us",
    "assemble",
    "fold",
    "mentions_of",
    "profile",
    "rank",
    "resolve",
]
