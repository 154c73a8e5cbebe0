"""Is ``Word:`` at the beginning of a line a speaker? Decided on the evidence of the whole file."""

from collections import Counter
from collections.abc import Collection, Iterable

from otherside.domain.patterns import lazily
from otherside.importers.label_reading import (
    ELISION,
    EMAIL,
    SEPARATORS,
    TRAILING_BRACKET,
    has_role,
    is_device,
    is_numbered,
    is_phone,
    is_room,
    is_unknown,
    one_line,
    read_label,
)
from otherside.importers.name_words import COMMON_WORDS, CONTACT_VERBS, NOT_SPEAKERS, PARTICLES, ROLE_SPEAKERS
from otherside.importers.places import is_place

_MAX_LABEL = 90
_WHOEVER_WRITES = frozenset("i we me us ich wir moi nous ik wij".split())
_NUMERALS = frozenset(["II", "III", "IV", "ii", "iii", "A", "B", "U"])
_MAX_WORDS = 6
_EMPHASIS = lazily(r"^(?:\*{1,3}|_{1,3})")
_ABBREVIATIONS = frozenset(("mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "jr.", "sr.", "fr.", "hr.", "ing.", "mag."))
_WORD = lazily(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")


def split_label(text: str) -> tuple[str, str] | None:
    """Takes a *possible* speaker label off the start of a paragraph or cue.

    Looks only at the form: ``Label: text``, ``**Label:** text``, ``[Label]: text``, ``**Label** : text``.
    Whether the label is a speaker is for ``speaker_labels`` to say. Times in brackets (``Name (0:32):
    text``) stay in the label.

    Returns:
        Label (without colon and emphasis) and the text after it, or ``None`` when there can be no label.
    """
    start = len(text) - len(text.lstrip())
    window = text[start : start + _MAX_LABEL]
    emphasis = _EMPHASIS.match(window)
    mark = emphasis.group() if emphasis else ""
    colon = _label_colon(window)
    if colon < 0:
        return None
    label, rest = window[len(mark) : colon].strip(), text[start + colon + 1 :]
    if mark:
        if label.endswith(mark):
            label = label[: -len(mark)].rstrip()
        elif rest.startswith(mark):
            rest = rest[len(mark) :]
        elif mark in label:
            label = label.replace(mark, "", 1)
        else:
            return None  # the emphasis goes on into the sentence: an emphasised remark, not a label
    if not _could_be_label(label):
        return None
    return one_line(label), rest.strip()


def _label_colon(window: str) -> int:
    """Place of the colon that ends a label: outside brackets, before white space, emphasis or the end."""
    depth = 0
    for place, char in enumerate(window):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "\n":
            return -1
        elif char == "：" and depth <= 0:
            return place
        elif char == ":" and depth <= 0:
            after = window[place + 1 : place + 2]
            if not after or after.isspace() or after in "*_":
                return place
            if after in "/:" or after.isdigit():
                return -1
    return -1


def _could_be_label(label: str) -> bool:
    bare = (TRAILING_BRACKET.sub("", label) or label).strip(" []")
    if not bare or len(bare.split()) > _MAX_WORDS + 4 * bare.count(",") or not any(c.isalnum() for c in bare):
        return False
    if any(c in '!?"“”„«»<>{}=;…' for c in bare) or bare[:1] in "-#>/\\":
        return False
    if bare[0] == "+" and not is_phone(bare):
        return False
    # A full stop inside is a sentence end, unless it closes an initial or a title ("Dr. J. Rao", "St. John").
    words = bare.split(" ")
    return not any(_ends_sentence(w) for w in words[:-1]) and not words[-1].endswith("..")


def _ends_sentence(word: str) -> bool:
    return word.endswith(".") and len(word) > 2 and word.lower() not in _ABBREVIATIONS


def looks_like_person(label: str) -> bool:
    """Whether the label alone reads as a full name: two to five capitalised words, none an ordinary one."""
    bare = _bare(label)
    words = bare.split(" ")
    if not 2 <= len(words) <= 5 or bare.lower() in NOT_SPEAKERS or words[0].lower() in CONTACT_VERBS:
        return False
    return (
        _is_capital(words[-1])
        and not is_place(bare)
        and all(
            w.lower() in PARTICLES or (_is_capital(w) and w.strip(".,'").lower() not in COMMON_WORDS) for w in words
        )
    )


def _is_capital(word: str) -> bool:
    """Whether a word is written as a name's: with a capital, be it behind an elision ("d'Arcy")."""
    word = ELISION.sub("", word.lstrip("('’\""))
    return word[:1].isalpha() and not word[:1].islower()


def _bare(label: str) -> str:
    """The label without brackets, role after a comma and separators: what would be the name."""
    text = label.strip("[]* ")
    while match := TRAILING_BRACKET.search(text, max(0, len(text) - 210)):
        text = text[: match.start()]
    text = SEPARATORS.split(text, maxsplit=1)[0]
    head, comma, tail = text.partition(",")
    if comma and " " not in head.strip() and not has_role(tail):
        return one_line(f"{tail} {head}")
    return one_line(head)


def is_never_speaker(label: str) -> bool:
    """Whether the label is a heading, mail header, turn of phrase or street, whatever the rest of the file says."""
    name = _bare(label)
    bare = name.lower()
    return bare in NOT_SPEAKERS or (bare.endswith("ly") and bare in COMMON_WORDS) or is_place(name)


def speaker_labels(paragraphs: Iterable[str], known: Collection[str] = ()) -> frozenset[str]:
    """Decides for a whole file which ``Word:`` beginnings are speakers.

    A label is a speaker if it is listed among the participants, is a recorder's label ("Speaker 1"), looks
    like a person's full name, or recurs without being an ordinary word. A one-word label that occurs once
    ("Yuki: Yes.") is a speaker only if most paragraphs are labelled and the word is nowhere an ordinary
    word in this file; "Honestly: I'm not sure" and "Note: …" are not speakers.

    Args:
        paragraphs: cues, lines or paragraphs, in the units in which a speaker is named.
        known: names of participants that the source lists.

    Among others a telephone number is one, a device and a room where much is labelled. Where nearly everything is, any
    title-case label is a speaker, and a name without a capital ("dana"), unless the word is an ordinary one.

    Returns:
        The labels exactly as ``split_label`` returns them.
    """
    counts: Counter[str] = Counter()
    total, corpus, size = 0, [], 0
    for paragraph in paragraphs:
        if not paragraph.strip():
            continue
        total += 1
        hit = split_label(paragraph)
        if hit:
            counts[hit[0]] += 1
        if size < 1_000_000:
            piece = (hit[1] if hit else paragraph)[: 1_000_000 - size]
            corpus.append(piece)
            size += len(piece)
    listed = _known_forms(known)
    sure = {label for label in counts if _is_sure(label, listed)}
    words = set(_WORD.findall(" ".join(corpus))) if len(sure) < len(counts) else set()
    open_labels = [(label, n) for label, n in counts.items() if label not in sure and n >= 2]
    accepted = sure | {label for label, n in open_labels if _may_recur(label, n, total, words)}
    covered = sum(counts[label] for label in accepted)
    single = {label for label in counts if label not in accepted and _may_be_single(label, words)}
    if 2 * (covered + len(single)) >= total and (covered or len(single) >= 2):
        accepted |= single
    accepted |= _unusual(counts, accepted, total, words)
    accepted |= _of_whoever_writes(counts, accepted, total)
    if 5 * sum(counts[label] for label in accepted) >= 4 * total:
        accepted |= {label for label in counts if _is_title_case(label)}
    return frozenset(accepted)


def _of_whoever_writes(counts: Counter[str], accepted: Collection[str], total: int) -> set[str]:
    """The labels by which whoever writes a talk down means themselves: among others where most is labelled, and no numeral."""
    found = {label for label in counts if label.lower() in _WHOEVER_WRITES}
    if not accepted or not _NUMERALS.isdisjoint(counts) or sum(counts[label] for label in found) < 2:
        return set()
    labelled = sum(counts[label] for label in {*accepted, *found})
    return found if 5 * labelled >= 3 * total else set()


def _unusual(counts: Counter[str], accepted: Collection[str], total: int, words: set[str]) -> set[str]:
    """Telephone numbers, devices, rooms and names without a capital that stand where others' names do.

    Nobody begins a sentence with a number that long and a colon. Of a device somebody may speak, and of a room or with any
    word more often: the less of the file's ``total`` lines is labelled, the likelier.
    """
    lines = {label for label in counts if is_phone(label)}
    places = {label for label in counts if is_device(label)}
    others = {label for label in counts if is_room(label) or _may_lack_capital(label, counts[label], words)}
    known = sum(counts[label] for label in accepted)
    if not known and len(lines) < 2:
        return set()
    labelled = sum(counts[label] for label in {*accepted, *lines, *places, *others})
    found = lines
    if 5 * labelled >= 2 * total:
        found |= places
    if known > 1 and 5 * labelled >= 4 * total:
        found |= others
    return found


def _may_lack_capital(label: str, count: int, words: set[str]) -> bool:
    bare = _bare(label)
    parts = bare.split(" ")
    if is_never_speaker(label) or len(parts) > (2 if count > 1 else 1) or not all(p.isalpha() for p in parts):
        return False
    return bare.islower() and all(p not in COMMON_WORDS and p not in words and not _is_derived(p) for p in parts)


def _is_derived(word: str) -> bool:
    """Whether a word has the ending of one that is no name."""
    return word.endswith(("ing", "tion", "ment", "ness", "ively", "ally"))


def _is_title_case(label: str) -> bool:
    """A name of several capitalised words, be it of a room ("Conference Room B")."""
    words = _bare(label).split(" ")
    return len(words) > 1 and not is_never_speaker(label) and all(_is_capital(w) or w.isdigit() for w in words)


def _known_forms(known: Collection[str]) -> set[str]:
    """Full names and first names of listed participants, lower case."""
    forms = set()
    for entry in known:
        participant = read_label(entry)
        if participant:
            name = participant.name.lower()
            forms |= {name, name.split(" ")[0], one_line(entry).lower()}
    return forms - COMMON_WORDS


def _is_sure(label: str, listed: set[str]) -> bool:
    bare = _bare(label).lower()
    if bare in listed or label.lower() in listed:
        return True
    if is_never_speaker(label):
        return False
    return is_numbered(label) or is_numbered(_bare(label)) or is_unknown(label) or looks_like_person(label)


def _may_recur(label: str, count: int, total: int, words: set[str]) -> bool:
    bare = _bare(label)
    lower = bare.lower()
    if lower in ROLE_SPEAKERS:
        return True
    if is_never_speaker(label):
        return False
    parts = bare.split(" ")
    if EMAIL.fullmatch(bare) or is_phone(bare):
        return True
    if not all(_is_capital(p) or p.lower() in PARTICLES for p in parts):
        # "dana: hello", a chat's nickname: one word that carries a good part of the file
        return len(parts) == 1 and lower not in COMMON_WORDS and count >= 3 and 8 * count >= total
    ordinary = any(p.lower().strip(".") in COMMON_WORDS for p in parts)
    if len(parts) == 1 and lower in words and bare not in words:
        ordinary = True
    return not ordinary or (count >= 3 and 8 * count >= total)


def _may_be_single(label: str, words: set[str]) -> bool:
    bare = _bare(label)
    lower = bare.lower()
    if lower in ROLE_SPEAKERS or EMAIL.fullmatch(bare):
        return True
    if is_never_speaker(label) or " " in bare or not _is_capital(bare) or lower in COMMON_WORDS:
        return False
    if lower in words:  # the file uses it as an ordinary word
        return False
    return not _is_derived(lower)
