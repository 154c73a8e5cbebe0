"""What stands for a word that was blacked out in what is stored."""

#: As many of them as the word had letters.
BLACK = "█"
