"""What users state themselves: names, beliefs, and what was said in confidence."""
