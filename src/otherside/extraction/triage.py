"""A first pass that costs nothing: sentences that are plainly no evidence are not encoded.

Only what consists wholly of greetings, thanks, farewells, signs of listening, fillers and talk about the line is
skipped, and what is furniture of mails and calls (``furniture``). Everything else goes on to the encoder, and so does a
bare "yes" or "no" after a question: there it may be the most important word of the call.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.furniture import is_furniture
from otherside.extraction.of_the_moment import of_the_moment

#: Greetings longer than this (characters) are never skipped, so most are let through after one comparison.
LONGEST = 90

_SOCIAL = """
    hi( there| all| everyone| everybody| guys| folks| team)? | hiya | hey( there| all| everyone| guys| folks)? |
    hello( there| again| all| everyone| everybody)? |
    good (morning|afternoon|evening|day)( all| everyone| to you( too)?)? | morning( all| everyone)? |
    welcome( back| everyone| all)* | bye( now| bye| all| everyone| for now)* | bye-bye | goodbye |
    see (you|ya)( all| then| soon| later| tomorrow| next (week|time)| there)? | take care |
    talk (to you )?(soon|later)( then)? | speak (to you )?(soon|later) | cheers | ta |
    have a (good|great|nice|lovely) (one|day|evening|weekend|rest of your day|week|night)( too| everyone| all)? |
    (many |and )?thanks( so much| very much| a lot| a million| again| everyone| everybody| all| guys)* |
    thank you( so much| very much| again| all| everyone| everybody| guys| both)* | thx | thnx | you too |
    same to you | (you're|you are) (very |most )?welcome | no (problem|worries)( at all)? |
    nice to (meet|see) you( all| too| both| again)* | good to (meet|see|hear from) you( all| too| both| again)* |
    great to (meet|see) you( all| too| both| again)* | pleasure( to meet you)? |
    (nice|great|good) (talking|speaking|chatting) (to|with) you( all| too)? |
    how are (you|things|we)( all| both| guys| doing)?( today| this morning)? | how's it going |
    how are you doing( today)? | (sorry|apologies)( about that| for that| i'm late| i was on mute)? | pardon( me)? |
    excuse me | please (do|go ahead|carry on) | by all means | be my guest | after you | go ahead | go on | go for it |
    bless you | kind regards | best regards | best wishes |
    regards | all the best | best | yours sincerely | sincerely | warm regards
"""
_LINE = """
    can (you|everyone|everybody) (hear|see) (me|us|my screen|that)( okay| ok| now| all right| alright)* |
    i can (hear|see) (you|it|that|your screen)( now| fine| okay| ok)* | you're on mute | you are on mute |
    (i think )?you're muted | i was on mute | can you say that again | say that again | sorry what was that |
    let me share my screen | give me (a|one) (second|sec|moment|minute) |
    (just )?(one|a) (second|sec|moment|minute)( please)? | hang on( a (second|sec|minute))? |
    hold on( a (second|sec|minute))? | bear with me
"""
_LISTENING = """
    m+ | mm+-?h+m+ | mhm+ | m-hm+ | hm+ | huh | uh-?huh | um+ | uh+ | er+ | erm+ | ah+ | oh+ | aw+ | ooh+ | wow |
    ha(-?ha)* | haha\\w* | hehe\\w* | lol | right | okay | okey | ok | okey-?dokey | alright | all right | sure |
    sure thing | gotcha | got it | i see | i understand | understood | interesting | great | good | perfect | cool |
    lovely | nice | excellent | brilliant | awesome | fantastic | wonderful | super | great stuff | good stuff |
    very good | fair enough | makes sense | that makes sense | makes total sense | of course | no doubt |
    sounds good | that's (great|good|fine|right|cool|fair|awesome|interesting|true) | true | very true | well | so |
    and | but | anyway | anyways | like | now | then | you know | i mean | let's see | let me see | let me think |
    good to know | good point | fair point | fair answer | good question | that's a good question | great question
"""
_ANSWER = """
    yes | yeah+ | yea | yep | yup | ye | ya | aye | no | nope | nah | exactly | precisely | absolutely |
    definitely | totally | indeed | correct | for sure | that's it | agreed
"""


#: Fillers that answer nothing even after a question.
_FILLERS = "m+ | hm+ | um+ | uh+ | er+ | erm+ | ah+ | oh+ | well | so"
#: Social phrases that can answer a question, and then say something.
_MAY_ANSWER = ("no (problem|worries)( at all)? |", "go ahead | go on | go for it |", "after you |")


def _pattern(*groups: str, called: bool = False) -> re.Pattern[str]:
    """Matches a whole text that is made of these phrases; ``called``: perhaps with a name at the end."""
    # Not capturing: groups within possessive repetition are an error of some versions of Python.
    phrases = [re.sub(r"\((?!\?)", "(?:", " ".join(part.split())) for group in groups for part in _split(group)]
    one = "(?:" + "|".join(sorted(phrases, key=len, reverse=True)) + r")(?![\w'-])"
    name = r"(?-i:[A-Z][\w'-]+[\W_]*+)?" if called else ""
    # Possessive: what was taken as a phrase is not taken apart again, so the time is linear.
    return re.compile(rf"[\W_]*+(?:{one}[\W_]*+)++{name}", re.IGNORECASE)


def _split(group: str) -> list[str]:
    """Alternatives at the top level: bars inside brackets belong to one phrase."""
    parts, depth, part = [], 0, ""
    for char in group:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += char
    return [p for p in [*parts, part] if p.strip()]


def _without(group: str, phrases: tuple[str, ...]) -> str:
    plain = " ".join(group.split())
    for phrase in phrases:
        plain = plain.replace(phrase, "")
    return plain


_NOTHING = _pattern(_SOCIAL, _LINE, _LISTENING, _ANSWER)
_COURTESY = _pattern(_without(_SOCIAL, _MAY_ANSWER), _LINE, _FILLERS, called=True)
#: What a transcript or a mail program wrote, not a person: "[Music]", a bare address.
_STAGE = lazily(r"\s*+(?:\[[^\]]{1,40}\]|(?:url:\s*)?https?://\S+)\W*", re.IGNORECASE)


def is_nothing(text: str, prev: str = "") -> bool:
    """Whether a sentence is plainly no evidence of anything.

    Args:
        text: the sentence.
        prev: the sentence before, of whoever said it. After a question nothing but courtesies is skipped: "sure",
            "sounds good" and "yes" answer it.
    """
    if is_furniture(text) or of_the_moment(text, prev):
        return True
    if len(text) > LONGEST:
        return False
    plain = text.replace("’", "'")
    if _COURTESY.fullmatch(plain) or _STAGE.fullmatch(plain):
        return True
    return "?" not in prev[-200:] and _NOTHING.fullmatch(plain) is not None
