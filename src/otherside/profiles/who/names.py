"""Comparing names of people and organisations as different sources write them."""

from __future__ import annotations

import re
import unicodedata

from otherside.domain.patterns import lazily

_TITLES = frozenset(
    "mr mrs ms miss dr prof sir herr frau hr fr mme mlle m monsieur madame sr sra srta senor senora signor signora sig dhr mw "
    "mevrouw meneer".split()
)
_COMPANY = {
    "inc", "incorporated", "ltd", "limited", "llc", "llp", "gmbh", "ag", "sa", "sarl", "bv", "nv", "plc", "corp",
    "corporation", "co", "company", "group", "holding", "holdings", "kg", "oy", "ab", "as", "pty", "srl", "spa", "the",
}  # fmt: skip
#: Legal forms, each under one spelling.
_LEGAL_FORMS = {
    **{form: form for form in "inc ltd llc llp gmbh ag sa sarl bv nv plc corp kg oy ab pty srl spa".split()},
    "incorporated": "inc",
    "limited": "ltd",
    "corporation": "corp",
}
_INITIALS = lazily(r"\b(?:[^\W\d_]\.){2,}")
_LABEL = lazily(
    r"^(?:(?:speaker|participant|guest|caller|user|person|unknown|spk|s|voice)[ _-]*\d*"
    r"|(?:respondent|interviewee)(?: (?:[a-z]{0,3}[_-]?)?\d{1,6})?)$",
    re.I,
)
#: A telephone, a device or a room by which a recorder names whom it does not know.
_JOINED_BY = lazily(
    r"^(?:\+?[\d(][\d ()*.x/-]{5,22}"
    r"|(?:.{1,40}['’]s? )?(?:i(?:phone|pad|pod)|macbook|chromebook|android|smartphone|galaxy (?=\S*\d)|pixel (?=\d)).{0,30}"
    r"|.{0,40}\broom(?: (?:[a-z]|\S*\d\S*))?|(?:raum|salle|sala) \S*\d\S*)$",
    re.I,
)
_OTHER = lazily(r"[^\w]+")
#: Small words of a name that begin with no capital.
_PARTICLES = frozenset("de da do dos del della di du van von der den ten ter la le el al bin ibn y e zu".split())
#: Surnames that are first names just as often: alone they tell of nobody who bears them last.
_ALSO_FIRST = frozenset(
    "adam alan albert alexander alfred andrew anthony antonio arnold arthur barry bernard bernd bruno carl carol charles "
    "christian claude craig daniel david dean dennis dominik douglas duncan edmond edward elias ellis emanuel ernst felix "
    "francis francisco frank franz fred frederick friedrich gary gerald gerard gilbert glen gordon graham grant gregory "
    "guy harvey heinrich henri henry herbert hermann howard hugh isaac ivan jack jacob jakob james jan jean joel john "
    "johannes jordan joseph julian karl keith kelly kim konrad kurt lambert laurence laurent lawrence lee leon leonard "
    "leslie lewis lloyd logan lorenz louis lucas ludwig marc marco mark marshall martin matthew maurice max michael "
    "michel mitchell mohamed morgan morris neil nelson nicholas noel norman oliver oscar otto owen patrick paul peter "
    "philip pierre ralph raymond reed riley robert roberto robin rodney roger roland roman ross roy russell ruth ryan sam "
    "samuel santiago scott sebastian simon stanley stefan stephen stewart stuart sydney taylor terry theodor thomas tom "
    "tyler ulrich victor vincent wallace walter warren wayne werner wilhelm william wolf".split()
)
_BEGINS = lazily(r"(?:^|(?<=-)|(?<=^[a-z]['’]))[^\W\d_]")
#: Behind a name in a list of who was there: whether they were, which is no role.
_AWAY = (
    r"no|not (?:there|here|present|attending)|excused|absent|away|apolog(?:y|ies|ised|ized)|regrets|declined|cancelled|canceled|"
    r"no[- ]show|sick|ill|on (?:leave|holiday|vacation)|entschuldigt|abwesend|ausente|excusado|excusada|absente?|excusée?|afwezig"
)
_THERE = (
    r"yes|maybe|perhaps|tbc|tbd|n/?a|accepted|tentative|present|attending|remote|online|late|optional|required|"
    r"on the phone|by (?:phone|video)"
)
_ABSENT = lazily(rf"(?:{_AWAY})(?:[ ,;/–-]+(?:{_AWAY}|{_THERE}))*\W*", re.IGNORECASE)
_ATTENDS = lazily(rf"(?:{_AWAY}|{_THERE})(?:[ ,;/–-]+(?:{_AWAY}|{_THERE}))*\W*", re.IGNORECASE)
#: The same behind a role: "Head of Stores (apologies)".
_BESIDE = lazily(r"\s*\(([^()]*)\)$")
#: How a recorder, or who takes notes, names themselves; "You" is a recorder's word for whoever records.
OURSELVES = frozenset("me you i myself self us we ourselves ich wir uns moi nous ik wij".split())
#: Initials as a label, and those that are a department, a role or a country as well.
_INITIALS_ALONE = lazily(r"[^\W\d_a-zß-ÿ](?:[. ]{0,2}[^\W\d_a-zß-ÿ]){1,3}\.?")
_NO_INITIALS = frozenset(
    "it hr pr qa pm ae am ai vp md cs it uk us eu rd bd ceo cfo cto coo cio cmo sdr crm erp ok na tv".split()
)

#: Mail providers whose domain says nothing about the employer.
FREE_MAIL: frozenset[str] = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com yahoo.co.uk icloud.com me.com aol.com "
    "gmx.de gmx.net web.de proton.me protonmail.com fastmail.com mail.com msn.com t-online.de orange.fr free.fr "
    "libero.it qq.com 163.com".split()
)


def plain(text: str) -> str:
    """Lower case without accents and punctuation, single spaces."""
    if text.isascii():
        return " ".join(_OTHER.sub(" ", text.lower()).split())
    decomposed = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_OTHER.sub(" ", letters.casefold()).split())


def person_key(name: str) -> tuple[str, ...]:
    """The words of a person's name in comparable form, without titles: ``("dana", "lee")``."""
    words = [w for w in plain(name).split() if w not in _TITLES]
    return tuple(words) or tuple(plain(name).split())


def organisation_key(name: str) -> str:
    """An organisation's name in comparable form, without its legal form: ``"globex"``."""
    words = [w for w in plain(name).split() if w not in _COMPANY]
    return "".join(words or plain(name).split())


def domain_key(domain: str) -> str:
    """The name part of a mail domain: ``"globex"`` of ``"mail.globex.co.uk"``."""
    parts = [p for p in domain.casefold().split(".") if p]
    if len(parts) < 2:
        return "".join(parts)
    # Two-part suffixes such as co.uk: the name stands before them.
    at = -3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in {"co", "com", "org", "ac", "gov"} else -2
    return plain(parts[at]).replace(" ", "")


def same_organisation(a: str, b: str) -> bool:
    """Whether two organisation keys mean the same: equal, or one is the beginning of the other."""
    if not a or not b:
        return False
    short, long = sorted((a, b), key=len)
    return short == long or (len(short) >= 4 and long.startswith(short))


def same_firm(a: str, b: str) -> bool:
    """Whether two names are one firm's for certain: only capitals, marks and a legal form that one leaves out are different.

    "Aster Ltd." and "ASTER Limited"; never "Aster" and "Aster Freight", nor "Aster Ltd" and "Aster GmbH".
    """
    (name, form), (other, its_form) = _legal(a), _legal(b)
    return bool(name) and name == other and (form == its_form or not form or not its_form)


def _legal(name: str) -> tuple[str, str]:
    """A firm's name in comparable form and the legal form behind it, which may be empty."""
    words = plain(_INITIALS.sub(lambda m: m.group().replace(".", ""), name)).split()
    form: list[str] = []
    while len(words) > 1 and (words[-1] in _LEGAL_FORMS or (form and words[-1] == "co")):
        last = words.pop()
        form.append(_LEGAL_FORMS.get(last, last))
    return " ".join(words), " ".join(form)


def is_label(name: str) -> bool:
    """Whether a speaker's name is only a recorder's label ("Speaker 1", "iPhone"), which names nobody."""
    return bool(_LABEL.match(name.strip()) or _JOINED_BY.match(name.strip()))


def is_ourselves(name: str) -> bool:
    """Whether a recorder, or who takes notes, means themselves by this name ("Me", "Us"); "US" is a country."""
    return plain(name) in OURSELVES and name.strip(" .") != "US"


def initials_in(name: str) -> str:
    """The initials that a label consists of, in lower case (``"DW"``, ``"D.W."``); empty where it is anything else."""
    bare = name.strip()
    if not _INITIALS_ALONE.fullmatch(bare):
        return ""
    letters = plain(bare).replace(" ", "")
    return "" if letters in _NO_INITIALS else letters


def initials_of(key: tuple[str, ...]) -> frozenset[str]:
    """By which initials somebody of this name goes: those of all words, and of the first and the last."""
    if len(key) < 2:
        return frozenset()
    return frozenset(
        {"".join(w[0] for w in key), key[0][0] + key[-1][0], "".join(w[0] for w in key if w not in _PARTICLES)}
    )


def role_stated(role: str | None) -> str | None:
    """A role without what tells only whether somebody was there ("excused", "Head of Stores (apologies)")."""
    bare = (role or "").strip()
    beside = _BESIDE.search(bare)
    if beside and _ATTENDS.fullmatch(beside[1]):
        bare = bare[: beside.start()]
    return None if not bare or _ATTENDS.fullmatch(bare) else bare


def was_there(name: str, role: str | None) -> bool:
    """Whether nothing beside a name in a list of participants says that they were not, or perhaps not ("Jo Brand?")."""
    bare = (role or "").strip()
    beside = _BESIDE.search(bare)
    return not name.rstrip().endswith("?") and not (
        _ABSENT.fullmatch(bare) or (beside and _ABSENT.fullmatch(beside[1]))
    )


def name_from_address(address: str) -> str:
    """A readable name of a mail address: ``"Dana Lee"`` of ``"dana.lee@globex.com"``."""
    words = [w for w in re.split(r"[._+-]+", address.split("@")[0]) if w and not w.isdigit()]
    return " ".join(w.capitalize() for w in words) or address


def is_cut_short(key: tuple[str, ...]) -> bool:
    """Whether a person's name leaves out more than middle names: a word alone, or an initial for first or last name."""
    return len(key) < 2 or len(key[0]) == 1 or len(key[-1]) == 1


def capitalised(name: str) -> str:
    """The name with capitals, if it is a person's by its form and has none (``"jean-luc de la cruz"``)."""
    if not name.islower() or "@" in name or not all(c.isalpha() or c in " -.'’" for c in name):
        return name
    return " ".join(w if w in _PARTICLES and n else _capital(w) for n, w in enumerate(name.split(" ")))


def _capital(word: str) -> str:
    return _BEGINS.sub(lambda m: m.group().upper(), word)


def may_be_same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name may be a shorter form of the other.

    "Dana" and "Dana Lee"; "Dana L." or "D. Lee" and "Dana Lee"; "Dana Maria Lee" and "Dana Lee"; never "Dana Lee" and "Dana
    Park".
    """
    if not a or not b:
        return False
    if a == b or sorted(a) == sorted(b):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return len(short[0]) > 1 and short[0] == long[0]
    if short[-1] != long[-1]:
        initial, word = sorted((short[-1], long[-1]), key=len)
        return len(initial) == 1 and word.startswith(initial) and short[0] == long[0] and len(short[0]) > 1
    return short[0] == long[0] or (1 in (len(short[0]), len(long[0])) and short[0][0] == long[0][0])


def may_leave_out(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one name may be another without its second surname, or without the first name.

    "Inés Vidal" and "Paz" of "Inés Vidal Paz", "van Dijk" of "Bram van Dijk"; never "Maria" of "Anna Maria Berg". Weaker
    than ``may_be_same_person``: it holds only where nobody else there fits.
    """
    if not short or len(short) >= len(long) or is_cut_short(long):
        return False
    if len(short) == 1:
        return len(short[0]) > 2 and short[0] == long[-1] and short[0] not in _ALSO_FIRST
    if short[0] in _PARTICLES:
        return long[-len(short) :] == short
    more = [word for word in long[len(short) :] if word not in _PARTICLES]
    return not is_cut_short(short) and short[-1] not in _PARTICLES and len(more) == 1 and long[: len(short)] == short
