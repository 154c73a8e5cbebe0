"""Errands of a call's moment: "two ticks, I'll shut the door"; and how long the call may last: "I've got till half past". Pure.

They are evidence of nothing, and only as a whole: "hang on, I'll sign it now" is a step, and so is "I'll move the date".
"""

from __future__ import annotations

import re

from otherside.domain.number_words import ONE_TO_TWELVE
from otherside.domain.patterns import lazily

_UNIT = r"(?:sec(?:ond)?s?|secs|min(?:ute)?s?|mins|moments?|mo|ticks?|jiff(?:y|ies)|bit)"
_SPAN = rf"(?:(?:just |only |half )?(?:an?|one|two|five|ten|a couple of|a few|half an?|the) {_UNIT})"
_WAIT = (
    rf"(?:(?:sorry|oh|ah|oops|right|ok(?:ay)?|so|well|and|but|excuse me)[,. –—-]+)*"
    rf"(?:(?:give|grant|allow) (?:me|us) (?:just )?{_SPAN}|{_SPAN}|half {_UNIT}|"
    rf"(?:hang|hold) on(?: there)?(?: (?:for )?{_SPAN})?|bear with (?:me|us)(?: (?:for )?{_SPAN})?|"
    rf"wait(?: (?:there|here|a {_UNIT}|one {_UNIT}|for me))?|stay (?:there|on(?: the line)?)|don['’]t (?:hang up|go away)|"
    r"excuse me|sorry)(?: please)?"
)
_IT = r"(?:the|my|our|this|that|a|an|some|another|his|her|these|those)"
_NEAR = (
    r"(?:(?:front |back |car |kitchen |office |workshop |garden |shop )?(?:doors?|windows?|gates?|shutters?|blinds?|curtains?)|"
    r"van|car|lorry|truck|tractor|bike|trailer|trolley|kettle|radio|telly|tv|television|music|phone|mobile|handset|laptop|tablet|"
    r"headset|headphones|earphones|charger|camera|microphone|mic|speaker|volume|dogs?|cats?|puppy|baby|kids?|children|little one|"
    r"pen|pencil|pad|bit of paper|piece of paper|paper|notebook|glasses|specs|coat|jacket|light|lights|lamp|oven|hob|cooker|fan|"
    r"heater|heating|compressor|machine|saw|tap|engine|iron|doorbell|door bell|tea|coffee|cup of tea|cuppa|chair|seat|signal|"
    r"other (?:phone|line|room|call))"
)
_PLACE = (
    r"(?:outside|inside|upstairs|downstairs|out|in|next door|round the back|somewhere (?:quiet(?:er)?|else)|"
    r"(?:to |into |in |out to |from |by |at |on |through to )?(?:the|my|our|another) (?:other |back |front )?"
    r"(?:kitchen|office|car|van|hall|yard|garden|landline|house phone|other phone|room|next room|other room|window|stairs|shop|"
    r"workshop|corridor|porch|road|drive|way))"
)
_ACTS = (
    rf"(?:(?:shut|close|open|lock|move|shift|fetch|get|grab|find|answer|start|stop|fill|park|plug in|unplug|pick up|put down|mute|"
    rf"silence|switch off|switch on|turn off|turn on|turn up|turn down|put on|take off|let out|let in|see to|calm|feed) {_IT} {_NEAR}|"
    rf"(?:turn|switch|put|plug|let|take|mute) (?:it|that|this|him|her|them|{_IT} {_NEAR})(?: (?:off|on|down|up|out|in|away|back))|"
    rf"(?:call|ring|phone) (?:you|you back)(?: back)? (?:from|on) {_PLACE}|"
    rf"(?:go|step|pop|nip|walk|move|run) {_PLACE}|see who(?:['’]s| is) (?:at the door|there|that))"
)
_TAIL = (
    rf"(?: (?:first|quickly|quick|again|for you|for a {_UNIT}|out of the (?:way|road|rain|sun)|off the (?:road|drive)|so (?:that )?"
    r"(?:I|you|we) can hear(?: (?:you|me|better|each other))*|then|now|it['’]s (?:so |very |too )?(?:loud|noisy|cold|draughty)))*"
)
_I_DO = (
    r"(?:(?:while|whilst|and|as|so) )?(?:I['’]ll|I will|I['’]m (?:just )?going to|I(?: just)? (?:need|have|want) to|I['’]ve got to|"
    r"I must|let me|we['’]ll)"
)
_MOMENT = lazily(
    rf"\W*(?:{_WAIT}[\W_]+{_I_DO}(?: (?:just|quickly|only|first))*|"
    rf"{_I_DO}(?: (?:just|quickly))+|let me) {_ACTS}{_TAIL}\W*",
    re.IGNORECASE,
)
#: The same where the sentence before asked to wait.
_ERRAND = lazily(rf"\W*{_I_DO}(?: (?:just|quickly|only|first))* {_ACTS}{_TAIL}\W*", re.IGNORECASE)
_WAITS = lazily(rf"\W*{_WAIT}\W*", re.IGNORECASE)
_NUMBER = rf"(?:\d{{1,2}}|{ONE_TO_TWELVE}|fifteen|twenty|thirty|forty)"
_CLOCK = (
    rf"(?:(?:half|(?:a )?quarter|{_NUMBER})(?: minutes)? (?:past|to)(?: {_NUMBER})?|{_NUMBER}(?:[:.]\d\d)?(?: ?(?:am|pm|o['’]clock))?|noon|"
    r"midday|lunch|(?:the )?(?:top of the )?hour)(?: sharp| today| at the latest)?"
)
_HAVE = r"(?:I|we)(?:['’]ve| have)(?: only| just)?(?: got)?(?: only| just)?"
_NEXT = r"(?:an?|another|my|the|our) (?:[\w'’-]+ ){0,3}(?:call|meeting|steering|stand-?up|appointment|one-to-one|session|train|class)"
_HOW_LONG = lazily(
    rf"\W*(?:(?:right|ok(?:ay)?|so|well|and|but|sorry|morning|hello|hi|just to say)[,. –—-]+)*(?:"
    rf"{_HAVE} (?:(?:till|until) {_CLOCK}|(?:about |maybe )?(?:{_NUMBER} minutes?|half an hour|an hour|a few minutes)"
    rf"(?: today| for this| left)?|"
    rf"a hard stop(?: (?:at|on) {_CLOCK})?|{_NEXT} (?:at|from|in) {_CLOCK}(?: minutes)?)"
    rf"(?:[,; –—-]+(?:and |so |but )?(?:then|after that|at {_CLOCK}) {_HAVE} (?:{_NEXT}|to (?:go|run|leave|drop|be somewhere)))?"
    rf"(?:[,; –—-]+(?:and |so |but )?(?:let['’]s|let us|can we|shall we) (?:be|keep|make|get|crack|go|start)\b[^.?!,;]{{0,30}})?|"
    rf"I(?:['’]ll)? (?:have to|need to|must|have got to) (?:go|leave|drop(?: off)?|run|jump off) "
    rf"(?:at|by|before|in) {_CLOCK}(?: minutes)?)\W*",
    re.IGNORECASE,
)
#: Beyond these lengths (characters) a sentence says more than that.
_LONGEST, _LONGEST_WAIT = 110, 50


def of_the_moment(sentence: str, before: str = "") -> bool:
    """Whether a sentence is wholly an errand of the moment of a call, or says how long somebody has for it.

    Args:
        sentence: one, as it was said.
        before: the one before it, which may have asked to wait.
    """
    if len(sentence) > _LONGEST:
        return False
    if _MOMENT.fullmatch(sentence) or _HOW_LONG.fullmatch(sentence):
        return True
    return len(before) <= _LONGEST_WAIT and bool(_ERRAND.fullmatch(sentence)) and bool(_WAITS.fullmatch(before))
