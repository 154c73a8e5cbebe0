"""How the drafts are measured."""
