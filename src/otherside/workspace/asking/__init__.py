"""Questions in plain words about deals and market, answered with quotes."""
