"""Names of months and weekdays as parts of regular expressions, in small letters unless said: for patterns that ignore case.

Where a pattern has fewer of them, or short forms beside them, it says so itself: "may" and "march" are verbs too.
"""

from __future__ import annotations

#: All twelve, without a bracket around them.
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
#: Those that are nothing but a month.
MONTHS_BUT_MAY = "january|february|march|april|june|july|august|september|october|november|december"
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: A month with its capital, in full or in short.
NAMED_MONTH = rf"(?:{MONTHS.title()}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
