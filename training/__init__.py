"""How the extractor is trained: from labelled sentences to the data files of the package (build time only)."""
