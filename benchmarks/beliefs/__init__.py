"""Benchmarks of the road from evidence to beliefs."""
