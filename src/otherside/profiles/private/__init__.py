"""What is theirs alone: kept, private, or a grief."""
