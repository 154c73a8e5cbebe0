"""A question in plain words: which facets, which part of the market, and what about. Rules, no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otherside.domain import CONSTRAINTS, DRIVERS, Facet
from otherside.domain.patterns import lazily

_DRAWN = (Facet.WANT, Facet.GOAL, Facet.DESIRE, Facet.ASPIRATION)
#: Words that ask for a kind of evidence. The order does not matter; several may hold.
_ASKS: tuple[tuple[str, tuple[Facet, ...]], ...] = (
    (r"afraid|fears?|fearful|worr(?:y|ies|ied)|anxious|scared", (Facet.FEAR, Facet.RISK)),
    (r"frustrat\w+|annoy\w*|angry|furious|moan(?:s|ed|ing)?|grumbl\w+|pains?|hurts?|complain\w*|hate|struggl\w+|problems?|"
     r"unhappy|dissatisfied", (Facet.FRUSTRATION,)),
    (r"keep\w* (?P<whom>(?:\w+ ){0,4}?)(?:awake|up at night)", (Facet.FEAR, Facet.RISK, Facet.FRUSTRATION)),
    (r"goals?|achieve|targets?|measured|trying to", (Facet.GOAL,)),
    # A verb covers every kind that answers it: what somebody wants may be a thing, an outcome or a future.
    (r"wants?|wanted|needs?|needed|looking for|after\b(?=\W*$)", _DRAWN),
    (r"requests?|ask(?:s|ing|ed)? for|requir\w+|features?", (Facet.WANT,)),
    (r"desires?|wish(?:es)?|love|dreams?|hopes?|hoping", (Facet.DESIRE, Facet.ASPIRATION, Facet.GOAL)),
    (r"motivat\w+|driv(?:es|ing)|moved by|what moves|matters?|important|cares? about(?=\W*$)", DRIVERS),
    (r"aspir\w+|visions?|long[- ]term|future|become", (Facet.ASPIRATION,)),
    (r"identity|proud|see themselves|stand for|values?", (Facet.IDENTITY,)),
    (r"why now|what made (?:\w+ ){1,2}(?:ring|call|come|write|get in touch)(?: to)?(?: (?:us|you|now))*|trigger(?:s|ed)?|"
     r"deadlines?|urgen\w+", (Facet.TRIGGER,)),
    (r"commit\w*|agreed|next steps?|ready", (Facet.COMMITMENT,)),
    (r"hold\w* (?P<whom>(?:\w+ ){0,6}?)back|obstacles?|barriers?|block(?:s|ed|ing|ers?)?|objections?|constraints?|"
        r"stop(?:s|ped|ping)?|"
     r"hesitat\w+|prevent\w*", (*CONSTRAINTS, Facet.FEAR)),
    (r"status quo|habits?|why change|switching", (Facet.STATUS_QUO,)),
    (r"priorit\w+|busy|budgets?|no time", (Facet.PRIORITY,)),
    (r"consensus|politics|who else(?= (?:\w+ )?(?:has|have|needs?|is|are|must|should|decid\w*|signs?)\b|\W*$)|"
     r"approv\w+|stakeholders?", (Facet.CONSENSUS,)),
    (r"risks?|risky|doubts?|proof", (Facet.RISK, Facet.FEAR)),
    (r"confus\w+|unsure|understand|know how|knowledge", (Facet.KNOWLEDGE_GAP,)),
    (r"today|currently|how do they|process|situation", (Facet.SITUATION,)),
)  # fmt: skip
_THEY = r"(?:they|he|she|anybody|anyone|somebody|everybody|the (?:buyers?|clients?|customers?))"
#: What a seller asks of a deal and no kind of evidence answers; the first that fits. Names are out of the question by then.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, lazily(words, re.IGNORECASE))
    for kind, words in (
        ("ours", r"\b(?:did|have|do|had|what) (?:I|we) (?:\w+ ){0,2}?(?:promised?|owe|commit(?:ted)?|agreed? to|undert\w+)\b|"
                 r"\b(?:did|have) (?:I|we) (?:say|said|tell|told) (?:\w+ ){0,3}?(?:I|we)(?:['’]d| would)\b|"
                 r"\bour (?:own )?promises\b|\bwhat (?:is|stands) open (?:for|with) (?:us|me)\b"),
        ("theirs", r"\bpromised? (?:to )?(?:us|me)\b|\btheir promises\b|"
                   rf"\b(?:did|have|has|do|does) (?:{_THEY} )?(?:promised?|owe us)\b|\b{_THEY} promised\b|"
                   rf"\b(?:did|have|has) {_THEY} (?:say|said) {_THEY}(?:['’]d| would)\b"),
        ("sought", r"\b(?:ask(?:ed|s|ing)?|request(?:ed|s|ing)?) (?:of |from )?(?:us|me)\b|\b(?:want|need)(?:ed|s)? (?:of|from) (?:us|"
                   r"me)\b|"
                   r"\bwait(?:ing|s)? for (?:from )?(?:us|me)\b"),
        ("others", r"\bwho else\b.*\b(?:talk|speak|look|deal|consider|compar|quot|offer|bid|running|invit)\w*|\bcompetitors?\b|"
                   r"\b(?:we|this deal) (?:\w+ )?compet\w+ (?:with|against)\b|\bour rivals\b|"
                   r"\bcompetition\b|"
                   r"\b(?:other|which|what) (?:vendors?|suppliers?|offers?|quotes?|bidders?|firms)\b|\balternatives\b|"
                   r"\bup against\b"),
        ("pay", r"\bhow much\b.*\b(?:pay|spend|afford|money|budget|invest|go to|have)\b|\bwhat (?:can|will|would|could) (?:they|he|"
                r"she) (?:pay|afford|spend)\b|"
                r"\b(?:what(?:['’]s| is| are)|how (?:big|large|high) is) (?:the|their|his|her|your|our) (?:budget|limit|ceiling)s?\b|"
                r"\b(?:what|which|how (?:big|large|high)(?: a)?)(?: kind of| sort of)? budgets? (?:do|does|did|has|have|is|was|can|could|"
                r"there|will|would)\b|"
                r"\b(?:do|does|did|has|have|is there|got)\b[^?]{0,40}?\b(?:an?|any|the|enough|no|their|his|her) (?:\w+ )?budgets?"
                r"(?: for (?:it|this|that|us))?\W*$"),
        ("when", r"\b(?:when|by when|how soon|what (?:day|date)|which (?:day|date))\b.*\b(?:decid\w*|decision|sign|vote|order|choose|"
                 r"go ahead|answer|buy)\b|"
                 r"\bdecision (?:date|day)\b"),
        ("sign", r"\bwho (?:\w+ ){0,3}?signs?\b(?! up)|\bwhose signature\b"),
        ("against", r"\b(?:have|has|had|hold|holds) against\b|"
                    r"\bagainst (?:it|this|us|me|that|the (?:deal|change|idea|plan|project|purchase|offer))\b|"
                    r"\b(?:who|anybody|"
                    r"anyone) (?:\w+ )?against\b|"
                    r"\b(?:opponents?|oppos(?:e|es|ed|ing)|blockers?|naysayers?)\b|\bwho (?:\w+ )?(?:says?|said|saying|would say) no\b|"
                    r"\bwho (?:does not|doesn['’]t|wouldn['’]t) want\b"),
        ("favour", r"\bin favou?r\b|\bwho (?:is|are|was|were)(?: all)? (?:for|behind) (?:it|us|this|that)\b|\bon our side\b|"
                   r"\b(?:supporters?|champions?)\b|\bwho (?:\w+ )?(?:supports?|backs?|likes?|wants?) (?:it|us|this)\b"),
    )
)  # fmt: skip
_TO_BUY = (
    r"(?:buy|bought|choose|chose|chosen|pick(?:ed)?|sign(?:ed)?(?: up)?|(?:go|went|gone) (?:with|for)|(?:say|said) yes)"
)
#: Why a deal was lost, or came to nothing: what our CRM says and what they said.
_LOST = lazily(
    r"\b(?:why|how come|what made|how) (?:\w+ ){0,4}?(?:los(?:e|es|ing)\b|(?<!in )(?<!of )(?<!from )(?<!among )lost\b)|"
    r"\b(?:los[ts]|lost|losing)[- ]reasons?\b|\breasons? (?:\w+ ){0,3}?(?:loss(?:es)?|lost|lose|losing)\b|"
    r"\bwhy (?:\w+ ){0,3}?(?:say|says|said) no\b|"
    r"\bwho(?:m)? (?:did|do|have) we los(?:e|t)\b|\bwhat (?:cost|lost) us\b|\bwhy (?:\w+ ){0,3}?(?:no[- ]decision|do nothing)\b|"
    rf"\breasons? (?:\w+ ){{0,4}}?(?:not|never|(?:did|do|does)n['’]t) (?:\w+ )?{_TO_BUY}\b|"
    rf"\bwhy (?:(?:did|do|does|have|has)n['’]t|(?:\w+ ){{1,4}}?(?:not|never)) (?:\w+ ){{0,3}}?{_TO_BUY}\b|"
    r"\bwhat (?:stopped|kept|prevented) (?:\w+ ){0,3}?(?:from )?(?:buying|signing|choosing us|going ahead)\b",
    re.IGNORECASE,
)
#: Why they went to somebody else, and to whom where the question says it.
_CHOSE_ANOTHER = lazily(
    r"(?:\b(?:why|what made)|^\W*(?:who|which \w+)(?= (?:has |have )?(?:chose|chosen|picked|went|gone|bought)))\b[^?]{0,40}?"
    r"\b(?:choos(?:e|ing)|chose|chosen|pick(?:ed)?|(?:go|went|gone) (?:with|for|to)|(?:stay|stayed) with|"
    r"prefer(?:red)?|switch(?:ed)? to|bought from|buy from|renew(?:ed)? with|keep|kept) "
    r"(?:(?P<name>(?-i:(?!Us\b|It\b)[A-Z][\w&-]*(?: [A-Z][\w&-]*)*))|elsewhere|(?:an)?other|(?:some|any)(?:body|one) else|a competitor|"
    r"competitors|the (?:other|competition|competitor))",
    re.IGNORECASE,
)
#: Why a deal was won.
_WON = lazily(
    r"\b(?:why|how) (?:\w+ ){0,2}?we (?:\w+ )?w[io]n\b|\b(?:win|winning)[- ]reasons?\b|"
    r"\breasons? (?:\w+ ){0,3}?(?:wins?|winning|won|buying|signing|choosing us)\b|"
    r"\bwhy (?:was|were|is) (?:\w+ ){0,3}?won\b|"
    rf"\breasons? (?:\w+ ){{0,4}}?{_TO_BUY}(?: from)?(?: (?:us|it|this))?\W*$|"
    r"\bwhat (?:triggered|prompted|led to) (?:the|their|a) (?:purchase|sale|decision|deal|order)s?\b|"
    rf"\b(?:why|how come) (?:did|do|does|have|has) (?:\w+ ){{0,4}}?{_TO_BUY}(?: from)?(?: (?:us|it|this))?\W*$|"
    rf"\bwhat (?:made|makes|got|convinced|brought|led) (?:\w+ ){{0,4}}?(?:to )?{_TO_BUY}(?: from)?(?: (?:us|it|this))?\W*$|"
    r"\bwhat (?:tipped|clinched|swung|sealed|won|convinced|persuaded|swayed) (?:over )?(?:it|us|them|things|him|her|"
    r"the (?:deal|sale|winner|buyer|customer|client)s?)\b|"
    r"\bwhat (?:do|did|have|had)(?: all)? (?:the |our )?(?:won deals|wins|winners|deals (?:that )?we won) (?:all )?(?:have )?in common\b",
    re.IGNORECASE,
)
#: Which deals are meant, by how they ended. ``not_won`` are those that went another way and those without a decision.
_WHO = r"(?:those|people|buyers|clients|customers|firms|companies|ones|deals|everybody|everyone|anybody|anyone)"
#: "Landlords who bought": whoever they are, their name is out of the question by then.
_ANY_WHO = r"(?:(?<=\w) (?:who|that|which))"
_OUTCOMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (outcome, lazily(rf"\b(?:{words})(?![\w'’])", re.IGNORECASE))
    for outcome, words in (
        ("no_decision", rf"no[- ]decisions?|did nothing|undecided|{_WHO} (?:who|that) (?:did not|didn['’]t|never) decided?"),
        ("not_won", rf"(?<=\bwhich) (?:\w+ )?(?:did not|didn['’]t|never|have not|haven['’]t) {_TO_BUY}(?: from us| us)?|"
                    rf"(?:{_WHO} (?:who|that)|{_ANY_WHO}) (?:did not|didn['’]t|never|have not|haven['’]t) {_TO_BUY}(?: us)?|"
                    rf"{_WHO} (?:who|that) (?:said no|turned us down)|those (?:who|that) did(?: not|n['’]t)(?=\W*$| (?:say|think|fear|want|"
                    r"mention|talk))|non-?(?:buyers|customers)|deals (?:that )?we did(?: not|n['’]t) win"),
        ("lost", rf"{_WHO} (?:who|that) (?:chose|picked|went (?:with|to|for)|bought from) (?:another|(?:some|any)(?:body|one) else|"
                 r"a competitor|competitors|others)|went elsewhere|"
                 r"(?<!about )(?<!they )(?<!he )(?<!she )(?<!who )(?<!people )(?<!have )(?<!has )(?<!had )(?<!got )(?<!get )lost|losses"),
        ("won", rf"(?<=\bwhich) (?:\w+ )?(?:have |has )?(?:bought|signed|chose|chosen)(?: from us| us| with us)?(?=\W*$)|"
                rf"won|wins|{_WHO} (?:who|that) (?:have |had )?(?:bought|signed|chose us|said yes|went with us)(?: from us)?|"
                rf"{_ANY_WHO} (?:have |had )?(?:bought(?: from us)?|chose us|went with us)"),
        ("open", r"(?:still )?open (?:deals|opportunities)|deals (?:that are |which are )?(?:still )?open|prospects"),
    )
)  # fmt: skip
#: Customers of whom it is said that they have bought: "customers" alone are whoever was heard. Whose they are stands before the word.
_CUSTOMERS = lazily(
    r"\b(?:our )?(?:(?:existing|current|present|paying|happy|signed|won) )+(?:customers|clients)\b", re.IGNORECASE
)
_NO_BUYERS_YET = lazily(
    r"\b(?:about|the|their|his|her|your|own|potential|possible|future|prospective|former|other|new|to|with|for|hold\w*|stop\w*|"
    r"keeps?|prevent\w*)\W*$",
    re.IGNORECASE,
)
#: Words with capitals in a row, which are a name where the question knows none.
_CALLED = lazily(r"(?<=\s)[A-Z][\w&-]*(?: (?:of |and |& )?[A-Z][\w&-]*)+")
_FRAME = frozenset(
    """what who whom which why how when where do does did is are was were will would can could should the a an of in on
    at for to from by with about into and or than that this these those their they them there it its he she his her we us
    our you your most many much people person buyers buyer customers customer clients client deals deal say says said
    tell tells told mention mentions mentioned talk talks talking speak speaks think thinks thinking feel feels feeling
    main biggest top common often any some all anyone someone everybody have has had be been being not no
    sort kind kinds things thing show me give list find market segment somebody everyone nobody himself themselves
    anything something everything stuff quote quotes comment comments opinion opinions please care cares cared
    if whether only so far nearly almost really actually still use uses using used else mr mrs ms dr""".split()
)


#: To whom a deal went: "lose to Kestrel", "lost against the Kestrel Group".
_TO_WHOM = lazily(
    r"\b(?:lose|lost|losing|loss(?:es)?|deals?|business)\b(?: (?:deals?|out|business|it|them|sales?))? (?:to|against) (?:the )?"
    r"(?P<name>(?-i:[A-Z][\w&-]*(?: [A-Z][\w&-]*)*))(?:['’]s)?",
    re.IGNORECASE,
)
#: Words of such a question that are no condition.
_OF_ENDS = frozenset(
    """lose lost losing loses win won wins winning reason reasons opportunities opportunity business sale sales sold bought buy buying
    choose chose chosen main real exactly ones ended end made make because due over way elsewhere winners winner losers against out
    first convinced persuaded""".split()
)
#: That we were told it is no word of theirs; that they hear it is.
_WE_HEARD = lazily(
    r"\b(?:(?:did|do|have|what|can|could) (?:we|I|you)(?:['’]ve)?(?: ever| already| often)? (?:hear|heard)|"
    r"(?:hear|heard)(?: (?:anything|something|much|it said))? (?:from|about)|(?:was|were|been|is) heard)\b",
    re.IGNORECASE,
)
#: Words that are not looked for: who cannot hear each other cannot hear.
_NOT_LOOKED_FOR = lazily(r"\b(?:each other|one another|because(?: of)?|going to)\b", re.IGNORECASE)
#: What somebody asks for before they decide is what they make it hang on, in whatever words: no sentence need have "before" in it.
_BEFORE_DECIDING = lazily(
    r"\b(?:ask(?:s|ed|ing)? for|wants?|wanted|needs?|needed|requir\w+|demand\w*|insist\w* on|expect\w*|(?:has|have|had) to "
    r"(?:see|have|get))\b(?P<what>[^?]{0,40}?) before (?:(?:they|he|she|it) )?(?:(?:can |will |would )?"
    r"(?:decides?|deciding|commits?|committing|"
    r"signs?|signing|agrees?|agreeing)|going ahead|(?:the|an?|any|their|his|her) (?:decision|signature|purchase))\b",
    re.IGNORECASE,
)
_CONDITIONS = (Facet.WANT, Facet.RISK, Facet.CONSENSUS, Facet.KNOWLEDGE_GAP)
_SHORT_FORM = lazily(
    r"(?:ca|could|do|does|did|wo|would|should|has|have|had|is|are|was|were)n['’]t|cannot|what['’]s|who['’]s|it['’]s|there['’]s|that['’]s",
    re.IGNORECASE,
)
_NOT = (
    r"(?:(?:ca|could|do|does|did|wo|would|should|has|have|had|is|are|was|were)n['’]t|cannot|"
    r"(?:can|could|do|does|did|will|would|should|has|have|had|is|are|was|were) not|never|not|unable to)"
)
#: Who stands between: "why don't they trust it".
_WHO_DOES = r"(?:(?:they|he|she|we|people|buyers|customers|clients|anybody|somebody) )?"
_BETWEEN = r"(?:(?:be|get|really|even|ever|quite|yet|properly|always|able to|afford to) ){0,2}"
_AS_ONE = lazily(
    rf"(?i:\b(?P<not>{_NOT}) {_WHO_DOES}{_BETWEEN}(?P<word>(?!(?:to|the|a|an|be|been|{_NOT})\b)[^\W\d_]+)|"
    r"\b(?P<order>before (?:(?:they|he|she|I|we|you|people|anybody|anyone) )?(?:will |would |can )?"
    r"(?:(?:pay|buy|sign|order|decide|commit|choose|believe|say yes)(?:ing)?|deciding|committing|choosing|going ahead|"
    r"(?:the|an?|any|their|his|her) (?:decision|purchase|signature)))\b)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as understood.

    Attributes:
        facets: kinds of evidence asked for; empty asks for any.
        outcome: of the deals asked about; ``not_won`` for those lost and those without a decision.
        topic: content words left over: what it is about.
        names: known names found in the question (deals, people, roles, values of fields), as given.
        kind: what a seller asks of a deal: ``ours``, ``theirs`` (promises), ``sought`` (of us), ``others`` (whom else they
            talk to), ``pay``, ``when`` (they decide), ``sign`` (who does), ``against``, ``favour``, ``lost``, ``won`` (why),
            ``leaving`` (who is), ``day`` (what happens on it), ``tried`` (before), ``confided``, ``decides`` (who); empty for
            any other question.
        left: words of it that are not looked for, and matter enough to say so.
        called: names in it that are not known here, each to be found as it stands; in a question why a deal was lost, to whom.
    """

    facets: tuple[Facet, ...]
    outcome: str | None
    topic: tuple[str, ...]
    names: tuple[str, ...]
    kind: str = ""
    called: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def understand(question: str, names: Sequence[str] = ()) -> Asked:
    """Reads a question.

    Args:
        names: what may be named in it; longer ones are found first.
    """
    rest = f" {' '.join(question.split())} "
    found: list[str] = []
    folded = rest.casefold()
    # Of thousands of names a question holds one or two; only those are looked for word by word.
    for name in sorted({n for n in names if len(n) > 1 and n.casefold() in folded}, key=lambda n: (-len(n), n)):
        pattern = re.compile(plural_of(name), re.IGNORECASE)
        if pattern.search(rest):
            found.append(name)
            rest = f" {' '.join(pattern.sub(' ', rest).split())} "
    if another := _CHOSE_ANOTHER.search(rest):
        over = _condition(_CHOSE_ANOTHER.sub(" ", rest))
        return Asked((), None, over, tuple(found), "lost", (another["name"],) if another["name"] else ())
    for kind, words_of in (("lost", _LOST), ("won", _WON)):
        if words_of.search(rest):
            to = _TO_WHOM.search(rest)
            over = _condition(words_of.sub(" ", _TO_WHOM.sub(" ", rest)))
            return Asked((), None, over, tuple(found), kind, (to["name"],) if to else ())
    outcome, rest = _outcome(rest)
    for kind, words_of in _KINDS:
        if words_of.search(rest):
            return Asked((), outcome, _topic(words_of.sub(" ", rest)), tuple(found), kind)
    facets: dict[Facet, None] = {}
    if found and _BEFORE_DECIDING.search(rest):
        rest = _BEFORE_DECIDING.sub(r" \g<what> ", rest)
        facets.update(dict.fromkeys(_CONDITIONS))
    for pattern_text, kinds in _ASKS:
        if re.search(rf"\b(?:{pattern_text})\b", rest, re.IGNORECASE):
            facets.update(dict.fromkeys(kinds))
            # Whom it holds back is what the question is about, too.
            rest = re.sub(
                rf"\b(?:{pattern_text})\b", lambda m: f" {m.groupdict().get('whom') or ''} ", rest, flags=re.IGNORECASE
            )
    called = tuple(dict.fromkeys(m[0].strip() for m in _CALLED.finditer(" " + rest.strip()[1:])))
    left = tuple(dict.fromkeys(m[0].casefold() for m in _NOT_LOOKED_FOR.finditer(rest)))
    return Asked(tuple(facets), outcome, _topic(rest), tuple(found), called=called, left=left)


def _outcome(rest: str) -> tuple[str | None, str]:
    """How the deals ended that a question is about, and the question without the words that say it."""
    for outcome, words in _OUTCOMES:
        if words.search(rest):
            return outcome, words.sub(" ", rest)
    found = _CUSTOMERS.search(rest)
    if found and not _NO_BUYERS_YET.search(rest[: found.start()]):
        return "won", _CUSTOMERS.sub(" ", rest)
    return None, rest


def outcomes_of(question: str) -> list[str]:
    """Every way a deal may end that a question names."""
    found = []
    rest = " ".join(question.split())
    for outcome, words in _OUTCOMES:
        if words.search(rest):
            found.append(outcome)
            rest = words.sub(" ", rest)
    return found


def plural_of(word: str) -> str:
    """A pattern of a word, its plural and its genitive; to be read whatever the case of its letters."""
    stem = f"{re.escape(word[:-1])}(?:y|ies)" if len(word) > 3 and word[-1] in "yY" else re.escape(word)
    return rf"(?<!\w){stem}(?:e?s|['’]s|s['’])?(?!\w)"


def idle(word: str) -> bool:
    """Whether a word of a question belongs to its frame or asks for a kind of evidence, and names nothing that it is about."""
    return word.casefold() in _FRAME or any(re.fullmatch(words, word, re.IGNORECASE) for words, _ in _ASKS)


def framed(word: str) -> bool:
    """Whether a word belongs to the frame of a question: "people", "customers", "say"."""
    return word.casefold() in _FRAME


def _topic(rest: str) -> tuple[str, ...]:
    """The content words left over; a word with its "not" ("can't hear") and what is to come first ("before they pay") are one."""
    for pattern in (_WE_HEARD, _NOT_LOOKED_FOR):
        rest = pattern.sub(" ", rest)
    found: list[str] = []
    at = 0
    for one in _AS_ONE.finditer(rest):
        found += _content(rest[at : one.start()])
        if one["order"]:
            found.append(one["order"])
        elif not framed(one["word"]):
            found.append(f"{one['not']} {one['word']}")
        at = one.end()
    return tuple(dict.fromkeys([*found, *_content(rest[at:])]))


def _content(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)
    return [w for w in words if w.casefold() not in _FRAME and len(w) > 1 and not _SHORT_FORM.fullmatch(w)]


def negated(element: str) -> str:
    """The word that an element of a topic denies: of "can't hear", "hear"; empty for any other."""
    one = _AS_ONE.fullmatch(element)
    return (one["word"] or "") if one else ""


def comes_first(element: str) -> bool:
    """Whether an element of a topic is that something is to come before they buy: "first", "before they pay"."""
    one = _AS_ONE.fullmatch(element)
    return element.casefold() == "first" or bool(one and one["order"])


def _condition(rest: str) -> tuple[str, ...]:
    """What a question why deals ended so says besides, as words that a reason may have: "about price"."""
    return tuple(word for word in _topic(rest) if word.casefold() not in _OF_ENDS)
