"""From sentence to quote: the smallest stretch that stands alone. Pure; text in, offsets out.

A good quote is verbatim and in one piece, has its subject and its negation, and says nothing that would be misread
without what was left out. So the edges are found by rules that prefer to leave a word too many:

- `trim` takes off what carries nothing: discourse fillers in front ("so, um, you know,"), tags behind (", right?"), and a
  beginning that is said anew ("my, um, my worry is …").
- `stretches` proposes the clauses of a sentence that could stand alone. It cuts only before a clause with a subject and
  a verb of its own, never inside a condition, a report or a doubt ("if …", "he said …", "I don't think …"), whose words
  mean something else without it, and never so that a clause begins with a pronoun whose noun was left behind.

Which stretch carries a facet is for the encoder to say (`extractor.LocalExtractor`).
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.announced import inside
from otherside.extraction.restarts import restart
from otherside.extraction.segment import Span

#: Sentences up to this many words are quoted whole: a cut would save little.
SHORT_WORDS = 14
#: A stretch of fewer words says too little alone.
MIN_WORDS = 4
#: Clauses of one sentence that are looked at; more is a run-on, of which the first are enough.
_MOST_CLAUSES = 5

#: Characters; what is longer is no sentence of a person.
_LONGEST = 1500

_NAME = r"(?-i:[A-Z][\w'’-]+)"
_FIRST = (
    r"(?:i|we|you|there|nobody|no\s+one|everybody|everyone|somebody|someone|people|most|all|half|nothing|everything)"
)
_ANAPHORIC = r"(?:he|she|it|they|this|that|these|those|here)"
_DETERMINER = r"(?:the|my|our|your|his|her|its|their|a|an|some|every|each|no|any|one|two|three|both|another|other)"
_CONTRACTED = r"(?:['’](?:m|re|ve|ll|d|s))?"
#: How a clause begins when it has a subject: enough to take off what stands before.
_SUBJECT = rf"(?:(?:{_FIRST}|{_ANAPHORIC}){_CONTRACTED}\b|{_DETERMINER}\s|{_NAME})"

#: How a sentence begins whose subject has neither article nor name: "clients have …".
_BARE = (
    r"(?:(?:something|anything|whoever)\b|(?!(?:perhaps|always|sometimes|besides|nowadays|this|does|was)\b)[a-z]{3,}s\s+"
    r"(?:have|had|are|were|do|don['’]t|can|can['’]t|will|won['’]t|would|could|keep|need|want|say|tell)\b)"
)

_SOUND = r"(?:u+m+|u+h+|e+r+m*|h+m+|m+h*m*|a+h+|o+h+)"
#: Says nothing wherever it stands in front.
_FILLER = rf"""(?:
    {_SOUND}\b[\s,.…–—-]*
  | (?:you\s+know|i\s+mean|you\s+see|like|well|look|listen|anyway|anyways|honestly|frankly|basically|obviously
      |to\s+be\s+(?:honest|fair|frank|clear)|to\s+tell\s+you\s+the\s+truth|let['’]?s\s+see|as\s+i\s+said|as\s+you\s+know
      |i\s+guess\s+what\s+i['’]?m\s+saying\s+is|what\s+i['’]?m\s+saying\s+is|the\s+thing\s+is|here['’]?s\s+the\s+thing)
      (?:\s*[,…:–—]+|\s+-)\s+
  | (?:so|and|but|plus|also|then|now|well|anyway|okay|ok|right|yeah|yep)\s*(?:[,…–—]+|\.{{2,}}|\s-)\s*
  | (?:yeah|yep|okay|ok|right|well|oh)\s+(?=(?:so|and|but|well|yeah|no,|i\s+mean|you\s+know|like)\b)
  | (?:so|and|but|well|plus|then|yeah|anyway|honestly|frankly|or\s+rather)\s+
      (?={_SUBJECT}|{_BARE}|{_SOUND}\b|you\s+know,|i\s+mean,|like,|yeah\b)
  | (?:because|'?cause|cos)\s+(?={_SUBJECT}[^,]*$)
  | (?:i\s+mean|you\s+know)\s+(?=(?:i|we|it|they|he|she|there|my|our|the){_CONTRACTED}\s)
)"""
_LEAD = lazily(rf"(?:{_FILLER})+", re.IGNORECASE | re.VERBOSE)
#: "I mean what I say", "you know the feeling", "I mean it": these words are said, not filled in.
_MEANT = lazily(r"(?:i\s+mean|you\s+know)\s+(?:it\b(?!['’])|the\b|what\b|that\b)", re.IGNORECASE)
#: "so" that belongs to the next word; an assent to what somebody asked.
_KEPT_LEAD = lazily(
    r"(?:so\s+(?:many|much|far|few|little|that|long)|(?:yeah|yep|okay|ok|right)[\s,]+let['’]?s)\b", re.IGNORECASE
)
_TAG = lazily(
    r"""(?:\s*[,–—…-]+\s*(?:and\s+)?|\s+)(?:
        you\s+know(?:\s+what\s+i\s+mean)? | know\s+what\s+i\s+mean
      | if\s+(?:that|you)\s+(?:makes\s+sense|know\s+what\s+i\s+mean)
      | (?:does|do)\s+(?:that|you)\s+(?:make\s+sense|see)
      | right | yeah | okay | ok | huh | eh | so\s+yeah | but\s+yeah | anyway | really\?
      | or\s+(?:whatever|something(?:\s+like\s+that)?)
      | and\s+(?:stuff|all\s+that|whatever|things?\s+like\s+that)(?:\s+like\s+that)?
      | to\s+be\s+(?:honest|fair|frank) | honestly | frankly | i\s+mean | basically | obviously
    )\s*(?P<mark>[.?!…]*)\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
#: Whoever stops at such a sound has said what they say.
_LAST_SOUND = lazily(rf"(?:\s*[,–—…-])?\s+{_SOUND}[\s,.…–—-]*$", re.IGNORECASE)
#: Tags that are part of the sentence unless a comma or dash sets them off.
_NEEDS_COMMA = lazily(
    r"\s+(?:right|yeah|okay|ok|anyway|really|honestly|basically|obviously|eh|huh|i\s+mean|frankly|you\s+know)\b",
    re.IGNORECASE,
)

#: Between two clauses: a mark and a conjunction, a conjunction alone, or a strong mark alone.
_CUT = lazily(
    # From the first blank of several, so that a long run of them is looked at once.
    rf"""(?<!\s)(?:
        \s*[,;–—]\s*(?P<marked>and|but|so|because|since|though|although|whereas|while|plus|or|yet|which\s+means)\s+(?:then\s+|now\s+|also\s+|that\s+)?
      | \s+(?P<bare>and|but|so|because)\s+(?:then\s+|now\s+|also\s+)?
      | \s*;\s+ | \s*[–—]\s*|\s+-\s+ | \s*,\s+
    )(?={_SUBJECT})""",
    re.IGNORECASE | re.VERBOSE,
)
_VERB = lazily(
    r"""\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|must|may|might|need|needs|want|wants|
        got|get|gets|keep|keeps|kept|lose|loses|lost|pay|pays|paid|use|uses|run|runs|ran|make|makes|made|go|goes|went|take|takes|took|come|comes|came
        |know|knows|knew|think|thinks|thought|say|says|said|feel|feels|felt|hate|hates|love|loves|like|likes|worry|worries|hope|hopes|fear
        |work|works|cost|costs|spend|spends|spent|send|sends|sent|see|sees|saw|tell|tells|told|leave|leaves|left|kill|kills|sign|signs|ask|asks
        |end|ends|expire|expires|start|starts|stop|stops|move|moves|grow|grows|grew|fall|falls|fell|break|breaks|broke|sit|sits|sat|live|lives
        |set|sets|dare|dares|choose|chose|refuse|refuses|belong|belongs|decide|decides|approve|approves|freeze|freezes|froze|crash|crashes
        |depend|depends|become|becomes|became|bring|brings|brought|buy|buys|bought|build|builds|built|change|changes|drop|drops|fail|fails
        |handle|handles|help|helps|hurt|hurts|join|joins|own|owns|play|plays|push|pushes|read|reads|rely|relies|sell|sells|sold|show|shows
        |speak|speaks|spoke|stand|stands|stood|stay|stays|talk|talks|turn|turns|wait|waits|win|wins|won|write|writes|wrote
        |try|tries|wish|enter|key|type|quit|walk|let|put|find|found|give|gives|gave|hold|holds|held|look|looks|mean|means|meant|\w{3,}ed)\b
        |['’](?:m|re|ve|ll|d|s)\b|n['’]t\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: Opens something whose end the next clause may still be under.
_SCOPE = lazily(
    r"""\b(?:if|unless|whether|suppose|supposing|assuming|imagine|provided|until|otherwise|before|even\s+though
        |(?:not|n['’]t|never)\s+(?:\w+\s+){0,2}?(?:think|believe|say|saying|sure|certain|convinced|mean|want|expect|know|like|need|see)
        |doubt|doubts|wish|wishes|wonder|hope|hopes
        |(?:afraid|worried|scared|terrified|nervous|fear|fears|concern|concerned|worry|worries|say|says|said|thinks?|thought|claims?|claimed|told|tells)\b
        )\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: Conditions and suppositions reach over "but" and "so" too.
_CONDITION = lazily(r"\b(?:if|unless|suppose|supposing|assuming|imagine|provided|whether)\b", re.IGNORECASE)
#: Ends on something that is said elsewhere: "… but we can't".
_ELLIPTIC = lazily(
    r"\b(?:(?:ca|wo|do|does|did|is|are|was|were|has|have|had|could|would|should)n['’]t|can|will|do|does|did|is|are|would|should|to|and|or|but|that|which|not)\W*$",
    re.IGNORECASE,
)
_PREAMBLE = lazily(
    r"(?:when|as|after|once|while|since|because|given(?:\s+that)?|now\s+that|with|having)\b", re.IGNORECASE
)
_LOOKS_BACK = lazily(rf"{_ANAPHORIC}{_CONTRACTED}\b", re.IGNORECASE)
#: "because" and "since" in front of a clause that gives a reason: the reason stands alone without them.
_PRONOUN = lazily(rf"(?:i|we|you|there|nobody|everybody|everyone|he|she|they|it){_CONTRACTED}\b", re.IGNORECASE)
_ARTICLE = lazily(r"\s*(?:the|an?|my|our|your|his|her|its|their|every|no)\s+", re.IGNORECASE)
_OTHER_SUBJECT = lazily(r"\s(?:i|we|you|he|she|it|they|that|who|which|to)\s*$", re.IGNORECASE)
#: After these a clause says its own thing, whatever was supposed at the end of the one before.
_CONTRASTS = frozenset(["but", "though", "although", "whereas", "while", "yet"])
_REASON = lazily(rf"(?:because|since|as|given\s+that|now\s+that)\s+(?={_SUBJECT})", re.IGNORECASE)


def trim(text: str, span: Span) -> Span:
    """The span without fillers in front and tags behind; as it was when little would be left."""
    start, end = span.start, span.end
    while (lead := _lead(text, start, end)) > start:
        start = lead
    if (sound := _LAST_SOUND.search(text, max(start, end - 30), end)) and _words(
        text[start : sound.start()]
    ) >= MIN_WORDS:
        end = sound.start()
    while found := _TAG.search(text, max(start, end - 60), end):
        if found.start() <= start or _NEEDS_COMMA.match(text, found.start(), end):
            break
        if _words(text[start : found.start()]) < MIN_WORDS:
            break
        end = found.start()
    while end > start and text[end - 1] in " ,;:–—-\t\n":
        end -= 1
    return Span(start, end)


def _lead(text: str, start: int, end: int) -> int:
    """Where the words begin behind fillers or a false start; ``start`` where there are none or little would be left."""
    found = _LEAD.match(text, start, end)
    if found and found.end() > start and not (_MEANT.match(text, start, end) or _KEPT_LEAD.match(text, start, end)):
        least = MIN_WORDS if _words(text[start : found.end()]) else 1
        if _words(text[found.end() : end]) >= least:
            return found.end()
    anew = restart(text, start, end)
    return anew if _words(text[anew:end]) >= MIN_WORDS else start


#: A name, or somebody of theirs, just before "and I": half of a subject.
_SHARED_SUBJECT = lazily(r"(?:\b[A-Z][\w'’-]*|\b(?:my|our) [\w'’-]+)\s*,?\s*$")


def stretches(text: str, span: Span, short: int = SHORT_WORDS) -> list[Span]:
    """Parts of a sentence that could stand alone, shortest first; without the whole. Empty for short sentences.

    Args:
        span: a trimmed sentence.
        short: words up to which a sentence is one.
    """
    if span.end - span.start > _LONGEST or _words(text[span.start : span.end]) <= short:
        return []
    starts, ends = _edges(text, span)
    reason = _REASON.match(text, span.start, span.end)
    found: set[tuple[int, int]] = set()
    for start in starts:
        for end in ends:
            if end <= start or (start, end) == (span.start, span.end):
                continue
            if reason and start == reason.end() and end != ends[1 % len(ends)]:
                # Without its "because" the reason ends where its clause ends.
                continue
            part = trim(text, Span(start, end))
            # Within quotation marks a cut would leave half of what was said, or make it the speaker's own.
            if inside(text, part.start) or inside(text, part.end):
                continue
            if (part.start, part.end) != (span.start, span.end) and _stands_alone(text, part):
                found.add((part.start, part.end))
    return [Span(*part) for part in sorted(found, key=lambda p: (_words(text[p[0] : p[1]]), p))]


def has_verb(words: str) -> bool:
    """Whether one of the words is a verb, by a list of the commonest and by its ending."""
    return _VERB.search(words) is not None


def joints(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """Between which clauses of a stretch there may be a cut: the conjunction in lower case (empty for a mark alone) and
    where the clause behind it begins."""
    return [((cut["marked"] or cut["bare"] or "").casefold(), cut.end()) for cut in _CUT.finditer(text, start, end)]


def _edges(text: str, span: Span) -> tuple[list[int], list[int]]:
    """Where a stretch may begin and where it may end."""
    starts, ends = [span.start], [span.end]
    reason = _REASON.match(text, span.start, span.end)
    if reason:
        starts = [reason.end()]
    preamble = _PREAMBLE.match(text, span.start, span.end) is not None
    last = span.start
    for cut in _CUT.finditer(text, span.start, span.end):
        before, after = text[last : cut.start()], text[cut.end() : span.end]
        joint = (cut["marked"] or cut["bare"] or "").casefold()
        comma_only = not joint and "," in cut[0]
        if len(starts) + len(ends) > 2 * _MOST_CLAUSES:
            break
        if comma_only and not (preamble and len(ends) == 1):
            # A bare comma parts clauses after a preamble only; elsewhere it may be a list.
            continue
        if _words(before) < MIN_WORDS or not _VERB.search(before) or _in_list(before):
            continue
        if _words(after) < MIN_WORDS or not _is_clause(_upto_next(text, cut.end(), span.end)):
            continue
        if joint == "and" and _SHARED_SUBJECT.search(before) and after.lstrip().startswith(("I ", "I'", "we ", "We ")):
            # "that's when David and I are planning": the subject stands on both sides.
            continue
        so_far = text[span.start : cut.start()]
        if (
            joint in ("so", "because")
            and cut["bare"]
            and re.search(r"\b(?:not|just|only|and)\s*$", before, re.IGNORECASE)
        ):
            continue
        # A preamble says nothing alone, unless it is a reason.
        if reason or not (preamble and len(ends) == 1 and comma_only):
            ends.append(cut.start())
        last = cut.end()
        if _LOOKS_BACK.match(text, cut.end()):
            continue
        if (
            _CONDITION.match(so_far.lstrip())
            or (joint not in _CONTRASTS and _CONDITION.search(so_far))
            or (joint in ("and", "or", "because", "since", "which means", "") and _SCOPE.search(so_far))
        ):
            continue
        if joint in ("or", "which means"):
            continue
        starts.append(cut.end())
    return starts, ends


def _in_list(before: str) -> bool:
    """Whether what stands before a cut ends on an item of a list: "the data, the people | and the time …"."""
    _, comma, item = before.rpartition(",")
    return bool(comma) and _VERB.search(item) is None


def _is_clause(words: str) -> bool:
    """Whether words that begin with a subject go on with a verb of that subject."""
    if _words(words) < MIN_WORDS:
        return False
    if _PRONOUN.match(words):
        return True
    # What stands right behind an article is no verb: "the break clause".
    verb = next((v for v in _VERB.finditer(words) if not _ARTICLE.fullmatch(words, 0, v.start())), None)
    # In "the time it takes" the verb belongs to another subject.
    return verb is not None and not _OTHER_SUBJECT.search(words[: verb.start()])


def _upto_next(text: str, start: int, end: int) -> str:
    found = _CUT.search(text, start + 1, end)
    return text[start : found.start() if found else end]


def _stands_alone(text: str, part: Span) -> bool:
    words = text[part.start : part.end]
    return (
        _words(words) >= MIN_WORDS
        and _VERB.search(words) is not None
        and _ELLIPTIC.search(words) is None
        # A condition left open at the end belongs to what follows it.
        and not re.match(r"(?:if|unless|when|while|although|though)\b[^,]*$", words, re.IGNORECASE)
    )


def _words(text: str) -> int:
    return sum(1 for word in text.split() if any(c.isalnum() for c in word))
