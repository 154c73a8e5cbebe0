"""argues_with_buyer: it contradicts, corrects or belittles what the reader said."""

from __future__ import annotations

from collections.abc import Iterator

from otherside.messaging.lint.context import LintContext
from otherside.messaging.lint.finding import Code, Hit
from otherside.messaging.lint.message import Message
from otherside.messaging.lint.patterns import compile_phrase, matches, patterns
from otherside.messaging.lint.rule import Rule

CODES = (
    Code(
        "OS801",
        "contradiction",
        "It tells the reader that they are wrong. People defend a view that is attacked, also one they were unsure of.",
        "Ask how they came to see it so, and offer what you know as one more piece, not as a verdict.",
        "You're mistaken about cloud backups. That's simply not true.",
        "You found cloud backups slow. When was that, and with how much data? I can show a measurement if you'd like one.",
    ),
    Code(
        "OS802",
        "yes-but",
        "Agreement taken back by “but”, “however” or “actually”: only the second half is heard.",
        "Stay with the first half, and ask about it. What you have to add can wait until they ask.",
        "I understand, but actually it isn't expensive.",
        "It is a lot of money for you. What would it be competing with?",
    ),
    Code(
        "OS803",
        "correction",
        "It corrects the reader or their colleagues in front of themselves.",
        "If a fact matters, give it with its source, say why you believe it, and ask whether it fits what they see.",
        "Let me correct something you said. You've been misinformed.",
        "I had read it differently, in the vendor's manual (page 12). What do you see in practice?",
    ),
    Code(
        "OS804",
        "minimising",
        "It makes their concern small. A concern that is not taken seriously grows.",
        "Take it as it is and ask what it rests on, or what would make it smaller.",
        "You shouldn't worry about your older colleagues. It's not really a problem.",
        "You worry about your older colleagues. How did they take to the last change?",
    ),
    Code(
        "OS805",
        "rebuts-objection",
        "It treats what they said as an objection to be overcome.",
        "Let it stand. Ask what is behind it, and accept that it may be a good reason to say no.",
        "A frozen budget isn't a reason to wait. Your objection doesn't hold water.",
        "Your budget is frozen. Is there anything worth preparing until then, or is it better to leave it?",
    ),
)

_CONTRADICT = r"""
(?:that's|that is|this is|it's|it is|which is|that was) (?:just |simply |actually |really |frankly |quite |completely |exactly |plainly |factually |honestly |also )?(?:not (?:actually |really |quite |entirely |strictly |even |at all )?(?:true|correct|right|accurate|the case|so|how it works|what|fair|how)|untrue|incorrect|wrong|false|inaccurate|nonsense|rubbish|a myth|a misconception|a mistake|a misunderstanding|a fallacy|exactly the wrong|the wrong (?:way|question|approach|time|conclusion)|a (?:very )?common (?:misconception|myth|mistake|misunderstanding)|ridiculous|absurd|illogical|short-sighted|old thinking|outdated thinking)
(?:that|this|it) (?:simply |just |really |actually )?(?:isn't|wasn't|is not) (?:actually |really |quite |entirely |even |at all )?(?:true|correct|right|accurate|the case|so|how it works|fair|a fair|what|logical)
(?:it's|it is|that's) (?:simply |just )?not true (?:that)?
{youare} (?:simply |just |quite |completely |totally |actually |really |very much |clearly |probably |sadly |frankly |both |all )?(?:wrong|mistaken|incorrect|misinformed|misguided|misled|confused|confusing|mixing up|missing the (?:point|bigger)|not (?:seeing|being (?:fair|realistic|honest|reasonable|objective)|right|listening|looking at)|overthinking|overestimating|underestimating|exaggerating|overreacting|overcomplicating|being (?:too |overly |unreasonable|unrealistic|unfair|emotional|negative|stubborn|cautious|paranoid|short-sighted|irrational)|looking at (?:this|it) <2>(?:wrong|backwards|way)|asking the wrong|focus(?:ing|ed) on the wrong|making (?:a mountain|a mistake|it|too much|this|an error|excuses)|too (?:close|cautious|negative|worried|focused)|in denial|forgetting|ignoring|contradicting|deluding|fooling|kidding|worrying (?:too|about nothing|needlessly|unnecessarily))
you(?:'ve| have) (?:got|gotten|had) (?:it|that|this|the) <2>(?:wrong|backwards|upside down|the wrong way|mixed up|wrong end)
you(?:'ve| have| were| was| are)? (?:been )?(?:misinformed|misled|misunderstood|misread|misjudged|miscalculated|overlooked|mistaken|told wrong|given (?:the )?wrong)
you (?:must|may|might|clearly|obviously|seem to|probably|appear to|have) (?:have |simply |just |be )?(?:misunderst(?:ood|and|anding)|misread|misheard|mistaken|confus(?:ed|ing)|wrong|overlooked|forgotten|missed the point|mixed up|mixing|overestimat\w+|underestimat\w+)
(?:i|we) (?:have to |must |would |'d |'ll |will |need to |really |respectfully |strongly |completely |totally |beg to |respectfully have to )?(?:disagree|differ|object|take issue|contradict|push back|challenge (?:you|that|this|your)|dispute)
(?:beg to differ|with (?:all )?(?:due )?respect|no offen[cs]e but|not trying to be rude)
(?:no|nope|sorry|wrong) (?:that|this|it|you)(?:'s| is| isn't| are|'re) (?:not|wrong|incorrect|mistaken|n't|false)?
what you <5>(?:is|are) (?:wrong|mistaken|incorrect|outdated|nonsense|not true|not correct)
(?:your|this|that) (?:\w+ )?(?:reasoning|argument|logic|thinking|conclusion|assumption|assumptions|calculation|maths?|view|understanding|impression|comparison|concern|concerns|objection|objections|premise|point|fear|fears|worry|worries|statement|opinion|belief|idea|information|numbers|position) <5>(?:flawed|wrong|mistaken|incorrect|unfounded|not (?:valid|true|correct|right|justified|fair|founded|realistic|accurate|quite)|isn't (?:valid|true|correct|right|justified|fair|founded|realistic|accurate|quite)|aren't (?:valid|true|correct|right|justified|founded)|doesn't (?:make sense|hold|add up|stand)|don't (?:make sense|hold|add up|stand)|outdated|out of date|misplaced|exaggerated|overblown|irrational|illogical|baseless|invalid|unreasonable|groundless|backwards|a myth|short-sighted|off)
you are wrong
(?:can't|cannot|don't) (?:seriously|honestly|really|possibly) (?:say|think|believe|mean|expect|claim)
(?:whatever|no matter what|regardless of what|despite what) (?:you|your \w+(?: \w+)?|they|anyone) (?:may |might |want to |choose to )?(?:think|say|says|tell|tells|believe|heard|told|claim|claims|people)
you (?:may|might|can) (?:think|believe|feel|say|imagine) <7>(?:but|you're not|it's not|it isn't|they can't|that's not|it doesn't|however|in reality|the truth|actually|the fact)
(?:if|when) you <3>(?:do the (?:maths?|sums|calculation|numbers)|think (?:about it )?(?:properly|rationally|logically|objectively|clearly|honestly)|look (?:at it )?(?:properly|objectively|honestly|rationally)|are honest|'re honest|were honest)
i(?:'m| am) right
you(?:'ll| will) (?:see|find|realise|realize|discover) (?:that )?(?:i(?:'m| am)|we(?:'re| are)|you(?:'re| are| were)) (?:right|wrong|mistaken)
(?:can't|cannot|don't|doesn't|do not) do what (?:you|they) (?:think|need|say|believe)
(?:not|isn't|n't) <6>as you (?:claim|say|think|believe|assume|suggest|put it|seem)
as you (?:claim|wrongly|mistakenly|incorrectly)
you claim
(?:it's|that's|it is) (?:all )?in your (?:head|mind|imagination)
(?:the )?(?:truth|reality|fact) (?:is|of the matter is) (?:that )?<2>(?:you|your|it|that|this|they)
"""
_BUT = r"""
(?:i|we) (?:can |do |completely |totally |fully |really |hear |certainly )?(?:understand|hear|see|get|appreciate|respect|know|acknowledge|sympathi[sz]e|agree)(?: that| what| where| how| your| you| it| this| with)? <9>(?:but|however|yet|still|nevertheless|nonetheless|although)
(?:that's|that is|this is|it's) (?:fine|understandable|fair|fair enough|a fair point|a good point|a valid point|true|all well and good|nice|great|one way|what everyone says|what they all say) (?:and all )?<1>(?:but|however|yet|though)
(?:fair enough|sure|okay|ok|yes|granted|true|of course|well) but 
but actually
(?:well|no|but|and) actually
actually (?:it|that|this|they|there|you|most|no|the)(?:'s|'re| is| are)?(?: not| isn't| aren't| wrong|n't)
(?:it|that|this)(?:'s| is) actually (?:not|a (?:common|myth|misconception|mistake)|wrong|the opposite|the other way|cheaper|easier|simpler|faster|false|incorrect)
(?:on the contrary|quite the (?:opposite|contrary)|it's (?:exactly |quite |just )?the (?:opposite|other way)|the (?:exact )?opposite is (?:true|the case))
"""
_CORRECT = r"""
(?:let me|allow me to|i (?:have to|must|need to|should|want to|would like to|'d like to)|we (?:have to|must|need to)|i'll) (?:just |quickly |kindly |respectfully )?(?:correct|set <3>(?:straight|record)|clear up|put <3>(?:right|straight)|disabuse|educate|clarify something you|remind you|rectify|explain (?:why (?:you|that|this|your)|to you why|again why))
set the record straight
as i (?:already )?(?:explained|said|told you|have (?:already )?(?:explained|said|told)|mentioned|wrote) (?:already|before|on|to you|in|last|earlier|several|many|repeatedly|you)
(?:i|we)(?:'ve| have)? already (?:explained|told you|answered|addressed|said)
(?:please )?read <3>(?:again|properly|carefully)
(?:you've|you have|your \w+ (?:has|have)|whoever <3>) (?:been )?(?:misinformed|misled|told you|got it|lied to)
(?:misinformed|misinformation) 
you (?:don't|do not|didn't|did not|fail to|failed to|clearly don't|obviously don't|just don't|still don't|can't) (?:yet |even |really |fully |quite |seem to )*(?:understand|see (?:the|what|how|that)|get it|grasp|appreciate|realise|realize|know what you)
"""
_MINIMISE = r"""
(?:you )?(?:shouldn't|should not|needn't|need not|don't need to|don't have to|do not need to|mustn't|must not|do not have to) (?:really |even |be |have to )?(?:worry|worried|be worried|be afraid|fear|be concerned|concern|be scared|be nervous|overthink)
(?:there's|there is|you have|you've|you've got|you have got|it's) (?:absolutely |really |honestly |truly |simply )?(?:nothing|no reason|no need|no cause|not anything) (?:to|for|at all to) (?:worry|fear|be afraid|be worried|be concerned|be scared|worry about|concern|panic|any concern|a proof|be nervous|alarm|lose sleep|proof)
(?:not|isn't|n't|never|hardly|barely) (?:actually |really |even |that |such |exactly |be |nearly |truly )*(?:a |an |as )?(?:big |real |serious |huge |major |much of a |valid |true |big a )?(?:problem|issue|concern|obstacle|deal|argument|excuse|barrier|risk|reason|objection|blocker|hurdle|worry)(?: as| at all| to| that| because| here| any ?more| when| for| if| you|:|,|\.|!)
(?:non-issue|no big deal|not a big deal|a small thing|a minor (?:thing|point|detail|issue)|a mere detail|trivial|a detail|storm in a teacup|making a fuss|mountain out of|overblown|much ado)
(?:just|only|merely|simply|another|nothing but|always|no more than|a bit of) (?:an |a )?(?:excuse|excuses|fear|fears|feeling|psychological|habit|emotion|prejudice|perception|mindset|myth|resistance|nostalgia|laziness|inertia)
(?:excuse|excuses)
(?:they'll|they will|she'll|he'll|you'll|people|everyone|you will|everybody|he will|she will|they|staff|teams?) (?:will |soon |always |just |quickly )?(?:get over it|get used to it|come round|come around|adapt|fall in line|have to accept it|will manage|manage)
(?:everyone|everybody|anyone|we all) (?:has|have|can find|can spare|finds) <2>(?:minutes?|time|half an hour|hour|that problem)
(?:my|a|any) (?:\w+-year-old|\w+ year old|grandmother|grandma|child|kid|mother|granny) (?:could|can)
(?:beside|besides|not) the point
(?:irrelevant|doesn't matter|does not matter|don't matter|makes no difference|makes no sense|make no sense|never mind that|forget about that|let's not (?:worry|dwell)|worrying (?:too much|for nothing)|worry too much|overly cautious|unfounded|overreact\w*|over-?think\w*)
(?:don't|do not) (?:let|be) (?:that|this|it|so|too|fear|your) <2>(?:stop|hold|scare|worry|negative|cautious|put|get|silly|afraid|dramatic|sceptical|skeptical)
(?:don't|do not) (?:you )?worry (?:about|so|too|that)
(?:you don't|i don't think you|you do not) (?:really |actually |honestly |truly )?need (?:that|this|it|offline|to (?:ask|involve|wait|check|consult|have|talk)|a proof|any|all)
(?:won't|will not|wouldn't) (?:be|cause) (?:a|any) (?:problem|issue|trouble)s? 
"""
_REBUT = r"""
(?:your|the|that|this|price|budget|time|these|any) (?:\w+ )?(?:objections?|excuse) 
(?:doesn't|does not|don't|do not|didn't|won't) (?:really |actually |quite )?(?:hold (?:water|up)|stand up|make (?:any |much |a lot of )?sense|add up|stack up|wash|count|fly|convince me)
(?:not|isn't|n't|hardly|no) (?:actually |really |even |exactly )*(?:a |an |any )?(?:good |valid |real |serious |convincing |proper |sufficient |great )?(?:reason|argument|excuse|objection|justification)(?: to| for| not| against| enough|\.| at all| because|,|:)
(?:the )?real (?:problem|issue|question|reason|obstacle) <1>(?:isn't|is not|here is|is that you|is you|is|lies)
(?:people|others|everyone|they|we) (?:also )?(?:knew|said|thought|used to say|said the same|felt) <4>(?:about|fax|horse|too|same|that until)
(?:you|that|this|it|waiting|attitude|thinking|staying|delaying|hesitating|doing nothing) <2>(?:is|are|'s|will|'ll|going to|only) (?:going to |only )?(?:cost|costing|hurt|hurting|damage|haunt) you
(?:waiting|staying|delaying|stopping|doing nothing|repairing|that|paper|keeping it|doing it yourself) <5>(?:makes no sense|isn't cheaper|is the wrong|is a mistake|isn't (?:really )?(?:free|safe|an option|working|the answer)|is not (?:really )?(?:free|safe|an option|working|cheaper|the answer)|doesn't work|does not work|costs far more|costs (?:you )?(?:much |far )?more)
(?:it|which) (?:doesn't|does not|isn't) (?:work|working) (?:well|fine|properly|at all)? ?(?:enough)?
(?:too expensive|expensive|too busy|no time|no budget|not interested|complicated) (?:is|isn't|is not|just) (?:a|an|just|not|never|means|relative|what)
(?:the problem|the issue|the trouble) (?:is|isn't) (?:you|your|that you)
(?:isn't|is not|not) (?:the|a) (?:problem|issue|question)\W{1,3}(?:the|it's|your|you)
what you <2>(?:do|are doing|have|did|call|consider) <3>(?:is|was) (?:wrong|not enough|outdated|a mistake|not safe|insufficient)
(?:you're|you are) (?:not covered|not protected|not safe|not compliant|not\.)
cannot do what you
"""
_TABLE = (
    *patterns("OS801", _CONTRADICT),
    *patterns("OS802", _BUT),
    *patterns("OS803", _CORRECT),
    *patterns("OS804", _MINIMISE),
    *patterns("OS805", _REBUT),
)
#: Self-criticism, invitations to be corrected, service and plain consent: the same words without the quarrel.
_PEACE = compile_phrase(
    r"(?:where i (?:got|am|was|misheard)|correct me|tell me (?:if|where)|(?:i|we)(?:'m| am|'re| are| was| were)? (?:wrong|mistaken|misheard|misunderstood|got it wrong)|our (?:mistake|fault|error)|if (?:that|this|it)(?:'s| is| isn't| is not) <3>(?:right|true|correct|wrong|the case|a problem|an issue|so)|"
    r"you(?:'re| are| were) right|strike out|anything that isn't right|did i|have i|no need to (?:answer|reply|respond|decide|apologi[sz]e|prepare|explain|bring)|no worries|is(?:n't| it not)? that|can't argue|no hard feelings|"
    r"(?:we're|we are|i'm|i am|we may|i may) not|that(?:'s| is) (?:not|n't) (?:ours|mine)|isn't ours|not the right (?:people|person|moment|time))"
)


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Contradictions, yes-buts, corrections, minimising and rebuttals."""
    peaceful = [(s.start, s.end) for s in message.sentences if _PEACE.search(s.lower)]
    for hit in matches(message, _TABLE):
        sentence = next(s for s in message.sentences if s.start <= hit.start < s.end)
        if any(a <= hit.start < b for a, b in peaceful):
            continue
        if context.known and context.said(message.lower[hit.start : hit.end]):
            continue
        # An open question is not a quarrel ("What is the real problem?").
        if sentence.question and sentence.words[0] in {"what", "how", "who", "where", "when", "which", "would", "could", "did", "does", "do", "is", "are"}:
            continue
        yield hit


def rebutting(message: Message, n: int) -> bool:
    """The n-th sentence argues: then what it repeats of the reader's words is no acknowledgement."""
    sentence = message.sentences[n]
    return any(pattern.regex.search(sentence.lower) for pattern in _TABLE)


RULE = Rule(
    "argues_with_buyer", "It contradicts, corrects or belittles what the reader said.", CODES, check
)
