"""The market of a workspace: what all buyers said, their words for ours, and the other ways they named."""
