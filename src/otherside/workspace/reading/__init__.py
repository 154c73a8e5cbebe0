"""From stored words to evidence: the reader that ships, a language model, corrections and what is learnt from them."""
