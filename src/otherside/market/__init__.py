"""Analysis of everything the buyers said: themes, language, segments, positioning, message tests.

Pure functions over sayings and their vectors: no store, no files. People are the unit of every count, because sentences
come in bunches from few of them.
"""
