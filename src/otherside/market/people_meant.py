"""Words of a role in a question, where it speaks of people by them: "what do engineers fear", never "about the engineers". Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from otherside.domain.patterns import lazily
from otherside.market.asking import framed, idle

_WORD = lazily(r"[\w&]+(?:['’-]\w+)*['’]?")
#: Roles that are called by what their people do: their words mean people, where those of a field ("repairs") may mean the thing.
_DOER = lazily(
    r"(?:\w{2,}(?:er|or|ist|ian|ant|yst|man|woman|ee|ster)|head|lead|chief|partner|nurse|clerk|chef|matron|dean|executive|president|"
    r"agent|assistant|ceo|cfo|coo|cto|cio|cmo|vp|chair)s?",
    re.IGNORECASE,
)
_LEADS = lazily(r"head|lead|chief|director|manager|president|executive|chair|ceo|cfo|coo|cto|cio|cmo|vp")
#: Words on either side that tell whether people are meant.
_NEAR = 16
_LINKS = frozenset({"of", "for", "the"})
_AND = frozenset({"and", "or"})
_ABOUT = lazily(r"about|regarding|concerning|mention(?:s|ed|ing)?", re.IGNORECASE)
_THE = r"(?:(?:the|a|an|our|your|their|most|many|some|all|other|these|those|any|both) )*"
_PEOPLE = (
    r"(?:people|persons?|those|anyone|anybody|someone|somebody|everyone|everybody|nobody|folks?|who|colleagues|users|ones|staff|buyers?|"
    r"customers?|clients?)"
)
_SITS = r"(?:(?:who|that|sit|sits|sitting|work|works|working|are|is|was|were|there|responsible) ){0,3}"
_FEELS = (
    r"(?:fears?|worr(?:y|ies)|goals?|wants|wishes|hopes|frustrations?|objections?|pains?|views?|opinions?|quotes?|words|language|"
    r"concerns|doubts)"
)
_SPEAKS = lazily(
    r"(?:(?:really|ever|not|also|usually|mostly|most|actually|all) )*"
    r"(?:say|says|said|think|thinks|thought|fears?|feared|wants?|wanted|hates?|loves?|likes?|worry|worries|feels?|felt|talks?|talked|"
    r"mentions?|mentioned|cares?|complains?|asks?|asked|tells?|told|hopes?|wish|wishes|expects?|believes?|prefers?|chooses?|chose|"
    r"decides?|dreads?|speaks?|knows?|answers?|hesitates?|objects?|afraid|worried|against|scared|anxious|frustrated|unhappy|happy)"
    r"(?: |$)",
    re.IGNORECASE,
)
#: Before the words, whatever they are.
_OF_ANY = lazily(
    rf"(?:\b{_PEOPLE} {_SITS}(?:in|from|at|of) {_THE}|\bamong(?:st)? {_THE}|"
    rf"\b{_FEELS} (?:of|in|from) {_THE}|\b(?:hear|heard|quotes?|words|said|told) (?:from|by) {_THE}|"
    rf"\b(?:frustrat\w+|annoy\w*|worr(?:y|ies|ied)|scare[sd]?|frighten\w*|bother\w*|blocks?|hold\w* back) {_THE}|"
    rf"\b(?:between|versus|vs|compared (?:with|to)|differs? from|different from|than) {_THE})$",
    re.IGNORECASE,
)
_HOLDS = lazily(rf"\bhold\w* {_THE}$", re.IGNORECASE)
_SUBJECT = lazily(
    rf"\b(?:do|does|did|would|will|could|can|might|should|have|has|had|are|is|was|were|don['’]t|doesn['’]t|didn['’]t) {_THE}$",
    re.IGNORECASE,
)
#: Before words for people only.
_OF_DOERS = lazily(
    rf"(?:\b(?:which|many|most|all|some|every|each|no) (?:of )?{_THE}|\b(?:from|by) {_THE}|"
    rf"\b(?:stop\w*|keeps?|driv\w+|motivat\w+|moves?|moved|prevent\w*|matters? (?:to|for)|important (?:to|for)) {_THE})$",
    re.IGNORECASE,
)
_GROUP = lazily(
    r"(?:people|folks?|teams?|staff|side|colleagues|departments?|persons?|buyers?|customers?|clients?)\b", re.IGNORECASE
)
#: Whoever a question that ends in "in finance" is of.
_ANYBODY = lazily(rf"\b(?:{_PEOPLE}|they|them|what)\b(?P<gap>.*)\bin {_THE}$", re.IGNORECASE)
_PLAIN = lazily(r"against|favou?r|it|this|afraid", re.IGNORECASE)


#: Who says it, thinks it, wants it: what stands between the auxiliary and the verb.
_ASKED_OF = lazily(
    rf"\b(?:do|does|did|would|will|could|can|might) {_THE}(?P<who>[\w&'’-]+(?: [\w&'’-]+){{0,3}}?) (?:(?:really|ever|not|all|actually) )*"
    r"(?:say|said|think|fear|want|need|hate|love|like|worry|feel|talk|complain|ask|tell|hope|wish|believe|prefer|care|dread|expect)\b",
    re.IGNORECASE,
)
_PEOPLE_IN = lazily(rf"{_PEOPLE} (?:in|from|at|of) {_THE}(?=\w)", re.IGNORECASE)
#: What a question calls everybody, besides the words of its frame.
_EVERYBODY = frozenset(
    """firms companies organisations organizations users accounts teams respondents interviewees participants others both contacts
    stakeholders evidence interviews calls conversations data mails notes lots few several half hardly two three four""".split()
)


def asked_of(question: str) -> tuple[str, bool]:
    """Whom a question is of by its form ("what do the tenants say"), if it is not everybody; and whether it names everybody so.

    Returns:
        The words, and whether they mean everybody who was heard ("firms"); empty where there are none but those of the frame.
    """
    found = _ASKED_OF.search(question)
    if found is None or re.search(r"\b(?:who|that|which|and|or)\b", found["who"], re.IGNORECASE):
        return "", False
    who = _PEOPLE_IN.sub("", found["who"])
    words = [word for word in who.split() if not framed(word)]
    if not words or framed(who.split()[0]):
        return "", False
    return who, all(word.casefold() in _EVERYBODY for word in words)


def words_of(role: str) -> tuple[set[str], set[str]]:
    """The words of a role that name a field of work, and those that name who is in it; in lower case but for "IT"."""
    fields: set[str] = set()
    doers: set[str] = set()
    for part in re.split(r"\b(?:of|for|to|at|and)\b|[^\w\s'’-]", role):
        words = re.findall(r"[^\W\d_]+", part)
        for n, word in enumerate(words):
            low = word.casefold()
            if len(word) < 4 and not (word.isupper() and len(word) > 1):
                continue
            if framed(low):
                if word.isupper():
                    fields.add(word)
            # A tenant liaison officer is an officer, and no tenant; a director operations is a director.
            elif (n == len(words) - 1 and _DOER.fullmatch(low)) or _LEADS.fullmatch(low):
                doers.add(low)
            else:
                fields.add(low)
    return fields, doers


def people_meant(question: str, fields: Collection[str], doers: Collection[str]) -> list[str]:
    """The words of a question that mean people by their role, as they stand in it; words of one role together ("lift engineers").

    Args:
        fields: words of roles that name a field, in lower case ("repairs"); abbreviations that are words too as they are ("IT").
        doers: words of roles that name whoever holds them, in lower case ("engineer").
    """
    words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(question)]
    plain = [word for word, _, _ in words]
    known = [_known(word, fields, doers) for word, _, _ in words]
    found: list[str] = []
    at = 0
    while at < len(words):
        if not known[at]:
            at += 1
            continue
        runs = [_run(known, plain, at)]
        # "Directors and engineers": the second stands as the first does.
        while (
            (end := runs[-1][1]) + 1 < len(words)
            and words[end][0].casefold() in _AND
            and (known[end + 1] or (words[end + 1][0].casefold() == "the" and end + 2 < len(words) and known[end + 2]))
        ):
            runs.append(_run(known, plain, end + 1 if known[end + 1] else end + 2))
        start, end = runs[0][0], runs[-1][1]
        before = "".join(f"{w} " for w, _, _ in words[max(0, start - _NEAR) : start])
        after = " ".join(w for w, _, _ in words[end : end + _NEAR])
        if _meant(before, after, words[end - 1][0], any("doer" in known[k : k + 1] for k in range(start, end))):
            found += [question[words[a][1] : words[b - 1][2]] for a, b in runs]
        at = end
    return found


def _known(word: str, fields: Collection[str], doers: Collection[str]) -> str:
    """``doer``, ``field``, or nothing."""
    if word in fields:
        return "field"
    bare = re.sub(r"['’]s?$", "", word).casefold()
    if framed(bare):
        return ""
    forms = {bare, bare.removesuffix("s"), bare.removesuffix("es"), re.sub(r"ies$", "y", bare)}
    # "Tenants" are not those of "tenant liaison": a field is called as the role calls it.
    return "doer" if not forms.isdisjoint(doers) else "field" if bare in fields else ""


def _run(known: list[str], words: list[str], start: int) -> tuple[int, int]:
    """From where to where the words of one role go: "heads of the estates" too."""
    end = start + 1
    while end < len(words):
        ahead = end
        while ahead < len(words) and words[ahead].casefold() in _LINKS:
            ahead += 1
        if ahead >= len(words) or not known[ahead] or ahead - end > 2:
            break
        end = ahead + 1
    return start, end


def _meant(before: str, after: str, last: str, doers: bool) -> bool:
    if re.search(rf"\babout {_THE}(?:{_PEOPLE} {_SITS}(?:in|from|at|of) {_THE})?$", before, re.IGNORECASE):
        return False
    if re.search(rf"\b(?:{_PEOPLE} {_SITS}(?:in|from|at|of)|among(?:st)?) {_THE}$", before, re.IGNORECASE):
        return True
    if any(_ABOUT.fullmatch(word) for word in before.split()):
        return False
    if _OF_ANY.search(before) or _GROUP.match(after) or (_HOLDS.search(before) and re.search(r"\bback\b", after)):
        return True
    if _SUBJECT.search(before) and after and (doers or _SPEAKS.match(after)):
        return True
    if doers and (
        _OF_DOERS.search(before) or (after and re.search(r"['’]s?$", last)) or (not before and _SPEAKS.match(after))
    ):
        return True
    ends = None if after else _ANYBODY.search(before)
    return ends is not None and all(idle(word) or _PLAIN.fullmatch(word) for word in ends["gap"].split())
