"""Roles and organisations that people state of themselves, and roles that colleagues state of them.

``"I'm Dana, head of operations at Globex"`` tells role and organisation of whoever speaks the turn. Only
the first turns of each speaker are read, only what they say in the present of themselves, and only where
a name that they give is their own: better nothing than wrong. What the source stated already stays.

``"Yael, our CTO, joins later"`` and ``"Yael — that's our CTO"`` tell the role of the one participant who is called so, and
so does a line of a note: ``"Phone with Yael Stern (CTO)"``. Of somebody who is not there it is kept among the conversation's
fields: they may speak in another one. So is what somebody calls themselves without name or firm, ``"I'm an engineer"``: a
trade, which counts only where no source has their role. A body for which they speak, ``"we on the works council"``, counts as one;
right behind their own name, ``"Ida here. From the works council."``, it is what they introduce themselves with.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from otherside.domain import Conversation, Participant, TurnKind
from otherside.domain.patterns import lazily
from otherside.domain.told import ROLES_TOLD, RoleTold, written
from otherside.importers.name_words import COMMON_WORDS, FUNCTION_WORDS, ROLE_WORDS
from otherside.importers.names import is_generic, one_line
from otherside.importers.office_words import OFFICE_WORDS

_TURNS = 3
_CHARS = 900
_AM = r"(?i:\bI['’]m|\bI am|\bmy name is|\bmy name['’]s|\bname['’]s|\bthis is|\bit['’]s)"
_NAME = r"([^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)?(?:\s[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)?){0,3})"
_NAMED = lazily(rf"{_AM}\s{_NAME}(?:\shere\b)?(?:\s?(?:,|\.|;|–|—|-)\s?(?:and\s)?|\sand\s|\s)")
_SELF = lazily(r"\b(?:I['’]m|I am)\s(?:currently\s|now\s|also\s)?", re.IGNORECASE)
_AS_A = lazily(r"\bI work as\s", re.IGNORECASE)
_EMPLOYED = lazily(
    r"\bI\s(?:currently\s|now\s)?(?:work|am working|['’]m working)\s(?:for|at|with|over at)\s"
    r"|\b(?:I['’]m|I am)\s(?:with|here from|calling from)\s",
    re.IGNORECASE,
)
_LEADS = lazily(
    r"\b(?:and\s)?I\s(?:lead|run|head|manage|head up)\s[^.,;!?\n]{2,80}?\s(?:at|for|here at)\s(?=(?-i:[A-Z0-9]))",
    re.IGNORECASE,
)
#: One of many, not the one who holds a post.
_A_TRADE = r"\b(?:I['’]m|I am)\s(?:currently\s|now\s|also\s)?an?\s"
#: Behind it a picture of oneself, no post: "I'm an accountant, not a gambler", "a farmer at heart", "a cook first".
_SELF_IMAGE = lazily(
    r"\s?,?\s?(?:(?:and|but)\s)?(?:not\b|never\b|no\s|first\b|at heart\b|by (?:nature|training|trade|upbringing|education|heart)\b|"
    r"of the old school\b|in (?:spirit|my bones)\b|after all\b|to the bone\b|myself\b|like\b|rather than\b|more than\b)",
    re.IGNORECASE,
)
_ARTICLE = lazily(r"(?:the|a|an|one of the|your)\s", re.IGNORECASE)
_ROLE = lazily(
    r"[^\W_][\w&/+' ’-]{1,70}?(?=\s?[,.;:!?\n–—]|\s(?:at|for|with|here|over|and|in|on|who|working|from)\b|$)"
)
_LINK = lazily(
    r"\s?,?\s?(?:here\s|over\s|working\s|currently\s)?(?:at|for|with|from)\s(?:a company called\s|the company\s)?",
    re.IGNORECASE,
)
_ORGANISATION = lazily(
    r"(?:the\s)?((?:[A-Z0-9ÀÁÄÅÉÖÜ][\w&'’-]*(?:\.\w+)?|[a-z]{1,2}[A-Z]\w+)(?:\s(?:(?:of|and|&|de|for)\s)?[A-Z0-9ÀÁÄÅÉÖÜ][\w&'’-]*){0,3})"
)
#: Somebody named with the role they have for the speaker: as an aside that is closed again, or as a statement.
_COLLEAGUE = lazily(
    r"\b(?P<name>[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)?(?:\s[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)?){0,2})(?:"
    r"(?:\s?,|\s?[–—]|\s--?|\s\()\s?(?:(?:that|he|she|who)(?:['’]s|\sis)\s)?our\s(?P<aside>[^\W_][\w&/+' ’-]{1,50}?)"
    r"(?=\s?[,.;:!?)–—]|\s--?\s|$)"
    # "Ida Berg, she is the matron at Holm": whose she is stands behind it.
    r"|\s?[,–—(]\s?(?:he|she)(?:['’]s|\sis)\sthe\s(?!(?:best|real|only|right|wrong|last|next|other|same|very|first|actual|kind|sort)\b)"
    r"(?P<the>[^\W_][\w&/+' ’-]{1,50}?)(?=\s?[,.;:!?)(–—]|\s(?:at|for|here|over)\b|$)"
    r"|\sis\sour\s(?P<is>[^\W_][\w&/+' ’-]{1,50}?)(?=\s?[,.;:!)–—]|\s(?:and|so|but|who|for|at|here)\b|$))"
)
_OUR = lazily(r"\bour\b|\b(?:he|she)(?:['’]s|\sis)\sthe\b")
#: "I've been night sister at Holm for nine years": a post they hold still. With "a" before it, a trade.
_FOR_YEARS = lazily(
    r"\bI(?:['’]ve|\shave)\sbeen\s(?:the\s|(?P<trade>an?\s))?(?!\w+(?:ing|ed)\b|(?:with|on|in|at|told|asked|under)\b)"
    r"(?P<role>[^\W_][\w&/+' ’-]{1,50}?)"
    r"(?:\s(?:in|at|of|for|with)\s(?-i:[A-Z])[\w'’-]*(?:\s(?-i:[A-Z])[\w'’-]*){0,2}|\shere)?\s"
    r"(?:for\s|these\s|the\slast\s|going\son\s|some\s|about\s|over\s){0,2}"
    r"(?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|many|several|a\sfew)"
    r"(?:\sodd)?\syears\b(?!\sago)|since\s(?:(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
#: Begin a sentence with a capital just before a name.
_BEFORE_NAMES = frozenset("Tell Meet Met Bring Invite Include Then Loop See Call Get Since Later".split())
#: Whose something is, and then what they are, in a sentence of no verb: "That's Ida's. Finance director."
_WHOSE = lazily(
    r"\b(?:[Tt]hat|[Tt]his|[Ii]t)(?:['’]s|\sis|\swould\sbe|\swill\sbe)\s(?P<name>[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_a-z][^\W\d_]+)?)"
    r"['’]s?\.\s(?P<role>[^\W\d_a-z][^.!?\n]{1,50})[.!]"
)
#: An office of which a house has one, where somebody speaks of themselves in it.
_OFFICE = r"(?P<role>C[A-Z]O|CISO|[Mm]anaging [Dd]irector|[Ff]inance [Dd]irector|[Cc]hief [A-Z]\w+ [Oo]fficer)"
_IN_OFFICE = lazily(
    rf"\bI (?:do not|don['’]t|never|would not|wouldn['’]t|am not going to|will not|won['’]t) (?:want to )?(?:be|go down as|end up as) "
    rf"the {_OFFICE} (?:of|who|that|whose|with)\b"
    rf"|(?:^|[.!?\n] )As (?:the |a |their )?(?P<as>{_OFFICE.replace('(?P<role>', '(?:')}),? I\b"
)
#: In a note's line: whom it was with, and what they are.
_WITH_ROLE = lazily(
    r"\b(?P<name>[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)?(?:\s[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)?){0,2})\s"
    r"\((?P<role>[^()\n]{2,50})\)"
)
#: A body or a department, of which somebody may be one without a title: "the works council", "procurement".
_BODY = (
    r"(?:(?:the |our )(?P<{0}>(?:(?!(?:other|same|whole|last|next)\b)[\w'’-]+ ){{0,2}}(?:council|union|committee|board|department))"
    r"|(?:the |our )?(?P<{0}_too>finance|procurement|purchasing|legal|(?-i:HR|IT)|human resources|accounts|accounting|controlling))"
)
#: Behind a body: the end of it, where it is the house's own.
_ENDS = r"(?=\s?[,.;:!?\n–—]|\s(?:at|of|here|and|over)\b|$)"
#: The same in a sentence that goes on about those who are in it: no "board of the school", no "committee meeting".
_GOES_ON = (
    r"(?=\s?[,.;:!?\n–—]|\s(?:have|had|are|were|do|don['’]t|can|can['’]t|cannot|will|won['’]t|would|must|should|want|need|see|"
    r"say|think|know|hear|never|always|all|also|too|here|and|so)\b|$)"
)
#: Right behind one's own name: "I'm Ida, from the works council", "Ida here. From procurement."
_FROM_BODY = lazily(rf"(?:(?:and\s)?(?:I['’]m|I am)\s)?(?:here\s)?from\s{_BODY.format('body')}{_ENDS}", re.IGNORECASE)
#: One's name without a verb to it: "It's only me, the other Ida.", "Ida here."
_ITS_ME = lazily(rf"\b(?i:it['’]s|it is)\s(?:only\s|just\s)?me,\s(?:the\s(?:other|second)\s)?{_NAME}\s?[,.;–—-]\s?")
_HERE = lazily(rf"(?:^|[.!?]\s){_NAME}\shere\s?[,.;–—-]\s?")
#: The first person for a body: "we on the works council", "I sit on the board", "as the union, we".
_FOR_BODY = lazily(
    rf"\bwe\s(?:on|in|at|from)\s{_BODY.format('we')}{_GOES_ON}"
    rf"|\bI(?:\salso)?(?:\s(?:sit|serve)\son|(?:['’]m|\sam)\s(?:on|from|speaking\sfor)|\sspeak\sfor)\s"
    rf"{_BODY.format('i')}{_GOES_ON}"
    rf"|(?:^|[.!?]\s)as\s{_BODY.format('as')},?\swe\b",
    re.IGNORECASE,
)
_HEADING = 160
_VERBS = frozenset("is was has had will would can could does did wants needs said says must should may might".split())
_ASIDE = frozenset("this that these those my your our his her their all every not".split())
_NOT_ROLES = frozenset("i glad happy sorry sure not going just here so very really trying looking".split())


def enrich(conversation: Conversation) -> Conversation:
    """The conversation with what speakers state of themselves filled into their ``Participant``.

    Returns:
        The same conversation when nothing is learned. Names, sides and turns never change.
    """
    learned: dict[str, Participant] = {}
    known = {p.name: p for p in conversation.participants}
    heard: dict[str, int] = {}
    trades: list[RoleTold] = []
    for turn in conversation.turns:
        name = turn.speaker
        if name is None or name not in known or turn.kind not in (TurnKind.SPEECH, TurnKind.MESSAGE):
            continue
        if body := _for_body(turn.text):
            trades.append(RoleTold(name, body, name))
        heard[name] = heard.get(name, 0) + 1
        person = learned.get(name, known[name])
        if heard[name] > _TURNS or (person.role and person.organisation):
            continue
        role, organisation = stated(turn.text, name)
        if role and not organisation and _only_a_trade(turn.text, name, role):
            trades.append(RoleTold(name, role, name))
            role = None
        held, is_trade = _for_years(turn.text)
        if held and is_trade:
            trades.append(RoleTold(name, held, name))
        role = role or _in_office(turn.text) or (None if is_trade else held)
        if role or organisation:
            learned[name] = replace(person, role=person.role or role, organisation=person.organisation or organisation)
    _learn_from_colleagues(conversation, known, learned)
    _learn_from_headings(conversation, known, learned)
    told = written(
        [*_told_of_absent(conversation, known), *(t for t in trades if not learned.get(t.name, known[t.name]).role)]
    )
    if not learned and not told:
        return conversation
    return replace(
        conversation,
        participants=tuple(learned.get(p.name, p) for p in conversation.participants),
        fields={**conversation.fields, ROLES_TOLD: told} if told else conversation.fields,
    )


def _learn_from_colleagues(
    conversation: Conversation, known: dict[str, Participant], learned: dict[str, Participant]
) -> None:
    """Adds to ``learned`` the roles that others state of a participant who has none."""
    without = [n for n, p in known.items() if not (learned.get(n, p).role or is_generic(n) or "@" in n)]
    if not without:
        return
    called = _called(known)
    for told in _told(conversation):
        names = called.get(told.name.casefold(), [])
        if len(names) == 1 and names[0] in without and names[0] != told.by:
            learned.setdefault(names[0], replace(learned.get(names[0], known[names[0]]), role=told.role))


def _called(names: Iterable[str]) -> dict[str, list[str]]:
    """Who is called so, by their whole name and by its first word, in lower case."""
    called: dict[str, list[str]] = {}
    for name in names:
        for word in {name.casefold(), name.casefold().split()[0]} if name.strip() else ():
            called.setdefault(word, []).append(name)
    return called


def _told(conversation: Conversation) -> Iterator[RoleTold]:
    """Every role that somebody states of somebody else, as they call them."""
    for turn in conversation.turns:
        if turn.kind not in (TurnKind.SPEECH, TurnKind.MESSAGE):
            continue
        text = one_line(turn.text)
        told = [
            (m["name"], m["aside"] or m["the"] or m["is"])
            for m in (_COLLEAGUE.finditer(text) if _OUR.search(text) else ())
        ]
        told += [(m["name"], m["role"]) for m in _WHOSE.finditer(text)]
        for name, said in told:
            if _is_title(role := said.strip()):
                yield RoleTold(name, role, turn.speaker or "")


def _told_of_absent(conversation: Conversation, known: Iterable[str]) -> Iterator[RoleTold]:
    """The same of whoever is not among the participants, by names that can be one's: not "Honestly, our CTO, …"."""
    called = _called(known)
    for told in _told(conversation):
        words = told.name.split()
        while words and (words[0].casefold() in COMMON_WORDS or words[0] in _BEFORE_NAMES):
            words = words[1:]
        if told.by and words and not _is_there(words, called):
            yield replace(told, name=" ".join(words))


def _is_there(words: list[str], called: dict[str, list[str]]) -> bool:
    """Whether these words may name a participant; two of one first name and different surnames are two people."""
    if " ".join(words).casefold() in called:
        return True
    return any(len(words) == 1 or len(name.split()) == 1 for name in called.get(words[0].casefold(), []))


def _for_body(text: str) -> str | None:
    """The body of which somebody speaks in the first person: "works council" of "we on the works council"."""
    found = _FOR_BODY.search(one_line(text))
    return next(filter(None, found.groupdict().values())) if found else None


def _in_office(text: str) -> str | None:
    """The office that somebody speaks of as their own, without introducing themselves: "I don't want to be the COO who …"."""
    found = _IN_OFFICE.search(one_line(text))
    return (found["role"] or found["as"]) if found else None


def _for_years(text: str) -> tuple[str | None, bool]:
    """What somebody says they have been for years and are, and whether it is one of many rather than a post."""
    found = _FOR_YEARS.search(one_line(text[:_CHARS]))
    if found is None or not _is_title(role := found["role"].strip()):
        return None, False
    return role, found["trade"] is not None


def _learn_from_headings(
    conversation: Conversation, known: dict[str, Participant], learned: dict[str, Participant]
) -> None:
    """Adds the roles that short lines of a note give behind the name of a participant who has none."""
    for turn in conversation.turns:
        if turn.kind is not TurnKind.NOTE or len(turn.text) > _HEADING:
            continue
        for match in _WITH_ROLE.finditer(turn.text):
            said, role = match["name"].casefold(), match["role"].strip()
            names = [n for n in known if n.casefold() == said or said.startswith(f"{n.casefold()} ")]
            if len(names) == 1 and _is_title(role) and not (person := learned.get(names[0], known[names[0]])).role:
                learned[names[0]] = replace(person, role=role)


def _is_title(text: str) -> bool:
    """Whether these words are a role and not a sentence that begins with one: "CTO is away"."""
    return _is_role(text) and not _VERBS.intersection(text.lower().split())


def stated(text: str, name: str) -> tuple[str | None, str | None]:
    """Role and organisation that the speaker of this text states of themselves.

    Args:
        text: one of their first turns.
        name: theirs; a different name in ``"I'm …"`` means that somebody else is quoted or mislabelled.
    """
    opening = one_line(text[:_CHARS])
    role = organisation = None
    for rest, needs_role in _statements(opening, name):
        found_role, found_organisation = _role_and_firm(rest, needs_role)
        role, organisation = role or found_role, organisation or found_organisation
        if role and organisation:
            break
    return role, organisation


def _only_a_trade(text: str, name: str, role: str) -> bool:
    """Whether somebody only calls themselves one of many, and does not introduce themselves with it."""
    opening = one_line(text[:_CHARS])
    one_of_many = re.search(rf"{_A_TRADE}{re.escape(role)}", opening, re.IGNORECASE)
    return one_of_many is not None and next(_after_own_name(opening, name), None) is None


def _after_own_name(opening: str, name: str) -> Iterator[str]:
    """What follows each place where somebody says their own name."""
    mine = name.lower().split()
    for match in _NAMED.finditer(opening):
        said = match.group(1).split()
        own = said[0].lower() in mine or mine[0] == said[0].lower() or is_generic(name)
        if own and said[0].lower() not in COMMON_WORDS:
            # The name may have taken the company's preposition's place: go on right behind the name.
            yield opening[match.end() :]
    for pattern in (_ITS_ME, _HERE):
        for match in pattern.finditer(opening):
            if match.group(1).split()[0].lower() == mine[0]:
                yield opening[match.end() :]
    if len(mine) > 1:
        # "Ida Berg, finance director, good morning": nobody else says one's whole name at the start of a sentence.
        for match in re.finditer(rf"(?:^|[.!?]\s){re.escape(name)}\s?[,–—]\s?", opening):
            yield opening[match.end() :]


def _statements(opening: str, name: str) -> Iterator[tuple[str, bool]]:
    """What follows each statement about oneself, and whether a role must come first in it."""
    for rest in _after_own_name(opening, name):
        yield rest, False
    for pattern in (_SELF, _AS_A):
        for match in pattern.finditer(opening):
            rest = opening[match.end() :]
            if _ARTICLE.match(rest) or rest.split(" ")[0].lower() in {
                "head",
                "director",
                "vp",
                "chief",
                "cto",
                "ceo",
                "cfo",
                "coo",
                "cio",
                "ciso",
            }:
                yield rest, True
    for pattern in (_EMPLOYED, _LEADS):
        for match in pattern.finditer(opening):
            firm = _firm(opening[match.end() :])
            if firm:
                yield f"at {firm}", False


def _role_and_firm(rest: str, needs_role: bool) -> tuple[str | None, str | None]:
    if not needs_role and (of := _FROM_BODY.match(rest)):
        return of["body"] or of["body_too"], None
    rest = re.sub(r"^(?:and\s)?(?:I['’]m|I am|I work as)\s", "", rest, flags=re.IGNORECASE)
    link = _LINK.match(rest)
    if link and not needs_role:
        return None, _firm(rest[link.end() :])
    article = _ARTICLE.match(rest)
    body = rest[article.end() :] if article else rest
    match = _ROLE.match(body)
    if not match or not _is_role(match.group()):
        return None, None
    if any(
        _SELF_IMAGE.match(body, at) for at in (match.end(), *(m.start() for m in re.finditer(r"\s", match.group())))
    ):
        return None, None
    role = match.group().strip()
    link = _LINK.match(body, match.end())
    firm = _firm(body[link.end() :]) if link else None
    if firm is None and body[match.end() :].startswith(" in "):
        tail = re.match(r"\sin\s[\w ]{2,30}?\s(?:at|for)\s", body[match.end() :])
        firm = _firm(body[match.end() + tail.end() :]) if tail else None
    return role, firm


def _is_role(text: str) -> bool:
    words = [w.strip(".,&/'’").lower() for w in text.split()]
    if not words or len(words) > 8 or words[0] in _NOT_ROLES:
        return False
    if not any(w in ROLE_WORDS or w in OFFICE_WORDS for w in words) or _ASIDE.intersection(words):
        return False
    # "big fan of your manager" has a role word and is none: all but names of fields must belong to titles.
    strange = [w for w in words if w not in ROLE_WORDS | FUNCTION_WORDS | OFFICE_WORDS and w in COMMON_WORDS]
    return len(strange) <= len(words) // 2


def _firm(text: str) -> str | None:
    match = _ORGANISATION.match(text)
    if not match:
        return None
    firm = match.group(1).strip(" .,'’")
    if firm.lower() in COMMON_WORDS or firm.lower() in {"i", "we"} or len(firm) < 2:
        return None
    return firm
