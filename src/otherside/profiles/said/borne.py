"""What a sentence seems to be evidence of when it is read alone, and does not bear out. Pure.

A worry that is named only to say that it is none, a success that is told, help that is hoped for, money that is there, what is
said in irony, what is over or somebody else's, and something given back: what a reader of single sentences takes for a fear, a
wish, a step or another priority. What the worry is instead stands in the sentence behind.
"""

from __future__ import annotations

import re

from otherside.domain import Facet
from otherside.domain.patterns import lazily
from otherside.extraction.irony import ironic, mocked
from otherside.extraction.segment import segment
from otherside.profiles.said.anothers_deed import anothers_deed
from otherside.profiles.said.asides import aside
from otherside.profiles.said.denied_at_once import denied_behind
from otherside.profiles.said.no_option import no_option
from otherside.profiles.said.on_the_talk import on_the_talk
from otherside.profiles.said.refusals import ends_something
from otherside.profiles.said.regrets import without_regret
from otherside.profiles.said.self_image import denied, told_past
from otherside.profiles.said.settled import denies, has_money
from otherside.profiles.said.went_well import went_well

_WORRIES = frozenset({Facet.FEAR, Facet.RISK, Facet.FRUSTRATION})
_WISHES = frozenset({Facet.WANT, Facet.DESIRE, Facet.GOAL, Facet.ASPIRATION, Facet.COMMITMENT})
#: Said in irony it is no wish, and no picture of themselves either.
_NOT_MEANT = _WISHES | {Facet.IDENTITY}
_DOUBTS = frozenset({Facet.FEAR, Facet.RISK})
#: "My fear is not being heard", "is not only the price", "is not a small one": these name a worry all the same.
_STILL = lazily(
    r"\b(?:not|n['’]t) (?:\w+ing|only|just|merely|simply|solely|so much|enough|an?|having|gone|over|small|new|without)\b|"
    r"\b(?:but|though|however|rather|instead|except|unless)\b|[,;:–—] ?(?:it|that|mine)(?:['’]s| is)\b",
    re.IGNORECASE,
)
#: Behind it: what the worry is.
_INSTEAD = lazily(
    r"(?:(?:no|but|and|rather|instead|actually|honestly)[, ]+)?(?:it['’]s|it is|mine is|they['’]re|they are|what (?:worries|scares|"
    r"bothers|frightens|concerns) me\b|(?:my|the|our) (?:real|true|actual|only|biggest)\b|(?:my|our) (?:worry|fear|concern|problem)\b)",
    re.IGNORECASE,
)
_NO_BETTER = lazily(r"\w+['’]s (?:fine|good|great|ok(?:ay)?|easy|clear|nice)\b", re.IGNORECASE)
#: Asked or hoped whether it would help: an argument for it, in their own words.
_HELPS = lazily(
    r"\b(?:whether|if|that|how|because|so)(?: (?:it|this|that|they|you|the \w+))?(?: (?:would|could|will|can|might|may))? "
    r"(?:help|protect|save|spare) (?!(?:anything|anybody|anyone|with nothing)\b)\w+",
    re.IGNORECASE,
)
_FEARED = lazily(
    r"\b(?:afraid|worr\w+|scared|fear\w*|risk\w*|danger\w*|lose|losing|lost|fail\w*|blame\w*|doubt\w*|nobody|never|but)\b|n['’]t\b",
    re.IGNORECASE,
)
#: "This is our top priority", "it is first on my list": then nothing else comes before it.
_COMES_FIRST = lazily(
    r"\b(?:this|it)(?:['’]s| is| has become| is now| comes)(?: \w+)?? (?:(?:our|my|the|a) )?"
    r"(?:(?:top|first|highest|number[ -]one|absolute|main|biggest) priority|(?:number one|no\. ?1|first|top|at the top)(?: thing)?"
    r"(?: of| on) (?:our|my|the|everybody['’]s) (?:list|agenda)|priority (?:number )?one|top of (?:our|my|the) (?:list|agenda))\b",
    re.IGNORECASE,
)
_NOT_FIRST = lazily(r"\b(?:not|never|hardly|nobody|was|if|until|once|after|would|should)\b|n['’]t\b|\?", re.IGNORECASE)

#: That they are not there for some days, and nothing besides.
_AWAY = lazily(
    r"^\W*(?:(?:and|but|so|also|by the way|please note(?: that)?|just so you know),? )?(?:I|we)(?:['’]m| am|['’]re| are|"
    r"['’]ll be| will be|['’]ve been| have been)"
    r"(?: also| then| now| both| all)? (?:away|out of (?:the )?office|on (?:annual |parental |maternity )?(?:leave|holiday|vacation)|"
    r"travelling|abroad|off|not (?:in|here|there|around|available|at my desk|in the office))\b(?! (?:with|the (?:mark|pace)|"
    r"grid|limits)\b)",
    re.IGNORECASE,
)
_SAYS_MORE = lazily(
    r"\b(?:because|so that|but|although|whenever|always|every|too often|half the|and (?:nobody|no one|then))\b|[?;:]",
    re.IGNORECASE,
)
_SHORT = 16
#: Whoever stands on neither side has named no wish.
_NO_SIDE = lazily(
    r"\b(?:neither for (?:it )?(?:nor|or) against|(?:completely |quite |entirely )?neutral (?:on|about|in|here|towards)|"
    r"no (?:strong )?(?:view|opinion|feelings?) (?:on|about|either way|one way or the other)|(?:don['’]t|do not) mind either way)\b",
    re.IGNORECASE,
)
#: Another undertaking that is given up: "the new wing is off the table". Of what we speak about it is no such news.
_OUT_OF_THE_WAY = lazily(
    r"\b(?!(?:it|this|that|everything|anything|all|which|you|yours?|I|we|they|he|she)\b)[\w’'-]+(?: (?:project|plan|idea|"
    r"programme|programme|works?|question))?"
    r"(?: is|['’]s| are| was| were| has been| have been)(?: now| all| definitely| finally| well and truly)* "
    r"(?:off the (?:table|agenda|list)|out of the (?:way|question|picture)|dead(?! (?:in|on|against|set|right)\b)|shelved|"
    r"scrapped|cancelled|dropped|called off|"
    r"no longer (?:planned|happening|on the (?:agenda|table|list)|an option|in the plan|needed))\b",
    re.IGNORECASE,
)
_IN_THE_WAY = lazily(
    r"\b(?:if|until|till|unless|not|never|once|when|because|so that|for (?:this|that) year|instead|first|your|you|"
    r"everything new|purchases?|"
    r"spending|budgets?|investments?|decisions?|contract)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
#: "Better than I had expected, chapeau".
_PRAISE = lazily(
    r"\b(?:better|faster|quicker|easier|nicer|smoother|simpler|cheaper|more \w+) than (?:I|we|any(?:body|one)(?: here)?)"
    r"(?:['’]d| had| would have)? (?:\w+ )?(?:expected|thought|hoped|feared|dared|imagined|guessed)\b|"
    r"\b(?:pleasantly|positively) surprised\b|\bchapeau\b|\bhats? off to\b",
    re.IGNORECASE,
)
_BUT = lazily(r"\b(?:but|though|although|however|except|only|still|not|never|worse)\b|n['’]t\b", re.IGNORECASE)
#: Somebody else's leaving is no step of whoever tells it.
_THEY_LEAVE = lazily(
    r"\b(?!I\b|we\b)[\w'’]+ (?:has|have|had|['’]s|['’]ve)?\b ?(?:just |now |already )?(?:handed in (?:her|his|their) (?:own )?notice|"
    r"given (?:her|his|their) notice|resigned|quit|taken (?:a|another) job elsewhere)\b|\b(?:her|his|their) last day\b",
    re.IGNORECASE,
)


def not_borne(quote: str) -> frozenset[Facet]:
    """The facets of which a sentence is no evidence, whatever it may look like alone."""
    if on_the_talk(quote):
        return frozenset(Facet)
    out = aside(quote)
    if ironic(quote):
        out |= _NOT_MEANT
    if ends_something(quote):
        # Whose it is stays open: it may be ours.
        out |= {Facet.COMMITMENT}
    if _THEY_LEAVE.search(quote):
        out |= {Facet.COMMITMENT}
    if denies(quote) and not _STILL.search(quote):
        out |= _WORRIES
    if (_PRAISE.search(quote) and not _BUT.search(quote)) or (went_well(quote) and len(segment(quote)) == 1):
        out |= _WORRIES
    if without_regret(quote) != quote:
        out |= {Facet.FEAR}
    if _HELPS.search(quote) and not _FEARED.search(quote):
        out |= _DOUBTS
    if has_money(quote):
        # What it may cost says how far they go, and nothing of what comes before it.
        out |= {Facet.PRIORITY}
    if _AWAY.search(quote) and not _SAYS_MORE.search(quote) and len(quote.split()) <= _SHORT:
        # When they are not there is a day for the diary.
        out |= _WISHES | {Facet.SITUATION, Facet.PRIORITY}
    if no_option(quote):
        out |= _WISHES
    if _NO_SIDE.search(quote):
        out |= _WISHES | {Facet.IDENTITY}
    if _OUT_OF_THE_WAY.search(quote) and not _IN_THE_WAY.search(quote):
        # What was in its way is there no more.
        out |= {Facet.PRIORITY}
    if told_past(quote):
        out |= {Facet.IDENTITY, Facet.ASPIRATION}
    if denied(quote):
        # Who they are not is no place where they want to be.
        out |= {Facet.ASPIRATION}
    if _COMES_FIRST.search(quote) and not _NOT_FIRST.search(quote):
        out |= {Facet.PRIORITY}
    return out


def not_borne_there(text: str, start: int, end: int) -> frozenset[Facet]:
    """The facets of which words are no evidence by what stands beside them.

    A wish or a boast in mockery, a step that was somebody else's; and nothing at all where their next words deny it.

    Args:
        text: the whole turn.
        start, end: of the words.
    """
    if denied_behind(text, end):
        return frozenset(Facet)
    if mocked(text, start, end):
        return _NOT_MEANT
    return frozenset({Facet.COMMITMENT}) if anothers_deed(text, start) else frozenset()


def said_instead(text: str, start: int, end: int) -> int | None:
    """The end of the sentence right behind a denied worry that says what the worry is; None where none does.

    Args:
        text: the whole turn.
        start, end: of the words that deny it.
    """
    if not denies(text[start:end]) or _STILL.search(text[start:end]):
        return None
    spans = segment(text)
    own = next((s for s in spans if s.start <= start < s.end), None)
    if own is None or text[end : own.end].strip(" .!\n"):
        return None
    behind = next((s for s in spans if s.start >= own.end), None)
    if behind is None or text[own.end : behind.start].strip():
        return None
    words = text[behind.start : behind.end]
    return (
        behind.end
        if _INSTEAD.match(words) and not _NO_BETTER.match(words) and not words.rstrip().endswith("?")
        else None
    )
