"""What clears a sentence that the trained reader takes for an argument or a push: whose wish it was, and what it is about. Pure.

The reader hears words; these look at what stands around them. What pushes or argues by its very words (``pushing``,
``profiles/said/pushes.py``) is not brought here.
"""

from __future__ import annotations

from dataclasses import dataclass

from otherside.coaching.phrases import group, plain
from otherside.domain.patterns import lazily


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sentence of ours.

    Attributes:
        heard: the end of what they said last, empty if nothing.
        before: our sentence before it in the same turn.
        after: our sentence after it in the same turn.
        wanted: whether they, or a colleague of ours before them, asked for our view or our plan, or gave us leave to tell it.
        colleague: whether it is put to one of us.
        told: what they said in their last turns, one after the other.
    """

    heard: str = ""
    before: str = ""
    after: str = ""
    wanted: bool = False
    colleague: bool = False
    told: str = ""


_HURRIES = tuple(group(name) for name in ("scarcity", "closing"))
_BLAMES, _DAYS, _ADVISES = group("blame"), group("deadline"), group("advice")
#: What is decided or paid: a question that has it in it may be after a yes.
_OF_A_YES = lazily(
    r"\b(?:sign\w*|order\w*|decid\w+|decision|commit\w*|contracts?|deposits?|pay(?:ing|ment)?|buy\w*|purchas\w*|book\w*|approv\w*|"
    r"answer(?! (?:any|all|your|the|some|more|further|remaining|open))|yes|deals?|price|prices|discount|offer|agreement|paperwork"
    r"|invoice|close|closed|afraid|wait(?:ing|ed)?|wasting|stalling|"
    r"hesitat\w+|blame|excuse\w*)\b"
)
_MEET = lazily(
    r"\b(?:can|could|shall|should|would it (?:work|help|suit you)|is there (?:a )?time|do you have (?:time|half an hour|\w+ minutes))\b"
    r"[^.?!]{0,40}\b(?:call|talk|meeting|meet|sessions?|demo|catch[- ]?up|check[- ]?in|walk[- ]?through|half an hour|get together|"
    r"sit down|speak)\b"
)
_STANDS = lazily(
    r"\b(?:is|are|was|were|has|have|does|do|did) (?:it|that|this|things|the \w+|you|he|she|they)\b[^.?!]{0,40}"
    r"\b(?:on hold|still|yet|settled|moved|changed|on track|on the table)\b"
    r"|\bwhere (?:do|does|are|is|did) (?:things|it|this|that|we|you|the \w+|your \w+)\b[^.?!]{0,30}\b(?:stand|sit|fit|get to|land|with)\b"
)
_CHECKS_IN = lazily(
    r"^(?:(?:so|and|well|ok|okay|anyway|today|first|hi|hello)\b[, ]+)*(?:i|we)(?: just| only| also|'d| would)*(?: wanted| want| like"
    r"| hoped?"
    r"| thought (?:i|we)(?:'d| would))? ?(?:to )?(?:check in|see where (?:things|we|you) (?:are|stand)|catch up|hear how (?:it|that"
    r"|things)|"
    r"find out how (?:it|that|things)|pick up where we)\b"
)
_CHASES = lazily(
    r"\b(?:again|haven't|hasn't|didn't|never|yet|once more|promised|ignored|waiting|silence|no (?:reply|answer|word))\b"
)
#: It may be left undone in so many words.
_IF_IT_SUITS = lazily(
    r"\bif (?:(?:it is|it's|that's|that is|at all) )?(?:at all )?possible\b|\bif (?:you|they|she|he) (?:can|could|have (?:the )?time|"
    r"get (?:a|the) chance)\b|\bif (?:it|that|this) (?:works|suits|helps|fits|is any use|makes sense)\b|\bwhen(?:ever)? (?:you"
    r"|it) (?:have time"
    r"|get (?:a|the) (?:chance|moment)|suits)\b|\bonly if\b|\bno need\b"
)
_SUMS_UP = lazily(
    r"^so,? (?:then,? )?(?:the|it|that|there|your|what|it's|that's|there's|you(?:'re|'ve)|you (?:might|may|could) be|at the moment"
    r"|right now)\b"
)
_MUST = lazily(
    r"\b(?:need|needs|must|should|ought|have to|has to|had better|today|tonight|tomorrow|now or|only|last|let's|please|i|i'm|i'll"
    r"|i've|we'll)\b"
)
_LOOKS = lazily(
    r"^(?:(?:so|and|ok|okay|well|oh|hang on|one moment)[,. ]+)*(?:i'll|let me|i can|i will) (?:just )?(?:see|check|look|find out|try)\b"
)
#: Advice was asked for: "what would you do", "which would you recommend", "how should we".
_WANTS_ADVICE = lazily(
    r"\b(?:recommend\w*|suggest\w*|advi[cs]e|your (?:view|opinion|take|thoughts?|advice|experience|plan|honest \w+))\b[^.?!]{0,160}\?"
    r"|\b(?:what|how|which|where|when) (?:would|should|do|could|might) (?:you|we|i|one|that|it)\b[^.?!]{0,160}\?"
    r"|\bhelp (?:us|me) (?:think|decide|choose|see|work|with)\b|\bin (?:our|my) (?:place|shoes|position)\b[^.?!]{0,60}\?"
    r"|\bwhat (?:do you think|would that|would it)\b[^.?!]{0,100}\?"
)
#: We asked leave, or whether they want our help with it.
_ASKS_LEAVE = lazily(
    r"\b(?:can|could|may|might|shall) (?:i|we) (?:just |maybe )?(?:think|share|offer|suggest|make a|give you|tell you|show you"
    r"|say what|put)\b"
    r"[^.?!]{0,80}\?|\b(?:do you want|would you like|would it help)\b[^.?!]{0,20}\b(?:help|thoughts?|ideas?|hear|suggestions?|me to"
    r"|us to|view)\b"
    r"[^.?!]{0,80}\?"
)
_GRANTS_LEAVE = lazily(
    r"^\W*(?:(?:well|oh|hm+|actually|honestly|ok|okay)[,. ]+)*(?:yes|yeah|yep|sure|please|go (?:ahead|on)|of course|by all means"
    r"|absolutely|"
    r"that would|i'd (?:like|love|appreciate)|do\b|fine|happy to)"
)
#: Right after a proposal we ask whether it fits: it is held out, not pressed.
_ASKS_WHETHER_IT_FITS = lazily(
    r"^(?:(?:so|and|but|now)[, ]+)*(?:(?:does|do|would|could|might|is) (?:that|this|it|any of (?:that|this))\b|how (?:does|do"
    r"|would) (?:that|this|it)\b|"
    r"what (?:do|would) you (?:think|make|say|change|see)|where (?:does|would) (?:that|this|it)\b|what am i missing"
    r"|what have i missed)[^.!]*\?"
)
#: Praise that no advice or answer needs.
_HYPE = lazily(
    r"\b(?:trust me|believe me|no[- ]brainer|guarantee\w*|you'd be (?:mad|crazy|foolish)|everyone|everybody|you'll love|game[- ]changer|"
    r"revolution\w*|second to none|world[- ]class|(?:we|our|ours)\b[^.?!]{0,60}\b(?:best|leading|number one|unique|better than"
    r"|unbeatable))\b"
)
_GOOD = (
    r"(?:excellent|great|good|strong|solid|best|best-in-class|world-class|polished|impressive|fine|competitive|fast|reliable|mature"
    r"|superb|"
    r"outstanding|brilliant|capable|powerful|well (?:made|built|known|regarded))"
)
_PRAISES = lazily(rf"(?:'s|'re| is| are| has| have)\b[^.?!]{{0,60}}\b{_GOOD}\b")
_THIRD = lazily(r"\b(?:they|their|theirs|them|they're|they've)\b")
_US = lazily(r"\b(?:we|our|ours|us|we're|we've|we'd|we'll)\b")
_GRANTS_A_POINT = lazily(
    r"^(?:(?:yes|no|yeah|sure|ok|okay|well|and|but|look|honestly)[,. ]+)*(?:(?:the |that |your )?[\w-]+(?: [\w-]+)?(?:'s| is| are)"
    r"(?: (?:certainly|very|a|quite|clearly|all|indeed|surely))* (?:real|fair|valid|legitimate|true|right|understandable|reasonable)"
    r"(?: (?:point|concern|question|worry|argument|reason|to (?:make|ask|say|raise|worry|point)\b[^.?!]{0,60}))?"
    r"|(?:fair|good|valid) (?:point|question|enough)|point taken)[.!]*$"
)
_BOTH = lazily(
    r"\bboth (?:of (?:them|these|those|us) )?(?:will|would|are|have|do|can|could|may|might)\b|\beither (?:of them )?(?:will|would"
    r"|can) do\b"
)
#: Whoever is asked is to begin, and is not advised: "why don't you tell us where it started?"
_INVITES_TO_BEGIN = lazily(
    r"\bwhy don't you (?:\w+ )?(?:start|begin|kick (?:us )?off|go first|(?:tell|walk|take|give|fill) (?:us|me)|introduce)\b"
)
#: The floor is given, and no view asked for.
_GIVES_THE_FLOOR = lazily(
    r"\banything (?:else|more|to add|further|i missed|i forgot)\b|\banything (?:from|on) your (?:side|end)\b"
)
_FIRST_KNOW = lazily(
    r"\b(?:i|we)(?:'d| would|'ll| will)?(?: first| still)? (?:need|have|want) to (?:first )?(?:understand|know|see|learn|hear|ask"
    r"|find out|check|look at)\b"
    r"[^.?!]{0,80}\b(?:to|before|if|whether|first)\b"
)
_PLEASED = lazily(
    r"^(?:(?:oh|ah|well|and|yes|wow)[,. ]+)*(?:(?:it is|it's|that is|that's|how) (?:always |really |so )?)?(?:great|good|nice|lovely"
    r"|wonderful|interesting|"
    r"a pleasure) to (?:see|hear|meet|have|be|talk|speak|know|reconnect|catch up)\b(?![^.?!]{0,80}\b(?:our|we|us)\b)"
)


def presses_not(text: str, around: Around) -> bool:
    """Whether a sentence that sounds like pressure is none.

    It asks where things stand or for a time to talk, opens the talk, sums up, or may be left undone in so many words.
    """
    low = plain(text).strip()
    if any(p.search(low) for p in _HURRIES) or around.colleague:
        return around.colleague
    if _LOOKS.match(low) and not _OF_A_YES.search(low):
        return True
    if _CHECKS_IN.match(low) and not _CHASES.search(low):
        return True
    if _IF_IT_SUITS.search(low) and not _BLAMES.search(low):
        return True
    if low.rstrip("\"') ").endswith("?"):
        return bool(_STANDS.search(low) or _MEET.search(low)) and not _OF_A_YES.search(low)
    return bool(around.heard and _SUMS_UP.match(low)) and not (_MUST.search(low) or _DAYS.search(low))


def argues_not(text: str, around: Around) -> bool:
    """Whether a sentence that sounds like persuasion is none.

    It speaks well of somebody else, grants a point, says what we must know first, is glad of something, or tells a view that was
    asked for or is at once held out to them: "… Would that fit?"
    """
    low = plain(text).strip()
    if around.colleague or any(p.search(low) for p in (_PLEASED, _GRANTS_A_POINT, _INVITES_TO_BEGIN)):
        return True
    if _FIRST_KNOW.search(low) and not _HYPE.search(low):
        return True
    if not _US.search(low) and (_BOTH.search(low) or _praises_others(low, plain(around.after))):
        return True
    held_out = bool(_ADVISES.search(low) and _ASKS_WHETHER_IT_FITS.match(plain(around.after).strip()))
    return (around.wanted or held_out) and not _HYPE.search(low)


def _praises_others(low: str, after: str) -> bool:
    """Whether it is good, and theirs: "Fernfleet's network is excellent. Their app is young.\""""
    third = _THIRD.search(low) or (_THIRD.search(" ".join(after.split()[:3])) and not _US.search(after))
    return bool(_PRAISES.search(low) and third)


def wants_our_view(theirs: str) -> bool:
    """Whether a turn of theirs asks for our view, our plan or our advice."""
    return bool(_WANTS_ADVICE.search(plain(theirs)))


def gives_the_floor(question: str) -> bool:
    """Whether a question only gives somebody the floor: "anything else from you?"."""
    return bool(_GIVES_THE_FLOOR.search(plain(question)))


def leave_given(ours: str, theirs: str) -> bool:
    """Whether a turn of ours asked leave to tell a view, and their next turn gave it."""
    return bool(_ASKS_LEAVE.search(plain(ours)) and _GRANTS_LEAVE.match(plain(theirs)))
