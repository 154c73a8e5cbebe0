"""Personal numbers of states that can be told by their check digits or by a form of their own.

Only to be left out of what is sent: a false alarm costs little, since every redaction is undone in the answer.
Check digits as published by each issuer; the names are those in use there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from otherside.domain.patterns import lazily

#: Forms with letters or fixed separators, each with its check.
_FORMS: list[tuple[re.Pattern[str], Callable[[str], bool]]] = []


def find_by_form(text: str) -> list[tuple[int, int]]:
    """Spans of ids whose form is telling: letters among the digits, or separators that belong to it."""
    return [
        match.span()
        for pattern, check in _FORMS
        for match in pattern.finditer(text)
        if check(re.sub(r"[^0-9A-Za-z]", "", match[0]).upper())
    ]


def is_national_id(digits: str) -> bool:
    """Whether a string of digits carries the check digits of some state's personal number."""
    return any(check(digits) for check in _BY_LENGTH.get(len(digits), ()))


def luhn(digits: str) -> bool:
    """ISO/IEC 7812: payment cards, and the personal numbers of Sweden and Canada."""
    total = 0
    for n, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + n % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _weighted(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _date(ddmmyy: str) -> bool:
    return 1 <= int(ddmmyy[:2]) <= 31 and 1 <= int(ddmmyy[2:4]) <= 12


def _nl_bsn(d: str) -> bool:
    return _weighted(d, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0 and int(d) > 0


def _ca_sin(d: str) -> bool:
    return d[0] not in "08" and luhn(d)


def _au_tfn(d: str) -> bool:
    return _weighted(d, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0 and int(d) > 0


def _gb_nhs(d: str) -> bool:
    check = 11 - _weighted(d, range(10, 1, -1)) % 11
    return check != 10 and check % 11 == int(d[9])


def _se_personnummer(d: str) -> bool:
    return 1 <= int(d[2:4]) <= 12 and 1 <= int(d[4:6]) % 60 <= 31 and luhn(d)


def _de_steuer_id(d: str) -> bool:
    """ISO 7064 mod 11,10; the first ten digits have one that comes twice or thrice."""
    if d[0] == "0" or len(set(d[:10])) not in (8, 9):
        return False
    product = 10
    for digit in d[:10]:
        total = (int(digit) + product) % 10 or 10
        product = 2 * total % 11
    return (11 - product) % 10 == int(d[10])


def _pl_pesel(d: str) -> bool:
    return 1 <= int(d[2:4]) % 20 <= 12 and (10 - _weighted(d, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10) % 10 == int(d[10])


def _br_cpf(d: str) -> bool:
    if len(set(d)) == 1:
        return False
    first = _weighted(d, range(10, 1, -1)) * 10 % 11 % 10
    second = _weighted(d, range(11, 1, -1)) * 10 % 11 % 10
    return (first, second) == (int(d[9]), int(d[10]))


def _be_national(d: str) -> bool:
    return any(97 - int(century + d[:9]) % 97 == int(d[9:]) for century in ("", "2")) and int(d[2:4]) <= 12


def _no_fodselsnummer(d: str) -> bool:
    first = -_weighted(d, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11
    second = -_weighted(d, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return (first, second) == (int(d[9]), int(d[10]))


_VERHOEFF_D = (
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210",
)  # fmt: skip
_VERHOEFF_P = (
    "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258",
)  # fmt: skip


def _in_aadhaar(d: str) -> bool:
    check = 0
    for n, digit in enumerate(reversed(d)):
        check = int(_VERHOEFF_D[check][int(_VERHOEFF_P[n % 8][int(digit)])])
    return d[0] not in "01" and check == 0


def _ch_ahv(d: str) -> bool:
    return d.startswith("756") and (10 - _weighted(d, (1, 3) * 6) % 10) % 10 == int(d[12])


def _fr_nir(d: str) -> bool:
    return d[0] in "123478" and 97 - int(d[:13]) % 97 == int(d[13:])


_BY_LENGTH: dict[int, tuple[Callable[[str], bool], ...]] = {
    9: (_nl_bsn, _ca_sin, _au_tfn),
    10: (_gb_nhs, _se_personnummer),
    11: (_de_steuer_id, _pl_pesel, _br_cpf, _be_national, _no_fodselsnummer),
    12: (_in_aadhaar, lambda d: d[:2] in ("19", "20") and _se_personnummer(d[2:])),
    13: (_ch_ahv,),
    15: (_fr_nir,),
}


def _us_ssn(d: str) -> bool:
    return d[:3] not in ("000", "666") and d[0] != "9" and d[3:5] != "00" and d[5:] != "0000"


def _es_dni(value: str) -> bool:
    number = str("XYZ".find(value[0])) + value[1:-1] if value[0] in "XYZ" else value[:-1]
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(number) % 23] == value[-1]


def _fi_hetu(value: str) -> bool:
    digits = re.sub(r"\D", "", value[:6]) + value[-4:-1]
    return _date(value[:6]) and "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(digits) % 31] == value[-1]


#: Values of characters at odd places of a codice fiscale (decree of 23 December 1976).
_ODD = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16,
         10, 22, 25, 24, 23),
        strict=True,
    )
)  # fmt: skip


def _it_codice_fiscale(value: str) -> bool:
    total = 0
    for n, char in enumerate(value[:15]):
        total += _ODD[char] if n % 2 == 0 else int(char) if char.isdigit() else ord(char) - 65
    return chr(65 + total % 26) == value[15]


def _fr_corsica(value: str) -> bool:
    # Corsican departments count as 19 and 18 (2A, 2B).
    return _fr_nir(value.replace("2A", "19").replace("2B", "18")) if len(value) == 15 else False


_FORMS += [
    (lazily(r"(?<!\d)(?<!\d[-.])\d{3}([- ])\d{2}\1\d{4}(?![-.]?\d)"), _us_ssn),
    (
        lazily(r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b", re.I),
        lambda _: True,  # the British number has no check digit
    ),
    (lazily(r"\b(?:\d{8}|[XYZ][- ]?\d{7})[- ]?[A-Z]\b", re.I), _es_dni),
    (lazily(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b"), _fi_hetu),
    (lazily(r"(?<!\d)\d{6}-\d{4}(?![-.]?\d)"), _date),  # Danish: no check digit since 2007
    (lazily(r"\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b", re.I), _it_codice_fiscale),
    (lazily(r"\b[12] ?\d\d ?\d\d ?2[AB] ?\d{3} ?\d{3} ?\d\d\b"), _fr_corsica),
]
