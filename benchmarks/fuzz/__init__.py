"""Importers fed with what coverage guides a fuzzer to."""
