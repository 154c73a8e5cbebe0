"""What a sentence does: promises, asks, settles, owns up. By its words."""
