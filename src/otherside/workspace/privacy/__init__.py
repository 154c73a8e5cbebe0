"""Consent, erasure, redaction, a person's own data, and the log."""
