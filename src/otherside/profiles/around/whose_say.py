"""By whose name somebody says that a decision is: "it's Ada's call", "nothing happens without Ada's nod". Pure.

One of the speaker's family is named by what they are: "it's my wife you need to convince". Asked who decides, "it'd be Ada" says so
too; said of itself, it may be anything. What is denied or asked names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from otherside.domain.patterns import lazily
from otherside.extraction.segment import ends_with_question
from otherside.profiles.around.no_names import NO_NAMES
from otherside.profiles.around.titled import BEFORE_NAMES, NOBODY

#: Words with a capital that are no person, or no more than the beginning of a sentence.
_NO_PERSON = NO_NAMES | NOBODY | BEFORE_NAMES | frozenset(
    "Committee Team Department Office Level Plan Option Phase Version Whoever Whatever Whether Depends Good Hard Not Me "
    "Us Him Her Them Mine Ours Yours Not Never Because Since When Where How Why These Those There Other Either Both".split()
)  # fmt: skip
_WORD = rf"(?!(?:{'|'.join(sorted(_NO_PERSON))})\b)[A-Z][\w-]+"
_NAME = rf"(?P<name>\b{_WORD}(?: {_WORD})?(?![\w-]))"
_KIN = (
    r"(?:(?:big |little |older |elder |younger |late |old |own )?(?:(?:grand|step|god)?(?:mother|father|mum|mom|dad|son|daughter)|wife|"
    r"husband|sister|brother|aunt|uncle|niece|nephew|cousin|partner|gran|nan|grandma|grandpa|fiancée?)(?:-in-law)?)"
)
#: By name, or one of the speaker's family.
_WHO = rf"(?P<name>\b{_WORD}(?: {_WORD})?(?![\w-])|\b(?:[Mm]y|[Oo]ur) {_KIN}(?![\w-]))"
_REALLY = r"(?: (?:probably|really|ultimately|mostly|entirely|all|always|just|only|still|then|simply|basically|actually|finally))*"
#: What a decision is said of, and that it is: "it'd be", "that's".
_IS = (
    r"\b(?i:it|that|this|the (?:decision|choice|call|final say))(?:['’]s|['’]d be|['’]ll be| is| would be| will be| has to be)"
    rf"{_REALLY}"
)
#: What only whoever decides does.
_DECIDES = (
    r"(?:decides?(?! (?:what|which|how|when|where)\b)|signs?(?: (?:it|this|that|them|off|things|everything|anything|contracts|the "
    r"(?:contracts?|orders?|cheques?|checks?|papers?|money|budget))(?: off)?)?(?=\W*$|[,.;:!?)–—]| (?:and|in|for (?:it|this|that|us)|"
    r"so|off|because|here|on|is|would be)\b)|approves?|has to (?:sign|agree|approve|decide|say yes)|says yes(?: or no)?|"
    r"(?:makes?|takes?) (?:the|that|this) (?:call|decision)|"
    r"has the (?:final|last) (?:say|word)|holds the (?:money|purse|budget)|(?:I|we|you)(?:['’]d| would)? (?:have|need) to convince|"
    r"pays for it)"
)
#: Whatever it is: "signs what she puts in front of him".
_SIGNS_ALL = r"signs? (?:off )?(?:whatever|what|everything|anything|all (?:that|of it)|it all)\b"
_PLAIN: tuple[re.Pattern[str], ...] = tuple(
    lazily(pattern)
    for pattern in (
        # A call may be one on the telephone.
        rf"{_IS} {_WHO}['’]s (?:own |final |sole )?(?:decision|choice|say|call(?! (?:at|on|with|about|in|for|tomorrow|today|next|this)\b))"
        r"(?=\W*$|[,.;:!)–—]| (?!(?:the|a|an)\b)[a-z])",
        rf"{_IS} (?:up|down) to {_WHO}(?!['’]s)(?! \d)(?! to (?!(?:decide|sign|say|choose|approve|make|agree)\b))",
        rf"\b(?i:decision|choice|final (?:say|word)|last word)(?: on (?:it|this|that))? (?:is|lies|rests|sits|would be|will be|stays)"
        rf"{_REALLY} with {_WHO}(?!['’]s)",
        rf"{_WHO}(?:['’]s|['’]d be|['’]ll be| is| would be| will be){_REALLY} the (?:only )?(?:one|person|man|woman|lady) "
        rf"(?:(?:who|that) {_DECIDES}|to (?:convince|persuade|win over))",
        rf"\b(?i:the) (?:one|person) (?:(?:who|that) {_DECIDES}|to (?:convince|persuade|win over))[^.?!,;]{{0,24}}? "
        rf"(?:is|would be|will be) {_WHO}(?!['’]s)",
        rf"{_IS} {_WHO},? (?:who|that) {_DECIDES}",
        rf"{_WHO},?(?: here| there| upstairs)?(?: (?:will|would|always|just|simply|then|usually|only))* {_SIGNS_ALL}",
        rf"{_WHO}(?: (?:will|would|always|then|usually|only))* (?:makes?|takes?) (?:the|that|this) (?:final )?(?:call|decision)"
        r"(?=\W*$|[,.;:!)–—]| (?:and|but|on|here|in the end|for (?:us|this|it))\b)",
        rf"\b(?:in front of|(?:put|take|run|get|put|bring) (?:it|this|that|them) (?:to|before|by|past)) {_WHO}\b(?!['’]s)"
        rf"[^.?!;]{{0,60}}?(?:,| and| because| since) (?:he|she|they)(?: (?:always|just|then|usually|will))* (?:{_SIGNS_ALL}|{_DECIDES})",
    )
)
_WIN_OVER = (
    r"(?:convince|persuade|win over|talk (?:round|into it)|sell (?:it|this|that) to|get past|get (?:it|this|that) past)"
)
_YES = (
    r"(?:nod|blessing|yes|ok|okay|say-?so|approval|consent|permission|signature|go-?ahead|agreement|name on it|thumbs?[- ]up|word|"
    r"sign-?off)"
)
#: Whatever it is they agree to, nothing is done with a no of theirs.
_THEIR_NO = (
    r"(?:(?:['’]s (?:hand|thumb|vote|answer|word|verdict|eyebrows?|face)\b[^.,;!?]{1,30})|"
    r" (?:says? no|does(?:n['’]t| not) (?:like|want|buy|fancy|nod|agree|approve|sign)|is(?:n['’]t| not) (?:for it|convinced|happy|keen|"
    r"in favour|on board|sold)|won['’]t (?:have|sign|agree|nod)|objects|is against|shakes|frowns|digs in)\b[^.,;!?]{0,30})"
)
_IT_IS_OVER = (
    r"(?:that['’]s (?:it|that|the end of (?:it|that)|us done)|it['’]s (?:over|dead|off|finished|a no|not happening|all over)|forget it|"
    r"nothing (?:happens|gets done|moves)|we['’]re (?:out|done|finished)|I['’]m (?:out|done))(?=\W*$|[.,;!–—])"
)
#: The same told sideways.
_SIDEWAYS: tuple[re.Pattern[str], ...] = tuple(
    lazily(pattern)
    for pattern in (
        rf"\b(?i:it)(?:['’]s| is| would be|['’]d be|['’]ll be){_REALLY} {_WHO},? (?:that |who |whom )?(?:you|we|I)(?:['’]d|['’]ll|['’]ve| "
        rf"will| would)?{_REALLY} (?:need|want|have|has|got|must)(?: got)?(?: to)? {_WIN_OVER}\b",
        rf"\b(?:(?i:you|we|I)(?:['’]d| would|['’]ll| will)?{_REALLY} (?:have|need)|(?i:it|that|this|anything|everything)"
        rf"(?:['’]d| would)?{_REALLY} (?:has|have|needs?)) to (?:first )?(?:get|go)(?: it| this| that| anything)? past {_WHO}"
        r"(?!['’]s)(?=\W*$|[.,;:!)–—]| (?:first|before|too|as well|on (?:this|it|that)|with (?:it|this|that))\b)",
        rf"\b(?i:nothing|not a thing|no (?:cheque|check|order|contract|decision|money)) [^.;!?]{{0,50}}?\bwithout {_WHO}(?:['’]s"
        rf" (?:\w+ )?{_YES}\b|(?:['’]s)? (?:nodding|agreeing|approving|signing|saying (?:so|yes))\b|(?=\W*$|[.,;!–—]))",
        rf"\b(?i:without) {_WHO}['’]s (?:\w+ )?{_YES},? (?:nothing|it (?:won['’]t|doesn['’]t|will not)|we (?:can['’]t|won['’]t|don['’]t)|"
        r"there['’]s no)\b",
        rf"\b(?i:(?:do(?:es|ing)?|go(?:es)? (?:by|along with)|follows?|agrees? (?:to|with)|listens? to|accepts?)) (?:exactly |just )?"
        rf"(?:whatever|what) {_WHO} (?:says?|wants?|decides?|thinks?|tells?|likes?|does(?:n['’]t| not) (?:\w+ ){{1,3}}(?:at|about|with)\b)"
        r"(?! (?:about|of) )",
        rf"\b(?i:whatever|what) {_WHO} (?:says|decides|wants),? goes\b",
        rf"\b(?i:if) {_WHO}{_THEIR_NO},? (?:then )?{_IT_IS_OVER}",
        rf"{_WHO}(?:['’]s the one (?:who|that))?(?: (?:still|also|really|always|now))* (?:holds?|keeps?|controls?|has (?:\w+ )?hands? on|"
        r"has|sits? on) (?:(?:on )?(?:all )?the |our )?(?:purse(?:[- ]?strings?)?|cheque ?book|check ?book)\b",
        r"\b(?i:the) (?:purse(?:[- ]?strings?)?|cheque ?book|check ?book) (?:is|are|lies?|stays?|rests?)(?: \w+)? "
        rf"(?:with|in the hands of|held by) {_WHO}(?!['’]s)",
        rf"{_WHO} (?:really |actually |still )?(?:calls the shots|wears the (?:trousers|pants)|has the (?:last|final) (?:say|word))\b",
        rf"(?P<name>\b(?:[Mm]y|[Oo]ur) {_KIN})(?: (?:still|always|also|really))* (?:decides(?! (?:what|which|how|when|where)\b)|has to "
        r"(?:agree|approve|say yes)\b|makes the (?:call|decision)\b|signs (?:everything|the (?:cheques|checks|contracts?|papers))\b)",
        rf"\b(?i:it|this|that|everything|the whole thing) (?:all )?(?:stands (?:or|and) falls|lives or dies|rises or falls|hinges|turns) "
        rf"(?:with|on|by) {_WHO}(?!['’]s (?!(?:\w+ )?{_YES}\b))",
    )
)
_END = r"(?=\W*$|[,.;:!)–—])"
_MONEY = r"(?:money|purse(?:[- ]?strings?)?|wallet|budget|cheque ?book|check ?book)"
_PAPERS = r"(?:cheques?|checks?|contracts?|orders?|papers?|everything|anything)"
#: "Over twenty thousand it goes to Ada", "anything above five hundred goes through Ada".
_SUM = r"\b(?i:over|above|beyond|past|more than|from) [^.;?!,]{2,40}?"
#: By whose money, signature or way it goes.
_BY_THE_PURSE: tuple[re.Pattern[str], ...] = tuple(
    lazily(pattern)
    for pattern in (
        rf"{_IS} {_WHO}['’]s (?:own )?{_MONEY}(?:{_END}| (?i:in the end|after all|and not|not))",
        rf"{_WHO}(?:['’]s| is){_REALLY} the (?:{_MONEY}|one with the {_MONEY}){_END}",
        rf"{_WHO}(?: always| usually| still)? (?:holds|pays for|has) (?:it all|everything|all of it|the lot|(?:the|our) {_MONEY})"
        rf"(?: here)?{_END}",
        rf"(?:^\W*|[,;:.!?–—] (?:(?i:and|but|so|then) )?){_WHO}(?: always| usually)? (?:signs|decides)"
        rf"(?: (?:the |all the )?{_PAPERS})?{_END}",
        rf"{_WHO}(?:['’]ll| will|['’]d| would)? (?:wants?|needs?|has to (?:have|see)|have to (?:have|see)|insists? on|asks? for) "
        r"[^.;?!]{1,60}? before (?:he|she|they)(?:['’]ll| will| would|['’]d)?(?: even| ever)? (?:signs?|puts? (?:pen to paper|(?:his|her|"
        r"their) name)|agrees?|says? yes|approves?|commits?)\b",
        rf"{_SUM},? (?:it |that )?(?:all )?(?:goes|has to go|needs to go) (?:up )?(?:to|through|past|by) {_WHO}(?!['’]s){_END}",
        rf"\b(?i:it|this|that|everything|anything)(?: all)?(?:['’]ll| will| would|['’]d)? (?:goes|go|has to go|have to go) "
        rf"(?:through|past) {_WHO}(?!['’]s){_END}",
        rf"\bgoes to (?:the|our) \w+(?: \w+)?,? (?:so|which is|that['’]s|that is|meaning) {_WHO}(?!['’]s){_END}",
        rf"\b(?i:it|this|that|everything|anything)(?: all)?(?:['’]ll| will| would|['’]d)? needs? {_WHO}['’]s (?:\w+ )?{_YES}{_END}",
    )
)
_TO_SEE = r"(?:it|this|that|them|the (?:offer|figures?|numbers?|contract|paper|proposal|quote|terms))"
#: With whose yes the speaker goes along; it may be a step before the decision.
_WITH_YES: tuple[re.Pattern[str], ...] = tuple(
    lazily(pattern)
    for pattern in (
        rf"\b(?i:(?:I|we)(?:['’]d| would|['’]ll| will)?(?: just| only| still| first)* (?:need|have to get|have to have)) {_NAME} to "
        rf"(?:say (?:yes|so)|agree|nod|sign(?: {_TO_SEE})?(?: off)?|approve(?: {_TO_SEE})?|ok(?:ay)? {_TO_SEE}|"
        rf"have a (?:squint|look|read)(?: (?:at|over|through) {_TO_SEE})?){_END}",
        rf"\b(?i:(?:I|we)(?:['’]d| would|['’]ll| will)?(?: just| only| still| first)* (?:have|need) to "
        rf"(?:ask|check with|clear {_TO_SEE} with|"
        rf"run {_TO_SEE} (?:past|by)|talk {_TO_SEE} over with)) {_NAME}(?!['’]s)(?:{_END}| (?i:first|about {_TO_SEE}))",
        rf"{_NAME} (?:has|would have|will have) to be (?:happy|comfortable|ok|okay|fine|content|convinced|on board)"
        rf"(?: with {_TO_SEE})?{_END}",
        rf"\b(?i:it|this|that)(?:['’]d| would|['’]ll| will)? comes? out of {_NAME}['’]s (?:budget|pocket|pot){_END}",
        rf"\b(?i:if|when|once) {_NAME} (?:puts? (?:it|this|that) (?:in|on|into) (?:the|his|her|our) \w+|says (?:so|yes)|"
        r"signs(?: (?:it|off))?|approves(?: it)?|okays (?:it|this)|wants it|gives (?:it )?(?:the|his|her) (?:ok|okay|nod)),? "
        r"(?:then )?(?:I|[Ww]e)(?:['’]ll| will|['’]d| would) (?:do|sign|follow|go along|be in|buy|order|start)\b",
        r"\b(?:I|[Ww]e)(?:['’]ll| will|['’]d| would) (?:do|sign|buy|order|start)(?: with)? (?:it|this|that),? (?i:if|when|once) "
        rf"{_NAME} (?:says (?:so|yes)|signs(?: (?:it|off))?|approves(?: it)?|okays (?:it|this)|wants it|puts it (?:in|on) the \w+)",
    )
)
_ASKS = lazily(
    r"\b(?:who(?:['’](?:d|s|ll))?(?: (?!(?:told|said|asked|knows?)\b)[\w']+){0,4}? (?:decid(?:e[sd]?|ing)\b(?! (?:what|when|where)\b)|"
    r"sign(?:s|ing)?\b(?! (?:for|in|up|to)\b)|approv(?:es?|ing)\b|(?:mak(?:es?|ing)|tak(?:es?|ing)) (?:the|this|that) (?:final )?"
    r"(?:call|decision)\b|(?:final|last) (?:say|word)\b|says? yes\b)|"
    r"whose (?:decision|call|choice|signature|yes)\b|who(?:['’]s| is| would be)(?: \w+)? (?:it|this|that) (?:up|down) to\b)[^?]*\?",
    re.IGNORECASE,
)
_WELL = (
    r"^\W*(?:(?i:well|oh|um|uh|so|hm+|yes|no|not (?:me|us|my call|I|(?-i:[A-Z])\w+)|probably|mostly|honestly|I (?:think|guess|suppose)|"
    r"in the end|ultimately|basically|for (?:that|this|it)|with us|here|at the moment)[,.!;–— ]+)*"
)
#: The answer right after the question, or after a word or two on oneself.
_ANSWER = lazily(
    rf"{_WELL}(?i:it|that|this)(?:['’]s|['’]d be|['’]ll be| is| would be| will be| has to be){_REALLY} (?:me and |both )?"
    rf"(?:(?i:our|my|the) [\w’' -]{{2,30}},? )?{_NAME}(?=['’]s\W|\W*$|[,.;:!(–—]| (?:and|in the end|then|first|who)\b)"
)
_BARE = lazily(
    rf"{_WELL}{_NAME}(?= (?:does|would|will|decides|signs)\b|, (?:he|she|who|our|my|and then|then|with)\b| and then\b)"
)
#: Words between the question and the answer, at most.
_SOON = 25
#: Before a name in its clause it says that it is not theirs, or that it was, or somewhere else.
_NOT = lazily(
    r"\b(?:not|never|nobody|no one|neither|wish|used to|wonder|whether|maybe|perhaps|would it|is it)\b|n['’]t\b|"
    r"\b(?:at|over at) (?-i:[A-Z])",
    re.IGNORECASE,
)
_CLAUSE = lazily(r"[,;:–—.!?]|\b(?:but|and)\b")


def asks_who_decides(text: str) -> bool:
    """Whether a question asks who decides."""
    return _ASKS.search(text) is not None


#: Characters that are looked at; nobody says a longer sentence, or asks a longer question.
_LONGEST = 4_000


def deciders(text: str, before: str = "") -> list[tuple[str, bool]]:
    """``(name, decides)`` of everybody of whom a sentence says by name that it is their decision, in its order.

    ``decides`` is False where the speaker only goes along with their yes. One of the speaker's family is none; see ``deciding_kin``.

    Args:
        text: a sentence of theirs.
        before: what was said just before: our question, an empty line, and the words of the same turn.
    """
    plain, before = " ".join(text[:_LONGEST].split()), before[-_LONGEST:]
    if ends_with_question(plain):
        return []
    found = [(m.start("name"), m["name"], True) for m in _told(plain) if not _OF_MINE.match(m["name"])]
    found += [(m.start("name"), m["name"], False) for m in _all(_WITH_YES, plain)]
    if (said := _answering(before)) is not None and len(said.split()) <= _SOON:
        answer = _ANSWER.search(plain) or (_BARE.search(plain) if not said.strip() else None)
        found += [(answer.start("name"), answer["name"], True)] if answer else []
    return list({name: (name, decides) for _, name, decides in sorted(found, key=lambda f: (f[0], f[2]))}.values())


def deciding_kin(text: str) -> list[str]:
    """Who of the speaker's family decides, by a sentence: "wife" of "it's my wife you need to convince"."""
    plain = " ".join(text[:_LONGEST].split())
    found = (
        ()
        if ends_with_question(plain)
        else (_OF_MINE.sub("", m["name"]) for m in _told(plain) if _OF_MINE.match(m["name"]))
    )
    return list(dict.fromkeys(found))


def kin_named(name: str) -> str:
    """What somebody of the family is who is called by that: "mum" of "Mum"; empty of any other name."""
    kin = name.casefold()
    return kin if any(kin in words for words in _CALLED) else ""


def same_kin(kin: str) -> Sequence[str]:
    """The words for the same relative, the given one first: "mum" and "mother"."""
    return [kin, *(w for words in _CALLED if kin in words for w in words if w != kin)]


#: What families call somebody by as if it were a name.
_CALLED = (("mum", "mom", "mother", "mama"), ("dad", "father", "papa"), ("gran", "nan", "granny", "grandma", "grandmother"),
           ("grandpa", "grandad", "granddad", "grandfather"))  # fmt: skip
_OF_MINE = lazily(r"(?:my|our) ", re.IGNORECASE)


def _told(plain: str) -> Iterator[re.Match[str]]:
    """Where a sentence says whose decision it is, and does not deny it."""
    return (m for table in (_PLAIN, _SIDEWAYS, _BY_THE_PURSE) for m in _all(table, plain) if not _denied(plain, m))


def _all(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(text)


def _denied(text: str, match: re.Match[str]) -> bool:
    """Whether its clause says that it is not so; "if it's Ada's call" supposes it."""
    clause = _CLAUSE.split(text[: match.start()])[-1]
    return bool(_NOT.search(clause) or re.search(r"\bif\b", clause, re.IGNORECASE))


def _answering(before: str) -> str | None:
    """What they said since we asked who decides; None where that was not the last question."""
    asked, apart, own = before.rpartition("\n\n")
    questions = re.findall(r"[^.?!]*\?", asked)
    return own if apart and questions and asks_who_decides(questions[-1]) else None
