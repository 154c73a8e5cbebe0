"""Benchmarks of the questions; see README.md."""
