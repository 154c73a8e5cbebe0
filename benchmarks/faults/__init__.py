"""Processes killed in the middle of what they write."""
