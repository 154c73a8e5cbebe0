"""People named in a sentence of a note, and who is the subject of "… said:".

Deliberately timid: a capitalised word is a person only on positive evidence (a full name, somebody whom one
meets or asks, somebody who says something, somebody with a title). What is missed stays the author's
observation; what is wrongly found would put words into somebody's mouth.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from otherside.domain import Participant, Side
from otherside.domain.patterns import lazily
from otherside.importers.name_spans import Span, spans_of
from otherside.importers.name_words import ROLE_WORDS
from otherside.importers.names import looks_like_person, read_label, split_role
from otherside.importers.places import in_a_street

#: Verbs of saying in German and French, before which "er" and "elle" are pronouns.
_ABROAD = (
    "sagte|meinte|schrieb|fragte|erklärte|antwortete|ergänzte|erzählte|betonte"
    "|a (?:dit|répondu|écrit|expliqué|demandé|ajouté|précisé|déclaré)"
)
_VERBS = (
    "said|says|told|tells|asked|asks|wrote|writes|replied|replies|answered|answers|admitted|admits|added|adds"
    "|explained|explains|mentioned|mentions|insisted|insists|warned|warns|confessed|confesses|joked|jokes|noted"
    "|notes|repeated|repeats|complained|complains|whispered|argued|argues|promised|promises|conceded|concedes"
    "|stressed|stresses|sighed|laughed|recalled|remembered|quipped|countered|concluded|texted|emailed|messaged"
    "|wondered|wonders|objected|snapped|shrugged|continued|began|started|commented|remarked|responded|put it"
    "|puts it|called it|calls it|called this|pointed out|points out|opened with|closed with|ended with|went on"
    r"|summed it up|summed up|(?:called|rang|phoned)(?=\s*:)|kept saying|keeps saying|used the words?|used the phrase|"
    + _ABROAD
)
_VERB = lazily(rf"\b(?:{_VERBS})\b")
#: Nobody writes longer ones; what has no end of sentence for this long is not prose.
_MAX_SENTENCE = 3_000
_PRONOUN = lazily(r"\b(he|she|they|it|i|we|you|who)\b", re.IGNORECASE)
_SENTENCE_END = lazily(r"(?<=[.!?])[\"”’')\]]{0,2}\s+|;\s")
_PERSON_BEFORE = lazily(
    r"(?:\b(?:met|meet|asked?|asking|phoned|rang|emailed|saw|told|thanked|texted|pinged|chased|visited|introduced|interviewed"
    r"|bumped into|ran into|caught|coached|quote from|according to|words of|named|said|says|answered|replied|wrote|by)"
    r"|\b(?:met|meet|meeting|meets|spoke|talked?|talking|speaking|spoken|call|calls|session|lunch|coffee|dinner|chat"
    r"|chatted|conversation|sat down|sitting|interview|time|zoom|intro|introduction|catch-up|catchup|sync|demo|1:1)"
    r"(?: again| today| yesterday| briefly)? (?:with|to)"
    r"|(?:^|\b(?:I|we|he|she|and) )called"
    r"|\b(?:heard|message|mail|email|note|word|feedback|call|quote) from)\s$",
    re.IGNORECASE,
)
_THING_BEFORE = lazily(
    r"\b(?:at|in|on|using|use|uses|used|via|into|of|for|inside|within|the|a|an|from)\s$", re.IGNORECASE
)
_PERSON_AFTER = lazily(
    rf"\s*(?:(?:also|then|just|only|finally|later|quietly|openly|even|still)\s)?\b(?:{_VERBS}|was|is|has|had|wants|wanted"
    r"|thinks|thought|feels|felt|seems|seemed|looks|looked|believes|fears|feared|worries|knows|knew|loves|hates"
    r"|nodded|smiled|paused|agreed|disagreed|owns|runs|leads|joined|decides|reports|hesitated)\b"
)
_APPOSITION = lazily(
    r"(?:\s*,\s*(?:(?P<det>the|their|our|its|his|her|my|a|an|der|die|ihre?|seine?|unsere?|meine?|la|le|leur|sa|son|notre|mon|ma)\s+"
    r"|(?P<elided>l['’]))?(?P<role>[^.,:;()\"“”'’—–]{2,70}?)"
    r"(?=\s*(?:[,.:;—–)\"“]|$)|\s(?:" + _VERBS + r")\b)(?:\s*,(?=\s))?"
    r"|\s*[—–]\s?(?:(?:that|he|she)(?:['’]s|\sis)\s)?(?P<whose>the|their|our|my)\s(?P<dashed>[^.,:;()\"“”—–]{2,70}?)"
    r"(?=\s*(?:[,.:;—–)]|$))(?:\s*[,—–](?=\s))?"
    r"|\s*\((?P<bracket>[^()\n]{2,80})\)(?:\s*,(?=\s))?)"
)
_ROLE_BEFORE = lazily(r"\b(the|their|our|its|his|her|my)\s([^\n.,;:()\"“”]{2,50}?),?\s$", re.IGNORECASE)
#: What stands before a name and is a place to fill, or another clause: "the head baker job in 2022 - Dana got it".
_TO_FILL = r"jobs?|posts?|position|vacancy|opening|role|seat|application|candidate|title|election"
_NO_TITLE = lazily(rf"\d|\s[-–—]+\s*$|\b(?:{_TO_FILL}|(?:in|since|until|before|after|for) \w+)\s*$", re.IGNORECASE)
_OUR = frozenset("our my unser unsere mein meine notre mon ma".split())
_PRONOUN_ABROAD = lazily(
    rf"\b(er|sie|il|elle|ich|wir|je|nous|on|man)\s(?:m['’]|(?:nous|lui|leur)\s)?(?=(?:{_ABROAD})\b)", re.IGNORECASE
)
_IN_ENGLISH = {"er": "he", "il": "he", "sie": "she", "elle": "she"}
#: "When I asked Dana, IT said": a department right before the verb speaks for itself.
_DEPARTMENT_SPEAKS = lazily(r",\s*(?:IT|HR|PR|QA|R&D)\s*$")
#: An arrow of shorthand; what follows it is a sentence of its own (``asked about May -> laughs -> Dana: "…"``).
ARROW = lazily(r"(?:[-–—=]{1,2}>|[→⇒➔➜])\s*")
_PRONOUN_LABEL = lazily(r"\W*(he|she|er|sie|il|elle)\s?:\s*", re.IGNORECASE)
#: What "she" does before a colon and the quotation: ``She went quiet, then, not for the record:``.
_PRONOUN_THEN = lazily(
    r"\W*(he|she)\s(?:(?:then|also|only|just|finally|\w+ly)\s)?(?:went|fell|got|grew|became|turned|leaned|leant|looked|lowered|paused|"
    r"hesitated|stopped|waited|thought|smiled|nodded|grinned|frowned|stood|sat)\b[^:;.?!\"“”\n]{0,100}:\s*",
    re.IGNORECASE,
)
#: How, where or on what somebody says it, between their name and the colon: ``Dana herself:``, ``Dana off the record:``.
_SAYS_IT = lazily(
    r"\s(?:(?:her|him)self|again|later|then|too|also|afterwards|[a-z]{3,}ly"
    r"|(?:on|about|re|over|in|at|after|before|under|off|between|by|unter|beim?|zum?|nach|über)(?:\s[a-zß-ÿ0-9-]{1,16}){1,4})\s?:\s*"
)
#: How somebody stands there who says it, where the note knows them: ``Dana at the gate, hands in her pockets:``.
_WHERE = (
    r"(?:in|at|on|by|over|outside|behind|beside|near|from|under|across|through|inside|against|halfway|out|next\sto)"
    r"(?:\s[a-zß-ÿ0-9'’-]{1,16}){1,6}"
)
_POSTURE = (
    r"(?:(?:both|one|her|his|the|with)\s)?(?:[a-z-]{2,12}\s)?(?:(?:arms?|hands?|eyes?|head|back|face|chin|feet|fists?|shoulders?|voice"
    r"|coat|jacket|hat|gloves?|boots?|apron)\b|[a-z-]{2,12}\sin\s(?:(?:her|his|the|one)\s)?(?:hands?|mouth|arms|lap|pockets?)\b)"
    r"(?:\s[a-z'’-]{1,16}){0,6}|(?:(?:not|still|already|half)\s)?[a-z]{2,12}ing(?:\s[a-z'’-]{1,16}){0,6}"
)
_STANDS = lazily(rf"(?:,?\s{_WHERE}(?:,\s(?:{_POSTURE})){{1,2}}|,\s(?:{_POSTURE})(?:,\s(?:{_POSTURE}))?)\s?:\s*")
#: Between who speaks and whom they speak of or to, before a colon: ``Dana on Tom:``.
_SPEAKS_OF = lazily(
    r"\s*[,(]?\s*(?:on|about|re:?|regarding|concerning|of|to|über|zu|sur)\s(?:[^:;.?!\"“”()]{0,60}\s)?", re.IGNORECASE
)
_ABOUT = lazily(r"\babout\s$", re.IGNORECASE)
_AND = lazily(r"\s*(?:and|or|&|,|, and)\s+")
_SAYING_END = lazily(rf"\b(?:{_VERBS})(?: (?:me|us|to me|to us|that|him|her|them|back))?\s*,?$")
_DESCRIPTION_STOPS = frozenset("""is was who which and but said says has had not to a if when""".split())
_BLOCKERS = frozenset("""the who which whose that this his her their our my its because team boss or""".split())
_WORDS_OF = lazily(
    r"['’]s?\s+(?:exact\s|own\s|first\s|last\s)?(?:words?|answer|reply|response|reaction|question|line|phrase|comment"
    r"|summary|verdict|way of putting it)(?:\s*(?:was|were|is|are))?(?:\s*[:,])?\s*$",
    re.IGNORECASE,
)
_HIS_WORDS = lazily(
    r"\b(his|her|their)\s+(?:exact\s|own\s|first\s|last\s)?(?:words?|answer|reply|response|reaction|question|line|phrase"
    r"|comment|summary|verdict)(?:\s*(?:was|were|is|are))?(?:\s*[:,])?\s*$",
    re.IGNORECASE,
)

_DETERMINER = "the|a|an|this|that|their|our|his|her|my|your|its|each|every|no"
#: How somebody is when they say it, between their name and the colon: ``Dana, wiping her hands:``, ``Dana (laughing):``.
_SPEAKING = lazily(
    r"(?:,\s(?=[^:]*(?:{0}))[^.?!:;\"“”]{{2,100}}|\s\((?=[^:]*(?:{0}))[^()\n]{{2,60}}\))\s*,?\s*:\s*".format(
        r"\b(?:his|her|he|she|himself|herself|(?:quiet|dry|slow|flat|soft|loud|blunt|cheerful|sharp|angri|calm|grim|wry|drily|proud)ly"
        r"|(?:look|laugh|smil|nodd|grinn|shrugg|sigh|whisper|shout|frown|cry|point|wip|stand|sitt|walk|lean|wav|paus|hesitat|mutter"
        r"|mumbl)ing|on the (?:phone|way out|stairs)|at the door|over (?:lunch|coffee|tea|dinner)|in passing)\b"
    )
)
#: What a person does right after their name.
_DOES = lazily(
    r"\s(?:(?:also|then|just|only|finally|later|still|\w+ly)\s)?(?:\w+ed|had|was|came|went|took|gave|got|left|sat|stood|rang|sent"
    r"|brought|read|kept|made|drew|broke|lost|put|cut|let|held|met|spoke|saw|told|knew|thought|ran|wrote|shook|wants|looks|does|did)\b"
)
#: Somebody else who is spoken of without a name.
SOMEBODY = lazily(
    rf"\b(?:{_DETERMINER}|one|some|another|two)\s(?:\w+\s)?(?:man|woman|men|women|guy|bloke|chap|lad|lass|lady|girl|boy|person|people|wife"
    r"|husband|son|daughter|brother|sister|father|mother|colleague|boss|team|friend|neighbour|driver|fitter|salesman|rep|"
    + "|".join(sorted(ROLE_WORDS))
    + r")s?\b|\b(?:somebody|someone|us both)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as a note names them; ``ours`` when the note calls them "our …"."""

    name: str
    role: str | None = None
    organisation: str | None = None
    ours: bool = False

    def participant(self) -> Participant:
        """The person as a participant of the conversation."""
        side = Side.OURS if self.ours else Side.UNKNOWN
        return Participant(self.name, None, side, self.role, self.organisation)

    @staticmethod
    def of_label(label: str) -> "Mention":
        """The person that a label in minutes names."""
        person = read_label(label)
        return Mention(person.name, person.role, person.organisation) if person else Mention(label)


@dataclass(frozen=True, slots=True)
class Subject:
    """Who says something: a ``name`` with its mention, a ``pronoun``, somebody ``other``, or ``none`` found.

    ``bare`` when nothing but a colon tells that they say it (``Dana: "…"``): a heading looks the same (``Rent: "…"``).
    ``if_known`` when even that is not enough, unless the note knows them.
    """

    kind: Literal["name", "pronoun", "other", "none"]
    mention: Mention | None = None
    pronoun: str = ""
    bare: bool = False
    if_known: bool = False


_NONE, _OTHER = Subject("none"), Subject("other")


def mentions(sentence: str) -> list[Mention]:
    """The people named in a sentence, on positive evidence only."""
    if len(sentence) > _MAX_SENTENCE:
        return []
    sentence = sentence.replace("\n", " ")
    spans = list(spans_of(sentence))
    sure = {n for n, span in enumerate(spans) if _is_person(sentence, span)}
    for order in (range(1, len(spans)), range(len(spans) - 1, 0, -1)):
        for n in order:  # "met Paul and Jonas": whoever is named with a person is one
            if (n in sure) != (n - 1 in sure) and _AND.fullmatch(
                sentence, _described_end(sentence, spans[n - 1]), spans[n].start
            ):
                sure |= {n, n - 1}
    return [_described(sentence, span) for n, span in enumerate(spans) if n in sure]


def topics(sentence: str) -> list[str]:
    """Those whom the sentence is *about* (``I asked about Ragna Moe``): named, but not the ones who speak."""
    if len(sentence) > _MAX_SENTENCE:
        return []
    sentence = sentence.replace("\n", " ")
    return [s.name for s in spans_of(sentence) if _ABOUT.search(sentence, max(0, s.start - 20), s.start)]


def ends_in_saying(label: str) -> bool:
    """Whether what stands before a colon is ``Dana told me`` and not a speaker's label."""
    return bool(_SAYING_END.search(label))


def subject_before(clause: str) -> Subject:
    """Who says what follows, by the words before the quotation mark (``Dana, their CFO, told me:``)."""
    sentence = ARROW.split(_SENTENCE_END.split(clause[-600:].replace("\n", " "))[-1])[-1]
    label = _PRONOUN_LABEL.fullmatch(sentence)
    if label:
        return _pronoun(_IN_ENGLISH.get(label.group(1).lower(), label.group(1)))
    match = _HIS_WORDS.search(sentence)
    if match:
        word = match.group(1).lower()
        return Subject("pronoun", pronoun={"his": "he", "her": "she"}.get(word, "they"))
    spans = list(spans_of(sentence))
    verb = _last(_VERB, sentence)
    if verb is not None and len(sentence) - verb.end() <= 70:
        return _subject_of_verb(sentence, spans, verb.start())
    then = _PRONOUN_THEN.fullmatch(sentence)
    if then and not spans and not SOMEBODY.search(sentence) and not _PRONOUN.search(sentence, then.end(1)):
        return _pronoun(then.group(1))
    if not spans:
        return _NONE
    last = spans[-1]
    rest = sentence[last.start :]
    if last.possessive or rest[len(last.name) :].lstrip().startswith(("'", "’")):
        return _named(sentence, last) if _WORDS_OF.search(rest) else _NONE
    tail = sentence[_described_end(sentence, last) :].strip()
    if tail == ":" and last.initial and _described_end(sentence, last) == last.end:
        return Subject("name", _described(sentence, last), bare=True)
    if len(spans) == 1 and last.initial and _SAYS_IT.fullmatch(sentence, last.end) and not SOMEBODY.search(sentence):
        return Subject("name", _described(sentence, last), bare=True)
    if len(spans) == 1 and last.initial and _SPEAKING.fullmatch(sentence, last.end):
        return _named(sentence, last)
    if len(spans) == 1 and last.initial and _STANDS.fullmatch(sentence, last.end) and not SOMEBODY.search(sentence):
        return Subject("name", _described(sentence, last), bare=True, if_known=True)
    if tail in {":", ":-", "–", "—"} and (first := _who_speaks_of(sentence, spans)):
        return Subject("name", _described(sentence, first), bare=True)
    if tail in {":", ":-", "–", "—"} or (tail == "," and _is_source(sentence[: last.start])):
        return _named(sentence, last)
    return _NONE


def _who_speaks_of(sentence: str, spans: Sequence[Span]) -> Span | None:
    """Whoever opens a sentence that names them and whom they speak of or to: ``Dana on Tom:``, ``Dana, about Tom:``."""
    if len(spans) < 2 or not spans[0].initial:
        return None
    between = sentence[_described_end(sentence, spans[0]) : spans[-1].start]
    return spans[0] if _SPEAKS_OF.fullmatch(between) else None


def lone_subject(sentence: str) -> Mention | None:
    """Whoever opens a sentence and does something in it, where nobody else is spoken of: ``Dana showed me the yard.``

    Their name alone is no proof of a person; that the next sentence goes on with "she" is.
    """
    spans = list(spans_of(sentence)) if len(sentence) <= _MAX_SENTENCE else []
    if len(spans) != 1 or not spans[0].initial or spans[0].possessive or SOMEBODY.search(sentence):
        return None
    return _described(sentence, spans[0]) if _DOES.match(sentence, spans[0].end) else None


def is_common_noun(word: str, text: str) -> bool:
    """Whether a text has the word, in lower case, as a noun: ``the bank`` where another place says ``Bank:``."""
    return word.lower() in text and bool(re.search(rf"\b(?i:{_DETERMINER})\s{re.escape(word.lower())}\b", text))


def is_named(word: str, text: str) -> bool:
    """Whether a text has the word with its capital in the middle of a sentence: ``thank Dana``, not ``the Bank``."""
    found = re.finditer(rf"\b([^\W\d_]+),?\s{re.escape(word)}(?!\w)", text)
    return any(m[1].islower() and not re.fullmatch(rf"{_DETERMINER}|at|in|of|on|from|via|using", m[1]) for m in found)


def subject_of_tag(after: str, quoted: str) -> Subject:
    """Who said what came before, by the words after it (``," said Dana``, ``— Dana, CFO``)."""
    text = after[:160].replace("\n", " ")
    dash = re.match(r"\s*[-–—―]{1,3}\s*", text)
    if dash:
        spans = list(spans_of(text[dash.end() :]))
        if spans and spans[0].start == 0:
            rest = text[dash.end() :]
            end = _described_end(rest, spans[0])
            if not rest[end:].strip(" .,)") or rest[end : end + 1] in ".,;)":
                return _named(rest, spans[0])
        return _NONE
    lead = re.match(r"\s*,?\s*", text)
    start = lead.end() if lead else 0
    verb = _VERB.match(text, start)
    if verb:
        pronoun = re.match(r"\s+(he|she|they|i|we)\b", text[verb.end() :], re.IGNORECASE)
        if pronoun:
            return _pronoun(pronoun.group(1))
        spans = [s for s in spans_of(text) if s.start == verb.end() + 1 and not s.possessive]
        return _named(text, spans[0]) if spans else _tag_with_role(text, verb.end())
    if quoted[-1:] in ".;" and not text.lstrip().startswith(","):
        return _NONE  # a new sentence begins: "Not now." Dana said nothing more.
    pronoun = re.match(r"(he|she|they|i|we)\b", text[start:], re.IGNORECASE)
    spans = [s for s in spans_of(text) if s.start == start and not s.possessive]
    if not pronoun and not spans:
        return _NONE
    end = start + pronoun.end() if pronoun else _described_end(text, spans[0])
    if not re.match(rf"\s*,?\s*(?:\w+ly\s|then\s|also\s)?(?:{_VERBS})\b", text[end:]):
        return _NONE
    return _pronoun(pronoun.group(1)) if pronoun else _named(text, spans[0])


def _tag_with_role(text: str, end: int) -> Subject:
    """``said their CFO Dana``."""
    for span in spans_of(text):
        match = _ROLE_BEFORE.search(text, max(0, span.start - 60), span.start)
        if match and match.start() == end + 1 and _role(match.group(2))[0]:
            return _named(text, span)
        break
    return _OTHER


def _subject_of_verb(sentence: str, spans: list[Span], verb: int) -> Subject:
    left = sentence[:verb]
    abroad = _last(_PRONOUN_ABROAD, sentence)
    if abroad and abroad.end() == verb:
        return _pronoun(_IN_ENGLISH.get(abroad.group(1).lower(), ""))
    named: list[Span] = []
    for span in spans:  # a company within somebody's description is not the subject
        if span.end <= verb and not (named and span.start < _described_end(sentence, named[-1])):
            named.append(span)
    pronoun = _last_pronoun(left, [(span.end, _described_end(sentence, span)) for span in named])
    if named and (pronoun is None or named[-1].start > pronoun.start()):
        span = named[-1]
        if _DEPARTMENT_SPEAKS.search(left):
            return _OTHER
        between = left[_described_end(sentence, span) :] if _described_end(sentence, span) <= verb else ""
        words = between.lower().replace(",", " ").split()
        if span.possessive or len(words) > 6 or any(w in _BLOCKERS for w in words):
            return _OTHER
        if (
            re.search(r"(?:\b(?:and|or|with|to|from|at|of|for|in|than)|&)\s*$", left[: span.start])
            and len(named) + bool(pronoun) > 1
        ):
            return _OTHER
        if re.search(r"\b(?:at|of|in|for)\s*$", left[: span.start]):
            return _OTHER
        return _named(sentence, span)
    if pronoun is None:
        return _OTHER if left.strip() else _NONE
    words = left[pronoun.end() :].lower().replace(",", " ").split()
    if len(words) > 6 or any(w in _BLOCKERS for w in words):
        return _OTHER
    return _pronoun(pronoun.group(1))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match in the text."""
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _last_pronoun(text: str, descriptions: Sequence[tuple[int, int]]) -> re.Match[str] | None:
    """The last pronoun; "IT" in somebody's title is none, and in capitals it is a department unless it is what speaks."""
    found = None
    for match in _PRONOUN.finditer(text):
        word = match.group()
        department = len(word) > 1 and word.isupper() and bool(text[match.end() :].strip())
        if not department and not any(start <= match.start() < end for start, end in descriptions):
            found = match
    return found


def _pronoun(word: str) -> Subject:
    return Subject("pronoun", pronoun=word.lower()) if word.lower() in {"he", "she"} else _OTHER


def _named(text: str, span: Span) -> Subject:
    return Subject("name", _described(text, span))


def _is_source(before: str) -> bool:
    return bool(re.search(r"(?:according to|quote from|in the words of|to quote)\s*$", before, re.IGNORECASE))


def _is_person(sentence: str, span: Span) -> bool:
    before = sentence[max(0, span.start - 60) : span.start]
    if _PERSON_BEFORE.search(before):
        return not (_THING_BEFORE.search(before) and re.search(r"[A-Z]\w+ from\s$", before))
    role, _, _ = _apposition(sentence, span)
    if role or _role_before(sentence, span)[0]:
        return True
    if _THING_BEFORE.search(before):
        return False
    if looks_like_person(span.name):
        return not in_a_street(sentence[: span.start])
    return bool(_PERSON_AFTER.match(sentence, span.end)) and not span.possessive


def _described(text: str, span: Span) -> Mention:
    role, organisation, ours = _apposition(text, span)
    if role is None:
        role, organisation2, ours2 = _role_before(text, span)
        organisation, ours = organisation or organisation2, ours or ours2
    return Mention(span.name, role, organisation, ours)


def _described_end(text: str, span: Span) -> int:
    """Where the name with its description ends."""
    match = _APPOSITION.match(text, span.end)
    if match and (match.group("bracket") is not None or _apposition(text, span)[0]):
        return match.end()
    return span.end


def _apposition(text: str, span: Span) -> tuple[str | None, str | None, bool]:
    """Role and company said after a name: ``, their CFO,``, ``(CFO, Globex)``; whether it is "our …"."""
    match = _APPOSITION.match(text, span.end)
    if not match:
        return None, None, False
    bracket = match.group("bracket")
    if bracket is not None:
        person = read_label(f"X Y ({bracket})")
        return (person.role, person.organisation, False) if person and person.role else (None, None, False)
    if match.group("dashed") is not None:
        role, organisation = _role(match.group("dashed"))
        return role, organisation, match.group("whose") in {"our", "my"} and role is not None
    role, organisation = _role(match.group("role"))
    if role is None and (match.group("det") or match.group("elided")) and match.group().rstrip().endswith(","):
        role = _description(match.group("role"))  # ", their bookkeeper,": no known job title, yet a description
    return role, organisation, (match.group("det") or "") in _OUR and role is not None


def _role_before(text: str, span: Span) -> tuple[str | None, str | None, bool]:
    match = _ROLE_BEFORE.search(text, max(0, span.start - 60), span.start)
    if not match or _NO_TITLE.search(match.group(2)):
        return None, None, False
    role, organisation = _role(match.group(2))
    return role, organisation, match.group(1).lower() in {"our", "my"} and role is not None


def _description(text: str) -> str | None:
    words = text.lower().split()
    return text if 0 < len(words) <= 5 and not _DESCRIPTION_STOPS.intersection(words) else None


def _role(text: str) -> tuple[str | None, str | None]:
    """The text as role and company, if it is a job title and nothing else."""
    words = text.split()
    if not words or len(words) > 8:
        return None, None
    role, organisation = split_role(text)
    if role is None or any(
        w in {"who", "and", "said", "was", "is", "not", "a", "to"} for w in role.lower().split()[1:]
    ):
        return None, None
    return role, organisation
