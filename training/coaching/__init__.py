"""The classifier of our side's acts: its sentences and how it is fitted."""
