"""Words that open a spoken sentence without saying anything, as parts of regular expressions."""

from __future__ import annotations

#: "Look, we …", but not "look at that".
LOOK = r"look(?!\s+(?:at|for|into|after|like|forward|out|who|what|how|a?round)\b)"
#: "Right, so …", but not "right now".
RIGHT = r"right(?!\s+(?:now|here|there|away|after|before|on|at|in)\b)"
#: "You know, it …", but not "you know the harbour".
YOU_KNOW = r"you know(?!\s+(?:the|what|how|that|who|where|when|my|our|him|her|them|it|me)\b)"
