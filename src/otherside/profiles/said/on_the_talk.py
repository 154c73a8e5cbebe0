"""What is said about the talk itself and the room it is held in: "I'll keep it short", "that's the camera". Pure.

It tells nothing of anybody's work or wishes. A sentence counts where little is left of it without such words.
"""

from __future__ import annotations

import re

from otherside.domain.patterns import lazily
from otherside.extraction.of_the_moment import of_the_moment

_TALK = (
    r"(?:(?:I|we)(?:['’]ve| have)? (?:already )?(?:said|talked|spoken|gone on|rambled(?: on)?|written|chatted) (?:far |much |way |quite )?"
    r"(?:too (?:much|long)|enough|long enough|more than enough)(?: (?:on|about) (?:this|that|it|all this))?(?: already| now|"
    r" for (?:one day|today))?|"
    r"(?:I|we)(?:['’]ll| will|['’]d better|['’]m going to)? (?:try (?:to|and) |just |only )*(?:keep (?:it|this) (?:very |"
    r"really )?(?:short|brief|quick)|"
    r"be (?:very )?(?:brief|quick)|stop (?:there|here|talking|rambling)|shut up|leave it (?:there|at that)|not go on|say no more)(?: now)?|"
    r"let me (?:keep (?:it|this) (?:short|brief)|be (?:brief|quick))|"
    r"I['’]m (?:rambling|waffling|babbling|repeating myself|going on(?: and on)?|talking too much)(?: again)?|"
    r"you(?:['’]ve| have) (?:all )?heard (?:enough|plenty|all this)(?: (?:of|from) (?:me|this|it|us))?(?: (?:already|before))?|"
    r"(?:that was|sorry for) (?:a|the|that|my) (?:(?:very )?long|rambling) (?:e-?mail|mail|message|answer|speech|story)|"
    r"where was I|I(?:['’]ve)? lost my thread|(?:that['’]s|that is) all (?:I|we) (?:wanted to say|had to say))"
)
_THING = r"(?:camera|webcam|microphone|mic|loudspeaker|speakers?|screen|headset|headphones|projector|wi-?fi|dog|cat|doorbell|phone|laptop)"
_ROOM = (
    rf"(?:(?:that['’]s|that is|that was|it['’]s|this is|it was) (?:just |only )?(?:the|my|our) (?:(?:meeting|conference|"
    rf"board)[- ]?room |new |old )?{_THING}"
    r"(?: again)?|(?:it|he|she) (?:always )?does that(?: (?:sometimes|a lot))?|"
    r"(?:you['’]re|I['’]m|I was|you were|am I|are you)(?: still)? (?:on mute|muted|frozen|breaking up|back now)|"
    r"(?:can|could) (?:you|everybody|everyone|anybody) (?:all )?(?:hear|see) (?:me|us|my screen|the screen|it)(?: now|"
    r" all right| okay| ok)?|"
    r"(?:I|we) (?:(?:can['’]t|cannot) (?:hear|see)|can hear) (?:you|anything|your screen|anybody)(?: now| any more)?|"
    r"(?:my|your) (?:screen|picture|sound|line|connection|camera|video|battery)(?: has| is|['’]s| just| keeps?)* "
    r"(?:froze|frozen|gone|dropped|dropping|cut(?:ting)? out|breaking up|lagging|dead|died|dying)|"
    r"(?:let me|I['’]ll|I will)(?: just)? (?:share my screen|unmute|mute myself|turn (?:my camera|it) (?:on|off)))"
)
_ON_THE_TALK = lazily(rf"\b(?:{_TALK}|{_ROOM})(?![\w’'])", re.IGNORECASE)
#: Words that may stand around them.
_AROUND = lazily(
    r"\b(?:yes|yeah|no|ok|okay|so|and|but|well|right|anyway|sorry|oh|ah|um|er|now|then|please|again|just|a|bit|really|I think|already|"
    r"for a moment|one moment|one second|hang on|hold on|hello|everybody|everyone|all)\b",
    re.IGNORECASE,
)
_LEFT = 2


def on_the_talk(sentence: str) -> bool:
    """Whether a sentence speaks of the talk or of the room and its devices, and of hardly anything else."""
    flat = " ".join(sentence.split())
    if of_the_moment(flat):
        return True
    rest, found = _ON_THE_TALK.subn(" ", flat)
    return bool(found) and len(re.findall(r"[^\W_]+", _AROUND.sub(" ", rest))) <= _LEFT
