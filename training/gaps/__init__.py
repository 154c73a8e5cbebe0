"""Written dossiers and pairs, and the training of the scorer of incongruence."""
