"""Where somebody departs from their own routine."""
