"""A team's server under load."""
