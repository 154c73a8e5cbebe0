"""Numbers with units and sums, as people say them."""
