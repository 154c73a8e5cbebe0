"""A person's evidence in, profile out; and who is who."""
