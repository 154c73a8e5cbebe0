"""Names of months and weekdays as parts of regular expressions, in small letters unless said: for patterns that ignore case.

Where a pattern has fewer of them, or short forms beside them, it says so itself: "may" and "march" are verbs too.
"""

from __future__ import annotations

#: All twelve, without a bracket around them.
MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
#: Those that are nothing but a month.
MONTHS_BUT_MAY = "january|february|march|april|june|july|august|september|october|november|december"
#: A weekday.
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: The same two with a capital, for patterns that do not ignore case, or whose other words do.
CAPITAL_MONTHS, CAPITAL_WEEKDAY = MONTHS.title(), "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#: A month with its capital, in full or in short.
NAMED_MONTH = rf"(?:{CAPITAL_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
#: How each of the twelve begins, in full or in short: where none stands with its capital, nobody names a day of the calendar.
MONTH_BEGINNINGS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
