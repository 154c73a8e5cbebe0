"""Whether the words of a quotation speak of somebody as of another: "Ada is leaving" is hardly what Ada says of herself.

Who is called "she" beside a quotation is told by whom a note named last; what stands in the quotation may tell that it is not them.
So does how somebody is introduced: "her brother is Rolf". Pure.
"""

import re

from otherside.domain.patterns import lazily

#: First names that begin a sentence as words as well.
_WORDS = frozenset(["april", "august", "june", "may", "will"])
_VERBS = (
    r"(?:(?:is|was|has|had|does|did|would|wo|ca|could|should|might|must|need)n['’]t|is|was|has|had|does|did|would|will|can|cannot"
    r"|could|should|might|may|must|needs?|wants?|thinks?|thought|knows?|knew|says|said|told|asks|likes|loves|hates|holds|owns|runs"
    r"|leads|signs|decides|pays|keeps|kept|gets|got|takes|took|makes|made|gives|gave|goes|went|comes|came|leaves|left|looks|lets"
    r"|puts|sits|sat|stands|stood|counts|calls|feels|felt|seems|believes|worries|tells|talks|votes|wrote|writes|works|found|finds"
    r"|brought|brings|[a-z]{2,}ed|ist|war|hat|wird|kann|muss|est|était|sera|doit|veut|va)"
)
_ADVERB = r"(?:\s(?:just|also|still|never|always|even|only|now|often|perhaps|already|then|[a-z]+ly|(?:her|him)self))?"
#: What is short for "is" or "has" and no possessive: a house may bear its owner's name.
_SHORT = r"['’]s\s(?:(?:already|still|just|never|always|really)\s)?(?:not|been|got|gone|off|away|an?|the|in|on|no|\w{2,}ing)\b"
#: "Ada is what they call me", "Ada is short for …".
_OF_A_NAME = r"(?!\s(?:what|how|short\sfor|me|my|just\sa\sname)\b)"
_DEALS_WITH = (
    r"\b(?:I|we)(?:['’](?:ve|ll|d)|\s(?:have|will|would|had|should|must|can|could|need\sto|have\sto))?"
    + _ADVERB
    + r"\s(?:told|tell|asked|ask|know|like|trust|saw|see|met|rang|ring|(?:spoke|speak|talked|talk|wrote|write)\s(?:to|with))\s"
)
#: Behind these a name may be the speaker's own: "I'm Ada", "ask for Ada".
_OWN = lazily(
    r"\b(?:I['’]m|I\sam|name(?:['’]s|\sis)|this\sis|it['’]s|it\sis|call(?:ed|s)?(?:\sme)?|for|from|by|at|as|dear|hi|hello)\s$",
    re.IGNORECASE,
)
#: So many characters before a quotation lead in to it.
_LEAD = 300
_KIN = {
    word: pronoun
    for pronoun, words in {
        "he": "brother father dad husband son uncle nephew grandfather grandson stepson stepfather godfather",
        "she": "sister mother mum mom wife daughter aunt niece grandmother granddaughter stepdaughter stepmother godmother",
    }.items()
    for word in words.split()
}
_IS = lazily(r"(?P<who>[^.;:!?]*?)\b(?:is|was|are|were|called|named|ist|heißt|est)\s$")
_WORD = lazily(r"[^\W\d_]+")
#: What a note-taker tells of whom the label names: "she said she'd be glad", "he wants out, or so I read him".
_TELLS = lazily(
    rf"(?:he|she)(?:['’]d|\swould)?{_ADVERB}\s(?:said|says|told|tells|asked|asks|thinks|thought|wants|wanted|feels|felt|hopes|hoped"
    r"|fears|feared|worries|worried|believes|believed|means|meant|mentioned|promised|admitted|agreed|likes?|prefers?)\b"
    r"|(?:he|she)\b.*\b(?:I read (?:him|her|it)|my (?:guess|read|reading|impression|words))\b",
    re.IGNORECASE,
)
_ANOTHER = lazily(r"(?:he|she|his|her)\b", re.IGNORECASE)
#: The author puts themselves in somebody's place, or is not sure who it was: "If I were Ada:", "Ada (I think):".
_SUPPOSED = lazily(
    r"\b(?:(?:if|as if|as though) (?:I|we) (?:were|was|am|had been)|(?:I|me|we|us) as|imagin(?:e|es|ing)|pretend\w*|role[- ]?play\w*"
    r"|in (?:the )?(?:shoes|place) of|wenn ich|wäre ich|si j['’]étais)\b[^.!?\n]*$"
    r"|\((?:(?:I (?:think|guess|believe|suppose)|not sure|unsure|probably|perhaps|maybe)\b[^()\n]*|\?+)\)\s*:\s*$",
    re.IGNORECASE,
)


def speaks_of(words: str, name: str) -> bool:
    """Whether a quotation speaks in the third person of somebody whom it calls by their first name or their whole name.

    Args:
        words: what stands between the quotation marks.
        name: of whoever may have said it.
    """
    return any(not _OWN.search(words[: match.start("who")]) for form in _forms(name) for match in form.finditer(words))


def told_of_them(line: str, *, quoting: bool) -> bool:
    """Whether a line without quotation marks behind somebody's name tells of them in another's words (``Ada: she said no``).

    Args:
        line: what stands behind the name and the colon.
        quoting: whether the document sets what was said in quotation marks elsewhere; then any "she" at the beginning is enough.
    """
    return bool((_ANOTHER if quoting else _TELLS).match(line.lstrip()))


def supposed(before: str) -> bool:
    """Whether the words before a quotation lead in to what somebody might say, or leave open who it was: ``If I were Ada:``."""
    return bool(_SUPPOSED.search(before[-_LEAD:]))


def introduced(sentence: str, name: str) -> bool:
    """Whether a sentence about something else tells who somebody is: ``Her brother is Rolf Kamp``, ``The chair was Rolf Kamp``."""
    before = _IS.fullmatch(sentence, 0, max(0, sentence.find(name)))
    return before is not None and before["who"].strip().casefold() not in ("", "it", "that", "this", "there", "who")


def kin_pronoun(sentence: str, name: str) -> str:
    """``he`` or ``she`` as a sentence that introduces somebody calls them a brother or a sister, and ``""`` where it does not."""
    before = _IS.fullmatch(sentence, 0, max(0, sentence.find(name)))
    words = _WORD.findall(before["who"].casefold()) if before else []
    return _KIN.get(words[-1], "") if words else ""


def _forms(name: str) -> tuple[re.Pattern[str], ...]:
    """What speaks of a name's bearer as of another; nothing for a name that is hardly told from a word."""
    first, _, rest = name.partition(" ")
    if len(first) < 3 or not first[0].isupper() or first.casefold() in _WORDS:
        return ()
    who = rf"(?<![\w'’-])(?P<who>{re.escape(first)}{rf'(?: {re.escape(rest)})?' if rest else ''})"
    beside = r"(?![\w'’-])[^.!?\"“”]{0,80}?\b(?:he|she)\b"
    return (
        re.compile(rf"{who}(?:{_ADVERB}\s{_VERBS}\b{_OF_A_NAME}|{_SHORT}|{beside}|\sand\s(?:I|me|myself)\b)"),
        re.compile(rf"(?:{_DEALS_WITH}|\b(?:and|between)\s(?:me|myself)\sand\s){who}(?![\w'’-])"),
    )
