"""Incongruence: an ideal and an actual of one person that cannot both go on, and an open question about the two."""

from otherside.profiles.incongruence.find import Incongruence, Judge, find_across, find_pairs

__all__ = ["Incongruence", "Judge", "find_across", "find_pairs"]
