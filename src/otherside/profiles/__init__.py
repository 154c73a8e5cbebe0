"""A person's evidence in, profile out; and who is who."""

from otherside.profiles.deals import DealBook, assemble
from otherside.profiles.identity import Resolved, Us, mentions_of, resolve
from otherside.profiles.joining import Mention
from otherside.profiles.profile import Profile, Quote, fold, profile, rank

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
