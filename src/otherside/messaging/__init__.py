"""Words to a buyer: the lint of a seller's own text."""
