"""Trouble with what is new: a trial that kept losing orders, a rollout that stalled, drivers who will not type into the new app. Pure.

It is a reason against the change, and no pain of today that it would ease. So what the trouble is with has to be asked: what is
tried or brought in, what they have, or either. A trial, a pilot, a migration say it themselves, and so does whoever has to be got
to use something new. "The new system" may be tried or may have been theirs for years: what is wrong with that one points nowhere.
"""

from __future__ import annotations

import re
from enum import Enum

from otherside.domain.patterns import lazily
from otherside.extraction.plain.apostrophes import straight


class Trouble(Enum):
    """What a trouble is with, as far as the words tell."""

    TRIED = "tried"
    """What was tried with them, or the bringing in: it did not go well."""
    LEARNT = "learnt"
    """It is hard to bring in or to begin with, told of no trial of theirs."""
    EITHER = "either"
    """What is new, or "it": tried or theirs, the words leave it open."""


_KIND = (
    r"(?: (?:version|account|unit|run|phase|period|week|month|installation|set-?up|copy|app|system|tool|software|batch|machine|kit|"
    r"project|site|group|licen[cs]e|login))?"
)
_TRIAL = (
    rf"(?:(?:trial|pilot|poc|proof of concept|beta|demo|try-?out|test drive|trial run|test run|dry run){_KIND}|"
    r"test (?:version|account|unit|phase|period|week|installation|copy|run))\b"
)
_CHANGE = (
    r"(?:roll-?out|migration|cut-?over|switch-?over|change-?over|go-?live|adoption|implementation project|"
    r"(?:move|switch|transition|changeover) (?:over )?to the new [\w-]+)\b"
)
_PRODUCT = (
    r"(?:app|apps|system|tool|software|programme?|platform|screens?|scanners?|tablets?|portal|form|machine|way|process|dashboard|devices?|"
    r"handhelds?|terminals?|website|module|package|solution|one|thing)"
)
_NEW = rf"the (?:whole )?new (?:(?!year\b)[\w-]+ ){{0,2}}?{_PRODUCT}\b"
_WHOSE = (
    r"(?:\b(?:the|your|this|that|our|my|a|their|(?-i:[A-Z])[a-z]+'s|(?:the |our |your )?(?:first|second|last|whole|big|small|free|"
    r"short|(?:two|three|four|six|\d+)-"
    r"(?:day|week|month))))"
)
#: Where and for whom.
_AT = r"(?: (?:in|at|to|of|with|for|across|on)(?: (?!which\b|that\b)[\w-]+){1,3}?)?"
_TRIED = rf"{_WHOSE} (?:[\w-]+ )?(?:{_TRIAL}|{_CHANGE}){_AT}"
_ADV = (
    r"(?: (?:itself|just|really|also|then|soon|quickly|basically|honestly|sadly|unfortunately|actually|simply|all|twice|again|kind of|"
    r"sort of|pretty much|completely|totally|already|only|even|more or less|has|had|have|was|were|is|be|been|we (?:had|did|ran|got)))*"
)
_HARD = (
    r"(?:struggle|slog|nightmare|mess|disaster|fight|battle|pain|shambles|headache|uphill|failure|flop|fiasco|farce|let-?down|"
    r"disappointment|disappointing|waste of|no help|no use|useless|hard|tough|painful|rocky|rough|bumpy|chaotic|chaos|awful|terrible|"
    r"horrible|difficult|unreliable|confusing|dead end|hell\b|harder|slower|stuck|stalled|halted|tricky|tedious|frustrating|clunky|"
    r"unstable|buggy|broken|(?:slow|clumsy|fiddly|complicated|cumbersome)\b|too (?:slow|hard|much|complicated|fiddly))"
)
_SOFT = (
    r"(?:(?:a|an|the|quite|such|just|really|so|very|rather|pretty|absolutely|bit|of|real|right|total|complete|utter|constant|long|"
    r"bloody|honestly|been|proving|still|too|more|little|first|bit of|to be|out|one|big|absolute|nothing but) ){0,5}?"
)
_IS_HARD = rf"(?:'s|is|was|are|were|has been|had been|'s been|have been|turned|proved|proves|became|becomes|ended up) {_SOFT}{_HARD}\b"
_ON_AND_ON = (
    r"(?:kept|keeps|keep|started|is|was|were|are)(?: on)? (?:losing|crashing|freezing|dropping|failing|breaking|hanging|stalling|"
    r"disconnecting|stuttering|logging|throwing|mixing|misreading|missing|doubling|duplicating|forgetting|cutting out|going down|"
    r"going wrong|falling over|getting stuck|slipping|dragging)"
)
_DID_NOT = (
    r"(?:didn't|doesn't|don't|did not|does not|wouldn't|won't|couldn't|can't|cannot)(?: (?:really|even|quite|properly|exactly|"
    r"ever|always|just))? "
    r"(?:work|hold|go|sync|print|cope|handle|take off|catch on|connect|convince|last|keep up|get|come together|help|stick|read|load|"
    r"open|save|scan|deliver|land|fit|match|run|understand|recognise|recognize|talk to|find|show|do what)\b"
    r"(?! (?:us up|in (?:the|our) way|better|wrong|(?:any|a single|a|one|many) (?:[\w-]+ )?(?:problems?|errors?|issues?|troubles?|"
    r"faults?|bugs?|snags?)))"
)
_FAILED = (
    r"(?:crashed|crashes|froze|freezes|failed|fails|fell (?:over|flat|apart|through)|falls over|flopped|stalled|stuttered|"
    r"collapsed|dragged|"
    r"got stuck|ran (?:into|aground|late|out of steam)|broke(?: down)?|breaks|hit (?:a|some|trouble|problems|snags)|"
    r"lost (?!(?:its|nothing|none|no)\b)(?:\w+ ){0,4}?(?:orders?|data|entries|records?|bookings?|jobs?|customers?|deliver\w+|"
    r"labels?|files?|half|"
    r"lines?|numbers?|messages|tickets|invoices|days?|weeks?|time)|went (?:badly|wrong|sideways|nowhere|south|poorly|down)|"
    r"came to (?:nothing|a halt|a stop|a standstill)|ground to a halt|petered out|fizzled(?: out)?|ended (?:badly|in)|backfired|"
    r"disappointed|cost us|took (?:far |much |way )?(?:too|longer|forever|ages)|"
    r"never (?:took off|got|caught on|worked|went|really|finished|arrived|came|convinced|ran))\b"
)
_WENT_WRONG = rf"(?:{_ON_AND_ON}|{_IS_HARD}|{_DID_NOT}|{_FAILED})"
_TRIED_WRONG = lazily(
    rf"(?P<it>{_TRIED}),?{_ADV} ?{_WENT_WRONG}|\badoption(?:'s| is| was| has been) {_SOFT}(?:slow|low|poor|{_HARD})",
    re.I,
)
#: What it cost to get it to run, and what was tried before and came to nothing.
_LABOUR = lazily(
    rf"\btook (?:[\w'-]+ ){{1,8}}?to (?:get|set up|install|connect|start|make|bring|log (?:in|on)(?:to)?) {_TRIED}|"
    r"\b(?:we|I)(?:'ve| have|'d| had)?(?: already| once| even)* (?:tried|did|had|piloted|tested|"
    r"done) (?:something (?:like (?:this|it|that|yours)|similar)|this|"
    r"one of (?:these|those)|the same(?: thing)?|a thing like (?:this|it))\b[^.;?!]{0,50}?\b(?:and|but)\b[^.;?!]{0,25}?"
    rf"(?:{_WENT_WRONG}|took (?:us|me|them)|nobody|no one|came to nothing|nothing came)",
    re.IGNORECASE,
)
#: What went wrong while it was tried.
_DURING = lazily(
    rf"{_WENT_WRONG}[^.;?!]{{0,40}}? (?:during|in|throughout|all through|halfway through) {_WHOSE} (?:[\w-]+ )?{_TRIAL}|"
    rf"{_WHOSE} (?:[\w-]+ )?{_TRIAL} (?:ran out|ended|expired|was over|stopped) and (?:nobody|no one|not one|none of) [^.;?!]{{0,30}}?"
    r"(?:noticed|missed|asked|cared|used|minded)\b",
    re.IGNORECASE,
)
#: Without one there is none to go wrong, and it is found in a fraction of the time.
_OF_A_TRIAL = lazily(rf"\b{_TRIAL}", re.IGNORECASE)
_NEW_WRONG = lazily(rf"\b(?P<it>{_NEW}){_ADV} ?{_WENT_WRONG}", re.IGNORECASE)

#: What has to be used and is new.
_OBJECT = rf"(?:{_TRIED}|{_NEW}|anything new\b|something new\b)"
_USE = (
    r"(?:use|using|type|typing|enter|entering|log|logging|adopt|adopting|try|trying|trust|trusting|open|opening|touch|touching|take|"
    r"work|working|switch|switching|scan|scanning|move|moving|look|looking|put|putting|get|getting|believe|learn|learning|accept|"
    r"join|go|change)"
)
_WHO = r"(?:(?!(?:to|on|into|with|for|it|this|that|when|if)\b)[\w'-]+ ){1,5}?"
_GET = r"\b(?:getting|bringing|convincing|persuading|teaching|coaxing|pushing)"
_INTO = rf"{_WHO}(?:to |into )?{_USE}\b[^.;?!,]{{0,50}}?(?<![\w'])"
_GOT_TO = lazily(
    rf"{_GET} {_INTO}{_OBJECT}[^.;?!]{{0,30}}?{_IS_HARD}|"
    rf"\b(?:struggl\w+|fight|battle|trouble|slog|difficult|hard|tough|nightmare|impossible|pain|failed|managed|can't|cannot|couldn't|"
    rf"unable)(?: (?:to|with|for us|was|it))? (?:get|getting|convince|bring|persuade|teach) {_INTO}{_OBJECT}",
    re.IGNORECASE,
)
_NONE_OF = (
    r"(?:nobody|no one|hardly any(?:one|body)|few (?:people|of (?:us|them))|(?:half|most|none|some|two|three|four|many|"
    r"a lot) of (?:the|my|our) [\w-]+|"
    r"(?:half|most of) (?:the|my|our) [\w-]+|(?:the|my|our|some|many|most) (?:[\w-]+ )?(?:people|crew|team|staff|men|women|"
    r"[\w-]{3,}s)|they|we|I)"
)
_WONT = (
    r"(?: (?:still|just|simply|all|both|even|also))*(?: (?:can't|cannot|couldn't|can not|won't|wouldn't|refuse[sd]? to|don't|"
    r"didn't|doesn't|"
    r"do not|haven't|hasn't|never)(?: (?:even|ever|really|want to|wanted to|like to|quite|yet))*) "
    r"(?:log(?:ged)? (?:in(?:to)?|on(?: ?to)?)|use[sd]?|open(?:ed)?|touch(?:ed)?|trust(?:ed)?|g[eo]t (?:on with|used to|"
    r"to grips with|along with|their heads? "
    r"(?:round|around))|find their way (?:round|around|in)|tr(?:y|ied)|accept(?:ed)?|believe[d]?|warm(?:ed)? to|take[n]? to|"
    r"t(?:ook|aken) to|adopt(?:ed)?)"
)
_LEFT_IT = (
    r"(?: (?:have|has|just|simply|soon|quickly|all|both|since|already|then))* (?:stopped (?:using|trusting|opening|believing)|gave up on|"
    r"given up on|went back (?:to \w+ )?from|hate[sd]?|loathe[sd]?|detest(?:ed)?|resent(?:ed)?|resist(?:ed)?|refuse[sd]?|"
    r"distrust(?:ed)?|mistrust(?:ed)?|avoid(?:ed)?|"
    r"(?:are|were) (?:scared|afraid|wary|sick|tired) of|complain(?:ed)? about|(?:struggle[sd]?|(?:are|were) struggling) with)"
)
_WONT_USE = lazily(
    rf"\b{_NONE_OF}(?:{_WONT}|{_LEFT_IT})(?: (?:to|with|about|in|of))? {_OBJECT}"
    rf"(?! (?:useful|helpful|good|great|easy|easier|excellent|better|faster|handy|quite good))|"
    rf"\b(?:nobody|no one|hardly any(?:one|body)) (?:has |even )*(?:uses|used|opens|opened|touched|trusts|trusted|logs into|"
    rf"logged into|looked at) {_OBJECT}",
    re.IGNORECASE,
)
#: Hard to bring in, of no trial of theirs. "Hard to switch between screens" is a complaint.
_TO_BRING_IN = (
    r"(?:adopt|introduce|roll (?:it|this|that|them|everything) out|roll out|migrate(?! away| off)|switch (?:over|everything|"
    r"everyone|to (?:it|this|that|the new))|"
    r"move (?:everything|everyone|it all|all of it|over)|get (?:people|everyone|everybody|the (?:team|staff|people|"
    r"whole \w+)) (?:on board|to (?:adopt|switch|change)|"
    r"used to))"
)
_TO_BEGIN = (
    r"(?:achieve|set (?:it |that |this |them )?up|pull (?:it |that |this )?off|get (?:going|started|(?:it|this|that) (?:going|"
    r"right|working|running))|implement|do|get right)"
)
_ALONE = (
    r"without (?:(?:proper|enough|any|more|real|dedicated|outside|good|a lot of|much|some|the right|expert|full-time|"
    r"serious) ){0,2}(?:support|"
    r"help|guidance|training|buy-in|expertise|backing|coaching|an? expert|somebody|someone|consultants?|hand-?holding)\b"
)
_HARD_TO = lazily(
    rf"\b(?:difficult|hard|tough|tricky|complicated|complex|painful|daunting|challenging|struggl\w+|nightmare|"
    rf"impossible)(?: \w+){{0,2}}? to "
    rf"(?:{_TO_BRING_IN}\b|{_TO_BEGIN}\b[^.;?!]{{0,20}}?{_ALONE})|"
    rf"\b(?:adopting|introducing|rolling (?:it|this|that|them) out|migrating(?! away| off)|switching over|(?:moving|bringing|"
    rf"carrying|porting|copying) "
    rf"(?:everything|it all|everyone|(?:the|our|all the|all our)(?: [\w-]+){{1,3}}?) (?:over|across))\b"
    rf"[^.;?!,]{{0,40}}?{_IS_HARD}",
    re.IGNORECASE,
)
#: "It" and the like, where the sentence before may tell what it is.
_IT_WRONG = lazily(
    rf"^\W*(?:(?:well|and|but|so|oh|honestly|then|yes|no|actually|badly|not well|poorly)\b[,.]? ?)*"
    rf"(?:(?:it|they|that|this|the (?:first|second|third|other|next|last|whole thing|rest|set-?up)(?: (?:one|[\w-]+))?|"
    rf"(?:setting (?:it|that|them) up|"
    rf"getting (?:it|that) (?:going|running|to work)|the set-?up|the (?:import|log-?in|training)))(?:'s|'d)?{_ADV} ?{_WENT_WRONG})|"
    rf"\b{_NONE_OF}(?:{_WONT}|{_LEFT_IT})(?: (?:to|with|about|in|of))? (?:it|them|that|the numbers|the figures)\b|"
    rf"\b(?:nobody|no one) (?:uses|used|opens|opened|trusts|trusted|touched) (?:it|them)\b|\bthe manual (?:is|was) (?:no|of no|"
    rf"little|not much) (?:help|use)\b",
    re.IGNORECASE,
)
_SET_UP = lazily(
    rf"\b(?:setting (?:it|that|this) up|{_GET} (?:\w+ ){{1,4}}?to use (?:it|that|them))\b[^.;?!,]{{0,30}}?{_IS_HARD}",
    re.IGNORECASE,
)
_ABOUT_THE_TRIED = lazily(
    rf"\b(?:{_TRIAL}|{_CHANGE}|(?:mov|switch|migrat|chang)(?:e|ed|ing) (?:over )?to (?:the|your|a) new\b|the test\b|"
    r"(?:went|gone|go|goes|going) (?:live|over)\b|(?:moved|moving|switched|switching) over\b|"
    rf"(?:tried|testing|tested|trying|piloted|trialled) (?:it|yours?|the new|out)\b|{_NEW})",
    re.IGNORECASE,
)
#: What they have had for long, whatever it is called; then a trouble with it may be what is to be eased.
_HAVE = lazily(
    r"\b(?:we|I|they)(?:'ve| have|'d| had)? (?:bought|had since|had for|owned?|inherited|been (?:using|on|running))\b|\b(?:years?|"
    r"months) ago\b|"
    r"\blast (?:year|spring|summer|autumn|fall|winter)\b|\bfor (?:\w+ )?years\b|\bsince (?:20\d\d|last|the)\b|\b(?:the )?(?:old|"
    r"today's|current|present|"
    r"existing)\b|\bby hand\b|\bon paper\b|\bspreadsheets?\b",
    re.IGNORECASE,
)
#: Software that is brought out again and again: its rollouts are their daily work.
_RELEASES = lazily(
    r"\b(?:deploy\w*|release[sd]?|builds?|rollbacks?|roll(?:ed|ing)? back|kubernetes|clusters?|pods?|canary|feature flags?|every|each|any|"
    r"pipelines?|database|schema)\b",
    re.IGNORECASE,
)
#: Whose trial it was, where it was another's.
_ANOTHERS = lazily(
    rf"\b(?:their|his|her|(?-i:[A-Z])[a-z]+'s) (?:[\w-]+ )?{_TRIAL}|\b{_TRIAL} (?:with|of|from|by) (?-i:[A-Z])",
    re.IGNORECASE,
)
#: Supposed, denied, or over and well.
_SUPPOSED = lazily(
    r"\b(?:if|when|unless|whether|in case|suppose|imagine|afraid|worried|fear|scared|might|could|would|may|hope|not that|so that)\b",
    re.IGNORECASE,
)
_WELL_NOW = lazily(
    r"\b(?:but|and|until|then|though|since)\b[^.;?!]{0,60}?\b(?:now (?:it|they|we|everyone|runs|works)|works?\b|worked|"
    r"runs? (?:well|fine|smoothly)|fine|well worth|worth it|"
    r"sorted|fixed|solved|resolved|recovered|got (?:over|through)|came round|love[sd]?|happy|pleased|paid off|picked up|"
    r"went (?:well|fine|smoothly))\b|"
    r"\bat (?:first|the (?:start|beginning))\b|\bnow(?:adays)? (?:it|they|we|everybody|everyone) \w+|\bno longer\b",
    re.IGNORECASE,
)
_LONGEST = 400


def trouble(text: str, before: str = "") -> Trouble | None:
    """What is told to go wrong in a sentence, where that is something new; None where no such trouble is told.

    Args:
        text: one sentence.
        before: the sentence before it, by whoever.
    """
    if len(text) > _LONGEST or text.rstrip("\"'”’) ").endswith("?"):
        return None
    words = " ".join(straight(text).split())
    found = _wrong(words, before)
    # Last, since few sentences come so far.
    return None if found is None or _WELL_NOW.search(words) or _RELEASES.search(words) else found


def _wrong(words: str, before: str) -> Trouble | None:
    """The trouble that the words of a sentence tell, whatever came of it."""
    if _meant(_TRIED_WRONG, words):
        return Trouble.EITHER if _ANOTHERS.search(words) else Trouble.TRIED
    if _meant(_LABOUR, words):
        return Trouble.TRIED
    if _OF_A_TRIAL.search(words) and _meant(_DURING, words) and not _HAVE.search(words):
        return Trouble.EITHER if _ANOTHERS.search(words) else Trouble.TRIED
    if _meant(_GOT_TO, words) or _meant(_WONT_USE, words):
        return Trouble.EITHER if _HAVE.search(words) else Trouble.TRIED
    if _meant(_HARD_TO, words):
        return Trouble.LEARNT
    if _meant(_NEW_WRONG, words):
        return None if _HAVE.search(words) else Trouble.EITHER
    return _of_it(words, before)


def _of_it(words: str, before: str) -> Trouble | None:
    """The same of a sentence that says "it": what that is the one before may tell."""
    if _meant(_IT_WRONG, words) and before and _ABOUT_THE_TRIED.search(said := straight(before)):
        if _HAVE.search(words) or _RELEASES.search(said):
            return None
        return Trouble.EITHER if _HAVE.search(said) or _ANOTHERS.search(said) else Trouble.TRIED
    return Trouble.EITHER if _meant(_SET_UP, words) and not _HAVE.search(words) else None


def _meant(pattern: re.Pattern[str], words: str) -> bool:
    """Whether the words are there, and not as a supposition."""
    return any(not _SUPPOSED.search(words, max(0, m.start() - 40), m.end()) for m in pattern.finditer(words))
