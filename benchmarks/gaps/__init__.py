"""Figures of incongruence on test dossiers."""
