"""The words by which something is said outright, by group of facets; ``extraction.plainly`` uses them.

A table gives for each facet the words without one of which nothing of it matches (most sentences then need no pattern) and
the patterns. They are written for ``apostrophes.straight`` text, and every one was measured on labelled talk: most of the
sentences it finds carry the facet, or it is so rare and so clear that nobody would read it otherwise. What fell short of
that is not here, however telling it sounds ("they all say that", "not now", "my concern is").
"""
