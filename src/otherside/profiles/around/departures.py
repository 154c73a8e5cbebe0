"""Who of the buyers leaves, or has left, by their own words, by a colleague's or by our notes: sentences. Pure.

For good, and a firm, a job or a site: "Friday is my last day here", "Ada has retired". Never a holiday or a leave, a room, a
call or a subject, and nothing that is only feared, wished, asked or supposed. In doubt nobody has left.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from otherside.domain.number_words import ONE_TO_TEN
from otherside.domain.patterns import lazily
from otherside.extraction.remembered import remembered, remembered_with_words
from otherside.profiles.around.successors import BEFORE_NAMES, MONTH, WEEKDAY, people_named, successor
from otherside.profiles.said.sentences import sentence_texts, sentences
from otherside.profiles.time.dates import find_dates
from otherside.profiles.time.private_dates import private_date

_SEASON = r"(?:spring|summer|autumn|winter|new year)"
#: A time that is of somebody's working life, and not of the hour or the week: "leaving on Friday" may be a journey.
_FAR = (
    r"(?:(?:(?:at|by|towards|around|from|since) )?(?:the )?(?:very )?end of (?:the |this |next |last )?"
    rf"(?:month|year|quarter|season|{MONTH})|"
    r"(?:in|by|from|as of|since|back in|come) (?:(?:early|mid|late)[ -]|the middle of )?(?:the |last |next )?"
    rf"(?:{MONTH}|20\d\d|{_SEASON})|(?:last|this|next) (?:month|year|{_SEASON}|{MONTH})|at (?:Christmas|Easter|New Year)|"
    rf"(?:on |by |from )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}|(?:on |by |from )?{MONTH} (?:the )?\d{{1,2}}\b|"
    rf"(?:a|an|{ONE_TO_TEN}|several|a few|a couple of|\d{{1,2}}) (?:months?|years?) ago)"
)
_ADV = r"(?: (?:now|just|already|since|recently|actually|also|sadly|unfortunately|finally))*"
_POST = (
    r"(?:(?:the|our|this|my|his|her|their) (?:old )?(?:company|firm|business|organi[sz]ation|trust|charity|practice|council|"
    r"agency|group|job|post|role|position|team|department|project|programme))"
)
_NEW = r"(?:another|a different|a new) (?:firm|company|employer|organi[sz]ation|business|school|hospital|practice|agency|charity)\b"
_JOB = (
    r"(?:(?:a|another|a new|a different) (?:job|position|post) (?:at|with|for|elsewhere|somewhere else)\b|"
    r"(?:a new|another) (?:job|employer)\b)"
)
_ELSEWHERE = (
    r"(?: on| over| across)? to (?:(?:the other|another|a different|our other) (?:site|office|branch|plant|location|department|"
    rf"division|team|part of the \w+)\b|{_NEW}|{_JOB})"
)
#: After what is left for good: nothing, a time of life, or what comes next. "Left us with no choice" is another matter.
_TAIL = (
    r"(?=\s*(?:$|[.,;:!)(–—])| (?:and|so|but|because|for good)\b| for (?:another|a new|a different|a better) \w+|"
    r" to (?:join|work (?:for|at|with)|start (?:a|at|with|his|her|my)|set up|go freelance|become|retire|take up|"
    rf"take (?:a|another) job)\b| after (?:\w+[ -]){{1,3}}years|,? {_FAR})"
)
#: A last day for good, and not of a visit, or before days off.
_LAST = (
    r"(?:very )?last (?:working )?(?:day|week|month|shift)(?! (?:off|on|before|until|till|without)\b| of (?!work\b|service\b)|"
    r"(?: [\w'’]+){0,5}? (?:before|until|till|this (?:week|year)|of the (?:week|year))\b)"
)
_PLACE = r"(?: (?:here|at work|with (?:us|you|them|the \w+)|at (?:the )?[\w&-]+|in (?:the|this|my|his|her) \w+|of work|of service))?"
_SACKED = r"(?:let go|made redundant|laid off|dismissed|fired)\b"


@dataclass(frozen=True, slots=True)
class Departure:
    """Somebody who leaves, or has left.

    Attributes:
        person: id of who it is.
        start, end: of the sentence, in the turn's text.
        past: they have left when this is said; otherwise they will have, after the day.
        own: in their own words.
        day: their last day, or the day from which they are elsewhere; None where no day is named.
        exact: the day was named, rather than a month or "in two weeks".
        successor: whom to turn to instead: an id, or a name as it was said; empty where nobody is named.
    """

    person: str
    start: int
    end: int
    past: bool
    own: bool
    day: dt.date | None = None
    exact: bool = False
    successor: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    """A way of saying it.

    Attributes:
        past: it is done.
        passing: the same words may be said of a room or a call.
        bare: "on Friday" or nothing at all stands with it: the turn must speak of a job in other words too.
    """

    words: re.Pattern[str]
    past: bool
    passing: bool = False
    bare: bool = False


#: One of these is in every form; most turns have none.
_HINT = lazily(
    r"\b(?:leav\w+|left|last|retir\w+|notice|resign\w*|gone|longer|any ?more|mov\w+|transferr\w+|switch\w+|quit|redundant|let go|"
    r"laid off|dismissed|fired|jobs?|position|post|employ\w+|another|different|new|until|till)\b",
    re.IGNORECASE,
)
#: Time off, a journey or an appointment: then they come back, whatever else the words may be.
_AWAY = lazily(
    r"\b(?:holidays?|vacation|(?:annual|unpaid|maternity|paternity|parental|family|adoption|sick|medical|compassionate|study) leave|"
    r"on leave|leave of absence|off sick|sick|ill|unwell|hospital|clinic|surgery|operation|treatment|rehab|baby|pregnan\w+|"
    r"sabbatical|honeymoon|trip|travel\w*|airport|flight|(?:be|am|is|['’]s|['’]m|are|comes?|coming|came|gets?) back|"
    r"back (?:on|in|from|by|at|next|soon|again|tomorrow)|returns?|returning|returned|rejoin\w*|out of (?:the )?office|"
    r"for (?:a|one|two|three|four|six|\d+|a few|a couple of|several) (?:days?|weeks?|months?))\b",
    re.IGNORECASE,
)
#: Of the hour: who has gone at such a moment has left the room.
_MOMENT = lazily(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|for (?:now|the day|the week)|lunch|home|early|at (?:\d|one|two|three|four|"
    r"five|six|noon|half|quarter)|minutes?|calls?|meetings?|room|train|bus|car|already|yet)\b",
    re.IGNORECASE,
)
#: Before the words: it is supposed, feared, wished or guessed. "May" with a capital is a month.
_UNSURE = lazily(
    r"\b(?:if|unless|in case|suppos\w+|assum\w+|when|whenever|once|until|till|before|should|whether|wonder\w*|imagine|wish\w*|"
    r"hop(?:e|es|ed|ing)|fear\w*|worr\w+|scared|afraid|dread\w*|think\w*|thought|guess\w*|bet|reckon\w*|suspect\w*|believe\w*|"
    r"seems?|sounds?|looks? (?:like|as)|feels? (?:like|as)|rumou?rs?|gossip|(?:they|people) say|perhaps|maybe|probably|might|(?-i:may)|"
    r"could|would|almost|nearly|threat\w*|jok\w+|pretend\w*|as though|(?:not|n['’]t|never|nobody|no one)(?: \w+){0,2} "
    r"(?:means?|says?|said|true|know|hear|heard)|after (?:I|he|she))\b",
    re.IGNORECASE,
)
#: After them: a plan that hangs on something, or a guess. "If you need anything" is not said of the plan.
_HANGS = lazily(
    r"\b(?:(?:if|unless)(?! (?:you (?:need|want|have|would|like|still|wish|could)|anything|there|anybody|anyone|something|need|that "
    r"suits)\b)|otherwise|or else|perhaps|maybe|probably|not sure|I (?:think|guess|suppose))\b",
    re.IGNORECASE,
)
#: Ways to break the news, which are no doubt about it; "I'm afraid" only of what is done or is one's own.
_POLITE = lazily(
    r"\b(?:you|I|we) (?:should|must|may|might|ought to|have to|had better)(?: (?:also|perhaps|probably|maybe|just|already|want to))* "
    r"(?:know|tell you|mention|say|let you know|have heard|be aware)\b|"
    r"\bI(?:['’]d| would|['’]ve been meaning to| thought I['’]d| wanted to| want to)(?: (?:also|just|rather))* "
    r"(?:like you to know|like to (?:tell|let)|tell you|let you know|say)\b|\bbefore I forget\b",
    re.IGNORECASE,
)
_AFRAID = lazily(r"\bI(?:['’]m| am) afraid(?: that)?\b", re.IGNORECASE)
#: Says by itself that somebody's job ends; whoever leaves "on Friday" beside it leaves for good.
_ABOUT_A_JOB = lazily(
    r"\b(?:my|his|her|their|a|the) (?:successor|replacement|notice|resignation)\b|\bhand(?:ing|ed)? (?:it |everything |this )?over\b|"
    rf"\bhandover\b|\b(?:leaving (?:do|party|drinks)|farewell)\b|\btak(?:es|ing|en) over\b|\b{_JOB}",
    re.IGNORECASE,
)
#: Behind a name or "I": taken back, or come back.
_STAYS = (
    r"(?:(?:['’]m| am|['’]s| is)(?: now)? (?:staying(?: on| after all| put| here| with us)|back(?: with us| in the job| at work| here|"
    r" for good))|(?:['’]ve| have|['’]s| has) decided to stay|(?:['’]s| has)? (?:come|came) back to us|"
    r"(?:['’]ve| have|['’]s| has)? (?:withdrew|withdrawn|took back|taken back) (?:my|his|her) (?:notice|resignation))\b"
)
_STAYING = lazily(_STAYS, re.IGNORECASE)
#: Words between a day and what is done on it; anything else, and the day may be another matter's.
_BETWEEN = lazily(
    r"\W*(?:(?:and|I|I['’]m|I['’]ll|he|she|will|be|is|for|to|with|effect|from|of|on|as|at|in|by|the|my|his|her|here|us|now|next|this|"
    r"starting|leaving|gone|finish\w*|until|till|only|last|day|effective|finally|very|this time|already|sadly|come)\W+)*",
    re.IGNORECASE,
)
_ANOTHER_JOB = (
    r"(?:a|an|another|the|other|some|two|three) (?:new |other |different )?(?:jobs?|posts?|positions?|roles?)\b"
    r"(?! (?:numbers?|titles?|descriptions?|boards?|sheets?|model)\b)"
)
#: Somebody looks for work elsewhere, by their own words.
_LOOKS = lazily(
    rf"\bI(?:['’]ve| have){_ADV} (?:applied|been applying|interviewed|been interviewing|been interviewed) (?:for {_ANOTHER_JOB}|for jobs\b|"
    r"elsewhere\b)|"
    rf"\bI(?:['’]m| am){_ADV} (?:applying|interviewing) (?:for {_ANOTHER_JOB}|for jobs\b|elsewhere\b)|"
    rf"\bI(?:['’]m| am|['’]ve been| have been){_ADV} (?:looking|hunting) (?:for (?:a new|another|a different|other) "
    r"(?:jobs?|posts?|positions?|roles?|employers?)\b|(?:around |elsewhere )?for (?:work|a job) elsewhere\b)|"
    rf"\bI(?:['’]ve| have){_ADV} (?:got |had )?an? (?:(?:offer (?:of|for)|interview for) {_ANOTHER_JOB}|job offer\b)|"
    rf"\bI(?:['’]m| am|['’]ve been| have been){_ADV} (?:thinking (?:of|about)|considering) (?:quitting|resigning|handing in my notice|"
    rf"changing jobs|leaving(?: here| us| {_POST})?)"
    rf"(?=\W*$|[.,;!]| (?:for good|altogether|after|at the end|in the (?:new year|{_SEASON}))\b)",
    re.IGNORECASE,
)
#: A move within the house, whose words are the same.
_AT_HOME = lazily(
    r"\b(?:internal(?:ly)?|in[- ]house|here|promotion|promoted|in (?:my|our|this|the same) (?:\w+ )?(?:team|department|"
    r"firm|company|house|school|practice))\b(?! (?:is|was|for)\b)",
    re.IGNORECASE,
)
#: Somebody else whom "he" or "she" may mean.
_SOMEBODY = lazily(
    r"\b(?:a|an|the|our|my|his|her|their|your|another|some|one of) (?:[\w-]+ ){0,2}?(?:\w{3,}(?:er|or|ist|ant|man|woman|ian)|user|boss|son|"
    r"wife|husband|friend|colleague|guy|lad|girl|clerk|nurse|cook|head|chief|partner|temp|trainee|somebody|someone)\b",
    re.IGNORECASE,
)
_ASKED = lazily(
    r"\b(?:what about|how about|how is|how['’]s|where is|where['’]s|what is|what['’]s|is|does|and|what does|what happened to)\b",
    re.IGNORECASE,
)


def departures(
    text: str,
    said: dt.date | None,
    speaker: str,
    names: Mapping[str, str],
    *,
    firms: Iterable[str] = (),
    present: Collection[str] = (),
    before: str = "",
) -> list[Departure]:
    """Who leaves or has left, by one turn.

    Args:
        text: of the turn.
        said: the day of the turn; without it no day is read.
        speaker: id of whoever of theirs says it; empty for a note of ours, in which "I" is none of them.
        names: what each of theirs is called, to their id; no name that two people share.
        firms: what their house is called.
        present: ids of who takes part in this conversation: of them "has left" is about the room.
        before: the turn before, which may ask about somebody: "And Rolf?" - "He's moved to the other site."
    """
    hinting = _hinting(text)
    if not hinting:
        return []
    forms = _forms(tuple(sorted(names, key=lambda n: (-len(n), n))), tuple(sorted(firms)))
    spans = sentences(text)
    told = [text[s.start : s.end] for s in spans]
    of_a_job = bool(_ABOUT_A_JOB.search(text))
    out = []
    for n in hinting:
        span, sentence = spans[n], _spelled(told[n])
        told_of = [own for own in (True, False) if (speaker or not own) and forms[own][0].search(sentence)]
        for form, own in ((f, o) for o in told_of for f in forms[o][1]):
            match = form.words.search(sentence)
            if match is None or not _stated(sentence, match, form, own):
                continue
            if form.bare and not of_a_job:
                continue
            who = speaker if own else _whom(sentence, match, names, told[max(0, n - 1) : n], before, speaker)
            if not who or (not own and (who == speaker or (form.past and who in present))):
                continue
            day, exact = _day(sentence, match, said, form.past)
            follows = successor(told, n, who, speaker, names)
            out.append(Departure(who, span.start, span.end, form.past, own, day, exact, follows))
            break
    return out


@remembered
def _hinting(text: str) -> tuple[int, ...]:
    """The numbers of the sentences of a turn in which one of the forms may be, and none of what rules them all out."""
    if not _HINT.search(text):
        return ()
    told = sentence_texts(text)
    return tuple(
        n
        for n, sentence in enumerate(told)
        if _HINT.search(sentence)
        and not sentence.endswith("?")
        and not private_date(_spelled(sentence))
        and not _AWAY.search(" ".join(told[max(0, n - 1) : n + 2]))
    )


def looks_elsewhere(text: str) -> list[tuple[int, int]]:
    """Start and end of sentences in which whoever speaks looks for another job: applied, is interviewed, thinks of leaving.

    Nothing is sure yet, so nobody has left by it; that they may is worth knowing. In a note of ours "I" is none of them.
    """
    if not _LOOKS.search(text):
        return []
    out = []
    for span in sentences(text):
        sentence = text[span.start : span.end]
        match = _LOOKS.search(sentence)
        # "I'm thinking of leaving" says so itself; before it a doubt or a wish is of something else.
        if match and not (
            sentence.endswith("?")
            or _UNSURE.search(_POLITE.sub("", sentence[: match.start()]))
            or _AT_HOME.search(sentence)
        ):
            out.append((span.start, span.end))
    return out


def of_own_leaving(text: str) -> bool:
    """Whether some words of somebody tell that they leave, or look elsewhere: it commits them to nothing with us."""
    return bool(looks_elsewhere(text)) or any(d.own and not d.past for d in departures(text, None, "I", {}))


def staying(text: str, speaker: str, names: Mapping[str, str]) -> set[str]:
    """Ids of those who stay, or are back, after all."""
    out = set()
    for span in sentences(text):
        sentence = text[span.start : span.end]
        if not _STAYING.search(sentence) or sentence.endswith("?") or _UNSURE.search(sentence):
            continue
        if speaker and re.search(rf"\bI{_STAYS}", sentence, re.IGNORECASE):
            out.add(speaker)
        out |= {
            i for name, i in names.items() if re.search(rf"\b(?-i:{re.escape(name)}){_STAYS}", sentence, re.IGNORECASE)
        }
    return out


@remembered_with_words(64)
def _forms(names: tuple[str, ...], firms: tuple[str, ...]) -> Mapping[bool, tuple[re.Pattern[str], Sequence[_Form]]]:
    """The forms in the first person, under True, and those about somebody else; before them who is in each, and is found sooner."""
    house = "|".join(["us", _POST, *(f"(?-i:{re.escape(f)})" for f in firms)])
    others = "".join(rf"(?-i:{re.escape(name)})|" for name in names)
    somebody = rf"(?<![\w’'-])(?P<who>{others}he|she)"
    theirs = rf"(?<![\w’'-])(?:(?P<who>{others[:-1]})['’]s|his|her)" if others else r"\b(?:his|her)"
    own = list(_said_by(r"\bI", r"\bmy", r"(?:['’]m| am)", r"(?:['’]ve| have)", house, own=True))
    of_others = list(_said_by(somebody, theirs, r"(?:['’]s| is)", r"(?:['’]s| has)", house, own=False))
    return {
        True: (re.compile(r"\b(?:I['’ ]|my )", re.IGNORECASE), own),
        False: (re.compile(rf"(?<!\w)(?:{others}he|she|his|her)", re.IGNORECASE), of_others),
    }


def _said_by(who: str, whose: str, be: str, have: str, house: str, *, own: bool) -> Iterator[_Form]:
    """Every form, with the subject, the possessive and the verbs of one person."""
    soon = rf"(?:{be}|['’]ll be| will be| shall be){_ADV}"
    will = r"(?:['’]ll| will| shall)?"
    s = "" if own else "s?"
    end = r"(?=\W*$|[.,;:!)–—])"

    def form(words: str, past: bool, passing: bool = False, bare: bool = False) -> _Form:
        return _Form(re.compile(words, re.IGNORECASE), past, passing, bare)

    yield form(rf"(?:\bis|\bwill be|['’]s|['’]ll be)(?: now)? {whose} {_LAST}{_PLACE}", past=False)
    yield form(rf"{whose} {_LAST}{_PLACE}(?: is| will be|['’]s|['’]ll be)(?! not\b)", past=False)
    yield form(rf"\bwas {whose} {_LAST}{_PLACE}", past=True)
    yield form(rf"{whose} {_LAST}{_PLACE} was(?= (?:on )?(?:the )?(?:\d|yesterday|last|{WEEKDAY}|{MONTH}))", past=True)
    yield form(rf"{who}(?:{soon} leaving|{will} leave{s}) (?:(?:{house}){_TAIL}|{_FAR})", past=False)
    yield form(rf"{_FAR},? {who}{soon} leaving(?=\W*$|[.;!])", past=False)
    yield form(rf"{who}(?:{soon} retiring|{will} retire{s})\b", past=False)
    yield form(
        rf"{who}(?:(?:{have})?{_ADV} (?:handed in|given in|gave in|put in|given|gave) (?:my|his|her) (?:notice|resignation)\b|"
        rf"{be}{_ADV} (?:working|serving) (?:out )?(?:my|his|her) notice\b|"
        rf"{have}{_ADV} resigned(?! (?:my|him|her)self\b| as\b| from the (?:board|committee)\b))",
        past=False,
    )
    yield form(
        rf"{who}(?:{have}{_ADV} (?:taken|accepted|found|got)(?: up| on)? {_JOB}|{soon} (?:(?:starting|joining|moving to|going to) "
        rf"(?:{_NEW}|{_JOB})|(?:with|at|working (?:for|at|with)) {_NEW}(?! now\b)))",
        past=False,
    )
    yield form(rf"{who}{soon} (?:moving|transferring|switching|being (?:moved|transferred)){_ELSEWHERE}", past=False)
    yield form(rf"{who}{soon} (?:only |still )?(?:employed|with (?:{house}))(?= until\b| till\b)", past=False)
    yield form(rf"{who}{soon} leaving(?=\W*$|[.,;!]| (?:on|next|this|in)\b)", past=False, bare=True)

    left = rf"{have}{_ADV} left" if own else rf"(?:{have})?{_ADV} left"
    yield form(rf"{who}{left} (?:{house}){_TAIL}", past=True)
    if not own:
        yield form(rf"{who}{left},? {_FAR}", past=True)
        yield form(rf"{who}{have}{_ADV} (?:left|moved on){end}", past=True, passing=True)
        yield form(rf"{who}(?:{be}|{have}){_ADV} gone(?:{end}|(?= (?:now|so|for good)\b))", past=True, passing=True)
        yield form(rf"{who}{be} no longer (?:here|around)\b", past=True, passing=True)
        yield form(rf"{who}(?: (?:retired|quit){_TAIL}| was {_SACKED})", past=True)
    yield form(rf"{who}(?:{be}|{have}){_ADV} retired\b(?! [a-z]+(?:er|or|ist)\b)", past=True)
    yield form(rf"{who}{be} no longer (?:with|at|in|employed (?:by|at|with)) (?:{house})(?![\w’'-])", past=True)
    where = rf"(?:here|with us|(?:for|at|in|with) (?:{house}))"
    yield form(
        rf"{who}(?: no longer work{s} {where}(?![\w’'-])|(?: do(?:es)?(?: not|n['’]t) work|{be} not| isn['’]t) {where} "
        r"any(?: ?more| longer)\b)",
        past=True,
    )
    yield form(rf"{who}{have}{_ADV} (?:been )?(?:moved|transferred|switched){_ELSEWHERE}", past=True)
    yield form(rf"{who}{have}{_ADV} (?:changed jobs|quit|been {_SACKED})", past=True)
    yield form(
        rf"{who}(?:{be}(?: now)? (?:with|at|working (?:for|at|with)) {_NEW} now\b|(?: now)? works? (?:for|at) {_NEW}(?: now)?)",
        past=True,
    )


def _spelled(sentence: str) -> str:
    """The same with days as ``find_dates`` reads them: "Friday 13th", and "next Friday", which is rather the later one."""
    sentence = re.sub(
        rf"\b({WEEKDAY}),? (?:the )?(\d{{1,2}}(?:st|nd|rd|th))\b(?! (?:of )?{MONTH})", r"\1 the \2", sentence
    )
    return re.sub(rf"\b(?i:next) ({WEEKDAY})\b", r"\1 of next week", sentence)


def _stated(sentence: str, match: re.Match[str], form: _Form, own: bool) -> bool:
    """Whether it is said as a fact or as a plan, and of more than the hour."""
    lead = _POLITE.sub("", sentence[: match.start()])
    if own or form.past:
        lead = _AFRAID.sub("", lead)
    if _UNSURE.search(lead) or (not form.past and _HANGS.search(sentence, match.end())):
        return False
    return not (form.passing and _MOMENT.search(sentence))


def _day(sentence: str, match: re.Match[str], said: dt.date | None, past: bool) -> tuple[dt.date | None, bool]:
    """The day right beside the words, and whether it was named exactly."""
    if said is None:
        return None, False
    # What is told as done is of the last year: there a month is the one gone by.
    since = said - dt.timedelta(days=320) if past else said
    found = []
    for spoken in find_dates(sentence, since, ahead=not past):
        gap = (
            sentence[match.end() : spoken.start]
            if spoken.start >= match.end()
            else sentence[spoken.end : match.start()]
        )
        named = re.search(rf"{MONTH}|\d{{4}}-", spoken.words)
        # A season has no last day, and "this week" told as done may be any day of it.
        season = re.search(r"spring|summer|autumn|fall|winter", spoken.words, re.IGNORECASE)
        if season or (past and not named) or (spoken.date > said if past else spoken.date < said):
            continue
        if _BETWEEN.fullmatch(f"{gap} "):
            found.append((len(gap), spoken))
    if not found:
        return None, False
    _, nearest = min(found, key=lambda row: row[0])
    return nearest.date, nearest.exact


def _whom(
    sentence: str, match: re.Match[str], names: Mapping[str, str], told: Sequence[str], before: str, speaker: str
) -> str | None:
    """Who is meant: the name, or for "he" the one person of theirs just spoken of."""
    name = match.groupdict().get("who") or ""
    if name in names:
        ahead = sentence[: match.start("who")].split()
        # "John Keith has left" is not Keith.
        last = ahead[-1] if ahead else ""
        part = last[:1].isupper() and last[-1:].isalnum() and last not in BEFORE_NAMES and not last.endswith("ly")
        return None if part else names[name]
    here = sentence[: match.start()]
    asked = before.rstrip()[-200:] if before.rstrip().endswith("?") and _ASKED.search(before) else ""
    spoken = here if people_named(here, names) else told[-1] if told else asked
    found = people_named(spoken, names) - {speaker}
    if len(found) != 1 or _SOMEBODY.search(f"{spoken} {here}"):
        return None
    (who,) = found
    called = [name for name, person in names.items() if person == who]
    first = re.match(r"\W*(?:(?:and|but|so|well|now),? )?(?P<name>[\w’-]+)", spoken, re.IGNORECASE)
    # "Rolf relies on Moira. She retires": the one spoken of is the subject, or was asked about, and nobody else is named.
    subject = first is not None and any(first["name"] in name.split() for name in called)
    words = {w for name in called for w in name.split()} | BEFORE_NAMES
    others = {w for w in re.findall(r"(?<=[\w,] )[A-Z][\w’-]+", spoken) if w.split("’")[0] not in words and w != "I"}
    return who if (subject or spoken == asked) and not others else None
