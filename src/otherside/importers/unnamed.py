"""A quotation beside which nobody is named, in a note that has one client: whether it is that client's.

Timid, for a note quotes other things as well: what its author said or means to ask, a slogan, a turn of phrase, somebody
who came in. It is the client's only if it stands by itself as a sentence, is no question, and neither what stands around
it nor the heading or the list above it tells of the author's own words or of anybody else.
"""

import re
from collections.abc import Iterator, Sequence

from otherside.domain import Participant
from otherside.domain.patterns import lazily
from otherside.importers.blocks import plain
from otherside.importers.dialogue import Unit
from otherside.importers.name_words import COMMON_WORDS
from otherside.importers.names import looks_like_person
from otherside.importers.people_in_text import (
    ARROW,
    SOMEBODY,
    Mention,
    is_common_noun,
    mentions,
    subject_before,
    subject_of_tag,
    topics,
)
from otherside.importers.quotations import Quotation, quotations
from otherside.importers.when import MONTHS

_SENTENCES = lazily(r"(?<=[.!?…])[\"”’')\]]{0,2}\s+")
#: The author says, writes or reads something, before or after the quotation.
_WE_SAY = lazily(
    r"\b(?:I|we|ich|wir|je|nous)\b[^.!?]{0,60}\b(?:said|say|saying|told|tell|suggest\w*|offer\w*|answer\w*|repl\w+|wrote|write|read"
    r"|explain\w*|remind\w*|promis\w+|propos\w+|add\w*|quot\w+|gave|repeat\w*|thought|think|called?|sagte|schrieb|las|antwortete"
    r"|erklärte|dachte|dit|répondu|écrit|lu|pensé)\b|\b(?:my|our|mein\w*|unser\w*|mon|ma|notre)\s\w+",
    re.IGNORECASE,
)
#: A section of the author's own words.
_OUR_SECTION = lazily(
    r"\b(?:questions?|ask\w*|next|plans?|ideas?|thoughts?|think|homework|exercises?|drafts?|to-?dos?|actions?|method\w*"
    r"|hypothes[ie]s|reflections?|proposals?|offers?|fragen?|nächste\w*|ideen|gedanken|denke|entwurf|übung\w*|idées?)\b",
    re.IGNORECASE,
)
#: What leads into a list of the author's own words.
_OUR_LIST = lazily(
    rf"{_OUR_SECTION.pattern}|\b(?:I|we|me|us|could|should|would|try|say|tell|write|ich|wir|könnte|sagen)\b",
    re.IGNORECASE,
)
#: In shorthand the one whom it is about goes without saying: ``wants: "…"``; nobody writes so of themselves.
_SHORTHAND = lazily(
    r"\s*(?:(?:still|also|now|mainly|really|most|clearly|openly|secretly)\s)?(?:wants|needs|says|thinks|hopes|fears|worries|feels|likes"
    r"|hates|loves|dreads|prefers|expects|insists|admits|believes|doubts|sees|knows|wishes|minds|misses|values|asks for|meint|sagt"
    r"|findet|fürchtet|hofft|braucht|denkt|glaubt|wünscht|veut|pense|craint|espère|souhaite)(?:\s[a-zß-ÿ0-9'’,-]{1,16}){0,5}\s?:\s*"
)
_OURSELVES = lazily(r"\b(?:me|us|my|our|I|we|mir|uns|mich|moi|nous)\b")
#: Where or how one stands who says it, with a word that it is neither the author nor a thing: ``walking to the car, key in his hand:``.
_ON_THE_WAY = lazily(
    r"\W*(?:(?:then|later|while|already|still|just),? )?(?:walking|standing|leaving|sitting|driving|waiting|getting (?:up|in|out|into)"
    r"|on (?:the|his|her) way|at the door|in the doorway)\b[^.:;!?\"“”\n]*\b(?:his|her|he|she|him)\b[^.:;!?\"“”\n]*:\s*",
    re.IGNORECASE,
)
_HE, _SHE = (lazily(rf"\b(?:{words})\b", re.IGNORECASE) for words in ("he|his|him|himself", "she|her|hers|herself"))
#: What somebody does who is about to say something, before an arrow.
_GESTURE = (
    r"(?:laughs|laughed|laughing|grins|grinned|smiles|smiled|sighs|sighed|nods|nodded|shrugs|shrugged|frowns|frowned|snorts|snorted|winks"
    r"|winked|hesitates|hesitated|pauses|paused|blushes|blushed)"
)
#: Days and months cut short, which no ordinary words are; some are names as well.
_WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so xmas q1 q2 q3 q4".split())
_BEFORE_A_MONTH = frozenset(
    "in by from start starts starting until till til since early late mid end for of next this last ab im bis ende anfang mitte"
    " or and to".split()
)
_ACTS = lazily(
    r"\w+ed|\w{2,}s|came|went|got|took|left|sat|stood|kept|made|gave|put|ran|thought|knew|felt|again|and|had"
)
#: What stands so near, in characters, may tell whose words they are.
_NEAR = 600
_MANY = 20
_WORD = lazily(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def one_client(
    units: Sequence[Unit], labels: frozenset[str], listed: Sequence[Participant], author: str | None
) -> str | None:
    """The one person of theirs in a note, or ``None`` where there are none or several.

    Args:
        units: the note.
        labels: those of its labels that are people.
        listed: whom its header lists, without its author and without who is ours.
        author: of the note.
    """
    named = _named(units, labels)
    if listed:
        name = listed[0].name
        known = name.split(" ")[0].casefold() in {n.split(" ")[0].casefold() for n in named}
        return name if len(listed) == 1 and (known or looks_like_person(name)) else None
    named -= {author} if author else set()
    if len(named) > _MANY:
        return None
    full = {n for n in named if not any(m != n and m.casefold().startswith(f"{n.casefold()} ") for m in named)}
    return full.pop() if len(full) == 1 else None


def _named(units: Sequence[Unit], labels: frozenset[str]) -> set[str]:
    """Everybody whom the note names outside its quotations."""
    named = {Mention.of_label(unit.label).name for unit in units if unit.label and unit.label in labels}
    beside: set[str] = set()
    for unit in units:
        words = plain(unit.line.text)
        done = 0
        for quote in (*quotations(words), Quotation(len(words), len(words), "")):
            prose = words[done : quote.start]
            for sentence in _SENTENCES.split(prose):
                named |= {m.name for m in mentions(sentence)} | set(topics(sentence))
            if quote.inner:
                after = words[quote.end : quote.end + _NEAR]
                subjects = (subject_before(prose), subject_of_tag(after, quote.inner))
                beside |= {subject.mention.name for subject in subjects if subject.mention}
            done = quote.end
    text = "\n".join(plain(unit.line.text) for unit in units)
    # ``Rent: "…"`` names nobody; of many names it does not matter which are people.
    return named | {n for n in beside - named if len(beside) > _MANY or not is_common_noun(n, text)}


def before_an_arrow(clause: str, names: Sequence[str]) -> str | None:
    """Which one of some people laughs, nods or sighs right before an arrow that leads to a quotation (``Ada laughs -> "…"``)."""
    *before, last = ARROW.split(_last_sentence(clause))
    if not before or last.strip():
        return None
    who = re.fullmatch(rf"\W*(.+?)(?: \w+ly)? {_GESTURE}(?:,? \w+ly)?\W*", before[-1])
    found = [name for name in names if who and f"{name} ".startswith(f"{who[1]} ")]
    return found[0] if len(found) == 1 else None


def pronoun_on_the_way(clause: str) -> str:
    """``he`` or ``she`` of whom a clause tells where they stand as they say it, and nobody else; else ``""``."""
    if len(clause) > _NEAR or not _ON_THE_WAY.fullmatch(clause) or _OURSELVES.search(clause) or SOMEBODY.search(clause):
        return ""
    he, she = bool(_HE.search(clause)), bool(_SHE.search(clause))
    return "" if he == she else "he" if he else "she"


def may_be_theirs(
    clause: str, quote: Quotation, after: str, client: str, *, section: str, before: str, lead: str
) -> bool:
    """Whether a quotation beside which nobody is named is the client's.

    Args:
        clause: what stands before it in its paragraph, from the quotation before it on.
        quote: the quotation.
        after: what follows it in its paragraph, up to the next quotation.
        client: the one whom the note is about.
        section: the heading above it.
        before: the paragraph before it, if that is prose.
        lead: the line that leads into the list in which it stands; empty outside lists.
    """
    if not _is_sentence(clause, quote, after):
        return False
    if _OUR_SECTION.search(section) or (lead.rstrip().endswith(":") and _OUR_LIST.search(lead)):
        return False
    around = [_last_sentence(clause) or _last_sentence(before), _SENTENCES.split(after[:_NEAR].strip(), maxsplit=1)[0]]
    return not any(_WE_SAY.search(sentence) or _names_another(sentence, client) for sentence in around)


def _is_sentence(clause: str, quote: Quotation, after: str) -> bool:
    """Whether the quotation stands by itself, and as a statement."""
    words, rest = quote.inner.split(), after.strip(" \t\n.,;")
    if len(words) < 3 or quote.inner[0].islower() or "?" in quote.inner[-2:]:
        return False
    if pronoun_on_the_way(clause) and quote.inner[-1] in ".!…":
        return True
    ended = not clause.strip() or clause.rstrip()[-1] in ".!?…" or bool(_SHORTHAND.fullmatch(clause))
    if not ended and not _follows_an_arrow(clause):
        return False
    return not rest or (quote.inner[-1] in ".!…" and not rest[0].islower()) or after.lstrip().startswith(".")


def _follows_an_arrow(clause: str) -> bool:
    """Whether the quotation is what came of something that was asked or done (``asked about May -> "…"``)."""
    *before, last = ARROW.split(clause)
    return bool(before) and not last.strip()


def _last_sentence(text: str) -> str:
    return _SENTENCES.split(text[-_NEAR:].strip())[-1]


def _names_another(sentence: str, client: str) -> bool:
    """Whether somebody else than the client may be named: a word with a capital that no sentence's beginning explains."""
    own = {word.casefold() for word in client.split()}
    if _SHORTHAND.fullmatch(sentence) and _OURSELVES.search(sentence):
        return True
    return any(_ACTS.fullmatch(following) if first else True for word, following, first in _capitals(sentence, own))


def _capitals(sentence: str, own: set[str]) -> Iterator[tuple[str, str, bool]]:
    """Words with a capital that are no ordinary ones, each with the word after it and whether it comes first."""
    words = [match.group() for match in _WORD.finditer(sentence)]
    for place, word in enumerate(words):
        bare = re.sub(r"['’].*", "", word)
        before = words[place - 1].casefold() if place else ""
        named = bare[:1].isupper() and len(bare) > 1 and bare.casefold() not in COMMON_WORDS | own
        if named and not _is_day(bare.casefold(), before):
            yield word, words[place + 1] if place + 1 < len(words) else "", place == 0


def _is_day(word: str, before: str) -> bool:
    """Whether a word is a weekday's or, by what stands before it, a month's (``she'd start Jan.``)."""
    return word in _WEEKDAYS or (word in MONTHS and before in _BEFORE_A_MONTH)
