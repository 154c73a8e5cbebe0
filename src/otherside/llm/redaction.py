"""Card numbers, bank accounts, phone numbers, mail addresses and national ids, left out of what is sent.

Each is replaced by a placeholder such as ``[PHONE_1]``, the same for the same value, and put back in the answer, so
that quotes can still be found in the source word by word. What it does not do: names, street addresses and numbers
spelled out in words stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from otherside.domain import InputError
from otherside.domain.patterns import lazily
from otherside.llm.national_ids import find_by_form, is_national_id, luhn


class Sensitive(StrEnum):
    """What is left out."""

    EMAIL = "EMAIL"
    CARD = "CARD"
    IBAN = "IBAN"
    PHONE = "PHONE"
    ID = "ID"
    LITERAL = "LITERAL"
    """Words of the source that look like one of our placeholders, so that nothing foreign is ever put back."""


_Found = tuple[int, int, Sensitive]

_PLACEHOLDER = lazily(r"\[(?:EMAIL|CARD|IBAN|PHONE|ID|LITERAL)_\d{1,9}\]", re.IGNORECASE)
#: Escapes of JSON: the letter of "\n" before a number must not glue to it. Replaced by line ends of the same length.
_ESCAPE = lazily(r"\\(?:u[0-9a-fA-F]{4}|[bfnrt\"/\\])")
_EMAIL = lazily(r"(?<![\w.+-])[\w!#$%&*+=?^{|}~.-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_][\w-]{1,62}")
_SPOKEN_EMAIL = lazily(
    r"(?<![\w.])[\w.+-]{1,64}(?: dot [\w+-]{1,64}){0,2}(?: at | ?[\[(]at[\])] ?)[\w-]{1,63}"
    r"(?:(?: dot | ?[\[(]dot[\])] ?|\.)[\w-]{1,63}){0,3}?(?: dot | ?[\[(]dot[\])] ?)"
    r"(?:com|org|net|io|co|eu|uk|de|fr|es|it|nl|be|ch|at|se|no|dk|fi|pl|us|ca|au|in|ai|dev|app|biz|info|edu|gov)\b",
    re.IGNORECASE,
)
_IBAN = lazily(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]){11,30}(?![A-Za-z0-9])", re.IGNORECASE)
#: ISO 13616 registry; other countries are tried at any length.
_IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AT": 20, "BE": 16, "BG": 22, "BR": 29, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18,
    "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26,
    "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25,
    "RO": 24, "SA": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26, "UA": 29,
}  # fmt: skip
_GROUP = lazily(r"[0-9]+")
_RUN = lazily(r"(?<![\w])[0-9]+(?:[ .\-/\u00a0\u202f\u2011][0-9]+)*(?!\w)")
_PHONE = lazily(r"(?<![\w,.$€£¥+])(?:\+ ?)?\(?[0-9][0-9 ()./\-\u00a0\u202f\u2010-\u2013]{5,24}[0-9](?![\w%])")
_THOUSANDS = lazily(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_DATE = lazily(r"\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2\d{4}|(?:19|20)\d\d ?[-–/] ?(?:19|20)\d\d")
_ADDRESS = lazily(r"(?:\d{1,3}\.){3}\d{1,3}")  # of the internet: no phone


class Redactor:
    """Replaces and restores; remembers what stands for what, in memory only.

    Args:
        phone_regions: countries (ISO 3166) whose numbers are known without a country code.

    Raises:
        InputError: the package that knows phone numbers is not installed.
    """

    def __init__(self, phone_regions: Sequence[str] = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "IN", "AU")) -> None:
        self._phones = _load_phonenumbers()
        unknown = set(phone_regions) - set(self._phones.SUPPORTED_REGIONS)
        if unknown:
            raise InputError(
                f"llm.phone_regions: no such country: {', '.join(sorted(unknown))}; use codes such as US, DE"
            )
        self._regions = tuple(phone_regions)
        self._placeholders: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._counts: dict[Sensitive, int] = {}

    @property
    def counts(self) -> dict[str, int]:
        """How many different values of each kind were left out so far; no values."""
        return {kind.value: count for kind, count in self._counts.items()}

    def redact(self, text: str) -> str:
        """The text with placeholders; plain text or JSON."""
        out: list[str] = []
        position = 0
        for start, end, kind in self.find(text):
            out += [text[position:start], self._placeholder(text[start:end], kind)]
            position = end
        return "".join([*out, text[position:]])

    def restore(self, text: str) -> str:
        """The text with the values put back; unknown placeholders stay."""
        return _PLACEHOLDER.sub(lambda match: self._values.get(match[0].upper(), match[0]), text)

    def find(self, text: str) -> list[_Found]:
        """What would be left out: ``(start, end, kind)``, in order, not overlapping."""
        view = _ESCAPE.sub(lambda match: "\n" * len(match[0]), text)
        found = [(*match.span(), Sensitive.LITERAL) for match in _PLACEHOLDER.finditer(view)]
        if "@" in view or " at " in view.lower() or "at]" in view.lower() or "at)" in view.lower():
            found += [(*m.span(), Sensitive.EMAIL) for p in (_EMAIL, _SPOKEN_EMAIL) for m in p.finditer(view)]
        if sum(char.isdigit() for char in view) >= 6:
            found += _ibans(view)
            found += _numbers(view)
            found += [(start, end, Sensitive.ID) for start, end in find_by_form(view)]
            found += self._phone_numbers(view)
        # Where two overlap, all of both goes, under the longer one's name.
        merged: list[_Found] = []
        for start, end, kind in sorted(found):
            if merged and start < merged[-1][1]:
                before = merged[-1]
                longer = kind if end - start > before[1] - before[0] else before[2]
                merged[-1] = (before[0], max(before[1], end), longer)
            else:
                merged.append((start, end, kind))
        return merged

    def _placeholder(self, value: str, kind: Sensitive) -> str:
        known = self._placeholders.get(value)
        if known is None:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            known = f"[{kind}_{self._counts[kind]}]"
            self._placeholders[value] = known
            self._values[known] = value
        return known

    def _phone_numbers(self, view: str) -> Iterator[_Found]:
        phones = self._phones
        for match in _PHONE.finditer(view):
            stretch = match[0]
            digits = sum(char.isdigit() for char in stretch)
            if digits < 7 or _THOUSANDS.fullmatch(stretch) or _DATE.search(stretch) or _ADDRESS.fullmatch(stretch):
                continue
            international = stretch.startswith("+")
            # A bare short number is more often a quantity or an order than a phone.
            if not international and digits < 9 and stretch.isdigit() and not stretch.startswith("0"):
                continue
            for region in (None,) if international else self._regions:
                for phone in phones.PhoneNumberMatcher(stretch, region, leniency=phones.Leniency.VALID):
                    yield match.start() + phone.start, match.start() + phone.end, Sensitive.PHONE


def _load_phonenumbers() -> Any:
    try:
        import phonenumbers
    except ImportError:
        raise InputError(
            "finding phone numbers needs the package phonenumbers; install it with: pip install 'otherside[llm]'"
        ) from None
    return phonenumbers


def _numbers(view: str) -> Iterator[_Found]:
    """Cards and national ids: any stretch of neighbouring groups of digits whose check digits are right."""
    for run in _RUN.finditer(view):
        groups = [group.span() for group in _GROUP.finditer(view, run.start(), run.end())]
        for first in range(len(groups)):
            digits = ""
            for start, end in groups[first : first + 8]:
                digits += view[start:end]
                if len(digits) > 19:
                    break
                span = groups[first][0], end
                if len(digits) >= 13 and digits[0] in "23456" and luhn(digits):
                    yield *span, Sensitive.CARD
                elif is_national_id(digits):
                    yield *span, Sensitive.ID


def _ibans(view: str) -> Iterator[_Found]:
    """ISO 13616: the country's length, and 1 modulo 97."""
    for match in _IBAN.finditer(view):
        letters = [(char.upper(), match.start() + n) for n, char in enumerate(match[0]) if char.isalnum()]
        value = "".join(char for char, _ in letters)
        length = _IBAN_LENGTHS.get(value[:2])
        for size in (length,) if length else range(len(value), 14, -1):
            if size <= len(value):
                part = value[:size]
                if int("".join(str(int(char, 36)) for char in part[4:] + part[:4])) % 97 == 1:
                    yield match.start(), letters[size - 1][1] + 1, Sensitive.IBAN
                    break
