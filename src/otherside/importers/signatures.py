"""Signatures and disclaimers: cut off the end of a mail, and read for role, organisation and phone.

A signature is what follows ``-- ``, or the block of short lines at the end that begins with the sender's
name or a closing formula. Without either nothing is cut: a missed signature costs little, a lost sentence
of the buyer a lot.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain.patterns import lazily
from otherside.importers.name_words import FUNCTION_WORDS, ROLE_WORDS
from otherside.importers.names import one_line, split_role
from otherside.importers.office_words import OFFICE_WORDS

_MAX_LINES = 16
_MAX_LINE = 90
_DELIMITER = lazily(r"--\s?|__{2,}|—|-{20,}|_{20,}")
_CLOSING = lazily(
    r"(?:(?:kind|best|warm|warmest|many|with best|with kind|kindest)\s)?(?:regards|wishes|thanks)(?: and regards)?"
    r"|best|cheers|sincerely(?: yours)?|yours(?: sincerely| truly| faithfully)?|respectfully|cordially|thx|tia"
    r"|thanks(?: again| so much| a lot| in advance| and (?:kind |best )?regards)?"
    r"|thank you(?: again| very much| so much)?"
    r"|thank-you|all the best|talk soon|take care|(?:happy )?holidays|mit freundlichen grüßen|viele grüße|beste grüße"
    r"|mfg|lg|cordialement|bien cordialement|saludos|un saludo|cordiali saluti|sent from my .{2,30}",
    re.IGNORECASE,
)
_PHONE = lazily(r"(?<![\w/])(?:\+|#\s?)?[(\d][\d ()./–-]{5,22}\d(?!\w)")
_PHONE_LABEL = lazily(
    r"^\W{0,3}(?:t|m|p|c|f|o|d|tel|tele|phone|ph|mobile|mob|cell|cellular|fax|office|work|desk|direct|direct dial"
    r"|telefon|mobil)\b\W",
    re.IGNORECASE,
)
_FAX = lazily(r"(?:^\W{0,3}f(?:ax)?\b)|\bfax\b", re.IGNORECASE)
_LINK = lazily(r"(?:https?://|www\.)\S+|[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\.\w{2,24}", re.IGNORECASE)
_ADDRESS = lazily(
    r"\b\d{1,6}\s.{0,60}\b(?:street|st|avenue|ave|road|rd|lane|ln|parkway|pkwy|blvd|boulevard|drive|floor|suite|ste|way"
    r"|square|platz|straße|strasse)\b|\b[A-Z]{2}\s+\d{5}\b|\b\d{4,5}\s+[A-Z][a-z]+|,\s?[A-Z]{2}\b|\bfloor\b|\bsuite\b",
    re.IGNORECASE,
)
_COMPANY = lazily(
    r"\b(?:inc|corp|corporation|company|co|ltd|limited|llc|llp|plc|gmbh|ag|kg|se|sa|s\.a|srl|bv|b\.v|nv|oy|ab|as|group"
    r"|holdings?|technologies|solutions|systems|software|labs|university|institute|bank|foundation)\b\.?",
    re.IGNORECASE,
)
_DISCLAIMER = lazily(
    r"\s*[*_#=\s-]{0,40}(?:confidentiality notice|disclaimer|legal notice|important notice"
    r"|this (?:e-?mail|message|communication|transmission)[^.\n]{0,120}(?:confidential|intended|meant|privileged|property|delete)"
    r"|(?:the )?(?:information|contents?) (?:contained |given )?(?:in|of) this (?:e-?mail|message|communication)"
    r"|if you (?:are not|have received) (?:the intended|this (?:e-?mail|message))"
    r"|please consider the environment"
    r"|diese (?:e-?mail|nachricht) (?:kann|enthält|ist (?:streng )?vertraulich)|ce message (?:et|est)|click here to unsubscribe"
    r"|to unsubscribe)",
    re.IGNORECASE,
)
#: What the law has a firm write below; where it is short, it may be a line of the signature.
_REGISTERED = lazily(
    r"\W{0,4}(?:registered (?:office|address|in|company|no\b|number)|(?:authori[sz]ed|regulated|supervised)\b.{0,40} by\b"
    r"|[^.\n]{2,90} (?:is|are) (?:authori[sz]ed|regulated|supervised|registered|a company registered)\b.{0,40} (?:by|in|with|under)\b)",
    re.IGNORECASE,
)

#: What asks not to print is no words of whoever writes, wherever below the closing it stands.
_FOOTER = lazily(
    r"\b(?:before|think about|need to|have to) (?:you )?(?:decide to )?print(?:ing)?\b.{0,20}\b(?:e-?mail|mail|message)\b"
    r"|\bthink before (?:you )?print|\b(?:bevor|ob) .{0,30}\bausdrucken\b|\bavant d['’]imprimer\b"
    r"|^\W{0,4}sent from my .{2,30}$|^\W{0,4}(?:get outlook for|von meinem .{2,30} gesendet)",
    re.IGNORECASE,
)
#: Words of somebody who speaks for themselves, which no slogan has.
_SOMEBODY = lazily(
    r"\b(?:I|I['’]\w{1,2}|me|my|please|you (?:can|could|may|will)|ps|p\.s)\b|[?:]$|[.!?]\s+\w", re.IGNORECASE
)
#: Right below a name: what somebody is of something that has a name, "skipper of the Mary Ann".
_OF_A_NAME = lazily(
    r"(?!(?:on|in|out|at|from|because|instead|one|care|behalf|part)\b)[^\W\d_]{4,}(?: [^\W\d_]{3,})? "
    r"(?:of|de|del|della|du|von|van)(?: (?:the|la|el|los|las|le|les|der|den|het))? [^\W\d_a-z][\w’'-]*(?: [\w’'-]+){0,4}"
)
#: Where somebody sits, in front of the firm: "The Old Yard, Marle Abbey".
_PLACE = lazily(
    r"\b(?:house|yard|office|building|campus|court|hall|park|wharf|quay|site|works|works?shop|department|dept|team|school|"
    r"faculty|unit|division|street|road|lane|square|centre|center)\b",
    re.IGNORECASE,
)
#: The degrees behind a name: "FCA", "MRICS".
_DEGREES = lazily(r"(?<![ ,])(?:[ ,]{1,3}[A-Z]{2,6}){1,5}$")
#: What stands in quotation marks below a name is a motto, and neither an office nor a firm.
_MOTTO = lazily(r"\W*[\"“”„«»‘‚]\s?\w[^\"”“»’]*\s\S")
_POSTSCRIPT = lazily(r"p\.?\s?p?\.?\s?s\.?(?:[:,.–-]|\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signed:
    """A mail's text without its signature, and what the signature states."""

    text: str
    role: str | None = None
    organisation: str | None = None
    phone: str | None = None
    signature: str = ""


def cut_signature(text: str, name: str | None = None, email: str | None = None) -> Signed:
    """Takes disclaimer and signature off the end of somebody's words.

    Args:
        text: new words of one author.
        name: the author, where known: their name on a line of its own begins the signature.
        email: their address; a company line is recognised by its domain.
    """
    lines, after = _postscript(_without_disclaimer(text.rstrip().split("\n"), _name_forms(name)), name)
    start = _signature_start(lines, name)
    if start is None:
        return Signed("\n".join([*lines, *after]).strip())
    block = [line.strip() for line in lines[start:] if line.strip()]
    rest = "\n\n".join(filter(None, ("\n".join(part).strip() for part in (lines[:start], after))))
    role, organisation, phone = _read(block, name, email)
    return Signed(rest, role, organisation, phone, "\n".join(block))


def _without_disclaimer(lines: list[str], known: set[str]) -> list[str]:
    first = max(0, len(lines) - 40)
    for n in range(first, len(lines)):
        if n and not (_may_end_above(lines[n - 1], known) or _is_below_a_name(lines[:n], known)):
            continue  # a disclaimer is a paragraph of its own, or stands right below a signature
        line = lines[n][:300]
        registered = not _is_short(lines[n]) and _REGISTERED.match(line)
        if _DISCLAIMER.match(line) or (registered and _is_below_a_name([m for m in lines[:n] if m.strip()], known)):
            kept = lines[:n]
            while kept and re.fullmatch(r"[\s\-_*=]{0,200}", kept[-1]):
                kept.pop()
            return kept
    while len(lines) > 1 and (not lines[-1].strip() or _FOOTER.search(lines[-1])):
        lines.pop()
    return lines


def _may_end_above(line: str, known: set[str]) -> bool:
    """Whether what follows the line may be a paragraph of its own: it is blank, a rule, or a line of a signature."""
    line = line.strip()
    if not line or re.fullmatch(r"[-_*=]{3,200}", line) or _is_name_line(line, known):
        return True
    if not _is_short(line) or _SOMEBODY.search(line):
        return False
    return bool(
        _CLOSING.fullmatch(line.rstrip(" ,.!-–"))
        or _PHONE.search(line)
        or _LINK.search(line)
        or _COMPANY.search(line)
        or _is_role(line)
    )


def _is_below_a_name(lines: Sequence[str], known: set[str]) -> bool:
    """Whether lines end with a few short ones, the first of them the author's name or a closing formula."""
    for above in reversed(lines[-6:]):
        line = above.strip()
        if not line or not _is_short(line):
            return False
        if _is_name_line(line, known) or _CLOSING.fullmatch(line.rstrip(" ,.!-–")):
            return True
    return False


def _postscript(lines: list[str], name: str | None) -> tuple[list[str], list[str]]:
    """The mail and what is written below its signature, ``P.S. …``, which is the author's words."""
    known = _name_forms(name)
    for n in range(len(lines) - 1, max(-1, len(lines) - _MAX_LINES), -1):
        line = lines[n].strip()
        if _is_name_line(line, known) or _CLOSING.fullmatch(line.rstrip(" ,.!-–")):
            break
        if _POSTSCRIPT.match(line):
            return lines[:n], lines[n:]
    return lines, []


def _signature_start(lines: list[str], name: str | None) -> int | None:
    """Index of the signature's first line, or ``None``."""
    filled = [n for n, line in enumerate(lines) if line.strip()]
    tail = filled[-_MAX_LINES:]
    known = _name_forms(name)
    for n in tail:
        if (
            _DELIMITER.fullmatch(lines[n].strip())
            and n != filled[0]
            and all(_may_sign(lines, m) for m in tail if m > n)
        ):
            return _with_closing(lines, n, known)
    best = None
    for n in reversed(tail):
        line = lines[n].strip()
        if not _may_sign(lines, n):
            break
        if _is_name_line(line, known) or _CLOSING.fullmatch(line.rstrip(" ,.!-–")):
            best = n
    if best is None:
        return None
    if best == filled[0] and not _says_who(lines, best):
        return None  # the whole mail is one line that happens to be a name
    return _with_closing(lines, best, known)


def _with_closing(lines: list[str], start: int, known: set[str]) -> int:
    """Takes a closing formula and a first name above the signature along."""
    while True:
        above = next((n for n in range(start - 1, max(-1, start - 4), -1) if lines[n].strip()), None)
        if above is None:
            return start
        line = lines[above].strip()
        if not _CLOSING.fullmatch(line.rstrip(" ,.!-–")) and not (above and _is_name_line(line, known)):
            return start
        start = above


def _may_sign(lines: list[str], place: int) -> bool:
    """Whether a line may be part of a signature: short, a footer, or a slogan right below what tells role or firm."""
    line = lines[place].strip()
    if _is_short(line) or _FOOTER.search(line):
        return True
    if len(line) > 140 or len(line.split()) > 20 or _SOMEBODY.search(line):
        return False
    for above in reversed(lines[max(0, place - 5) : place]):
        if not _is_short(above) or not above.strip():
            return False
        if _PHONE.search(above) or _LINK.search(above) or _COMPANY.search(above) or _is_role(above.strip()):
            return True
    return False


def _is_short(line: str) -> bool:
    line = line.strip()
    if len(line) > _MAX_LINE or line.endswith("?"):
        return False
    words = line.split()
    return not (len(words) > 7 and line.endswith((".", "!", ":", ";"))) and len(words) <= 14


def _name_forms(name: str | None) -> set[str]:
    if not name or "@" in name:
        return set()
    words = re.sub(r"[^\w\s'-]", " ", name.lower()).split()
    if not words:
        return set()
    forms = {" ".join(words), words[0], "".join(w[0] for w in words)}
    if len(words) > 1:
        forms |= {f"{words[0]} {words[-1]}", "".join((words[0][0], words[-1][0])), f"{words[0]} {words[-1][0]}"}
    return forms


def _is_name_line(line: str, known: set[str]) -> bool:
    bare = re.split(r"\s[|–—-]\s|,|\s?\|", line.lstrip("-–—=~*_ ").rstrip("-–—=~*_ "), maxsplit=1)[0]
    return _is_name(bare, known) or _is_name(_DEGREES.sub("", bare), known)


def _is_name(bare: str, known: set[str]) -> bool:
    words = re.sub(r"[^\w\s'-]", " ", bare.lower()).split()
    if not words or len(words) > 5:
        return False
    if " ".join(words) in known:
        return True
    full = [f.split() for f in known if " " in f]  # middle names and initials: "Jennifer Stewart Medcalf"
    return len(words) > 2 and any(words[0] == f[0] and words[-1] == f[-1] for f in full)


def _says_who(lines: list[str], start: int) -> bool:
    return any(_PHONE.search(line) or _LINK.search(line) for line in lines[start : start + _MAX_LINES])


def _read(block: list[str], name: str | None, email: str | None) -> tuple[str | None, str | None, str | None]:
    """Role, organisation and phone in the lines of a signature."""
    known = _name_forms(name)
    domain = _domain_label(email)
    role = organisation = phone = None
    candidates: list[str] = []
    below = False
    for line in block:
        named, below = below, _is_name_line(line, known)
        if _MOTTO.match(line):
            continue
        number = _PHONE.search(line)
        if number and not _FAX.search(line[: number.start()] + line[number.end() :]) and phone is None:
            phone = number.group().strip(" #.")
        if number or _PHONE_LABEL.match(line) or _LINK.fullmatch(line.strip("<> ")) or _FOOTER.search(line):
            continue
        pieces = [p.strip(" ,") for p in re.split(r"\s[|–—•·-]\s|\s?[|•·]\s?", line)]
        for piece in pieces:
            if _is_name_line(piece, known):
                piece = piece.partition(",")[2].strip()
            if not piece or _CLOSING.fullmatch(piece.rstrip(" ,.!")) or _ADDRESS.search(piece):
                continue
            bare = _LINK.sub("", piece).strip(" ,|-")
            if not bare or len(bare) > 80 or len(bare.split()) > 10:
                continue
            if role is None and _is_role(bare):
                stated, firm = _role_and_firm(bare, domain)
                role, organisation = one_line(stated), organisation or firm
            elif role is None and named and _is_office(bare, domain):
                # The form alone is sure enough for what they are, not for the firm.
                role = one_line(bare.rpartition(",")[0] or bare)
            else:
                candidates.append(bare)
    if organisation is None:
        organisation = _organisation(candidates, domain)
    return role, _without_address(organisation), phone


def _without_address(organisation: str | None) -> str | None:
    """The firm of "Globex Freight, Quay House, Aldermouth"; "Globex, Inc." stays."""
    if not organisation:
        return organisation
    return re.split(r",(?!\s?(?:inc|ltd|llc|llp|plc|gmbh|co|corp|sa|ag)\b)", organisation, maxsplit=1, flags=re.I)[0]


def _role_and_firm(text: str, domain: str) -> tuple[str, str | None]:
    """``Director at Globex`` and ``Analyst, Globex Corp`` taken apart; a department stays with the role."""
    head, comma, tail = text.rpartition(",")
    if comma and (_COMPANY.search(tail) or (domain and _squeezed(tail).startswith(domain))):
        return head.strip(), tail.strip()
    if comma and _is_firm(tail, domain):
        # "Bodega Peña Alta" of penaalta.example: their house, by a name that other people of it may not use.
        return head.strip(), None
    if re.search(r"\s(?:at|@)\s", text):
        role, firm = split_role(text)
        return role or text, firm
    return text, None


def _is_office(text: str, domain: str) -> bool:
    """Whether the line right below a name is what they are, by its form: "Receiver, Marle Abbey", "skipper of the Mary Ann"."""
    if text[:1].islower():
        return bool(_OF_A_NAME.fullmatch(text))
    head, comma, tail = text.rpartition(",")
    if not comma or not _is_firm(tail, domain) or _is_firm(head, domain) or _COMPANY.search(head):
        return False
    return len(head.split()) <= 5 and not re.search(r"[\d,]", head) and not _PLACE.search(head)


def _is_firm(text: str, domain: str) -> bool:
    """Whether the firm of a mail domain is named: whole at the beginning, or behind what kind of house it is."""
    squeezed = _squeezed(text)
    return bool(domain) and (squeezed.startswith(domain) or (len(domain) > 4 and squeezed.endswith(domain)))


def _is_role(text: str) -> bool:
    if text[:1].islower() or (text.endswith((".", "!")) and len(text.split()) > 4):
        return False
    words = [w.strip(".,&/()").lower() for w in text.split()]
    return any(w in ROLE_WORDS or w in OFFICE_WORDS for w in words) and not _COMPANY.search(text.split(",")[0])


def _organisation(candidates: list[str], domain: str) -> str | None:
    if domain:
        for line in candidates:
            if _squeezed(line).startswith(domain) or domain in {w.lower() for w in line.split()}:
                return line
    named = [line for line in candidates if _COMPANY.search(line) and not line[:1].islower()]
    if named:
        return named[0]
    free = [
        line
        for line in candidates
        if line[:1].isupper() and not all(w.strip(",&").lower() in FUNCTION_WORDS for w in line.split())
    ]
    return free[0] if len(free) == 1 and len(free[0].split()) <= 4 and not domain else None


def _domain_label(email: str | None) -> str:
    host = (email or "").rpartition("@")[2]
    labels = [x for x in host.split(".")[:-1] if x not in {"co", "com", "mail"}]
    label = re.sub(r"[^a-z0-9]", "", labels[-1].lower()) if labels else ""
    return (
        label
        if len(label) > 2 and label not in {"gmail", "googlemail", "outlook", "hotmail", "yahoo", "icloud", "gmx"}
        else ""
    )


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", text).lower())
