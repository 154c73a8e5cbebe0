"""What was said in a deal, as all that answers from it reads it: evidence, quotes with their places, promises, confidences."""
