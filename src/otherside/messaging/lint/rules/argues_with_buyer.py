"""argues_with_buyer: it contradicts, corrects or belittles what the reader said."""

from __future__ import annotations

import re
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
(?:that|this|it) (?:simply |just |really |actually )?(?:isn't|wasn't|is not) (?:actually |really |quite |entirely |even |at all )?(?:true|correct|right|accurate|the case|so|how it works|fair|a fair|what you|logical)
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
(?:i|we) (?:can |do |completely |totally |fully |really |hear |certainly )?(?:understand|hear|see|appreciate|respect|acknowledge|sympathi[sz]e|agree)(?: that| what| where| how| your| you| it| this| with)? <9>(?:but|however|yet|still|nevertheless|nonetheless|although)
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
(?:non-issue|no big deal|not a big deal|a minor (?:thing|point|detail|issue)|a mere detail|trivial|a detail|storm in a teacup|making a fuss|mountain out of|overblown|much ado)
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
(?:doesn't|does not|don't|do not|didn't|won't) (?:really |actually |quite )?(?:hold (?:water|up)|stand up|make (?:any |much |a lot of )?sense(?!\sto|\sfor)|add up|stack up|wash|count|fly|convince me)
(?:not|isn't|n't|hardly|no) (?:actually |really |even |exactly )*(?:a |an |any )?(?:good |valid |real |serious |convincing |proper |sufficient |great )?(?:reason|argument|excuse|objection|justification)(?: to| for| not| against| enough|\.| at all| because|,|:)
(?:the )?real (?:problem|issue|question|reason|obstacle) <1>(?:isn't|is not|here is|is that you|is you|is|lies)
(?:people|others|everyone|they|we) (?:also )?(?:knew|said|thought|used to say|said the same|felt) <4>(?:about|fax|horse|too|same|that until)
(?:you|that|this|it|waiting|attitude|thinking|staying|delaying|hesitating|doing nothing) <2>(?:is|are|'s|will|'ll|going to|only) (?:going to |only )?(?:cost|costing|hurt|hurting|damage|haunt) you
(?:waiting|staying|delaying|stopping|doing nothing|repairing|that|paper|keeping it|doing it yourself) <5>(?:makes no sense|isn't cheaper|is the wrong|is a mistake|isn't (?:really )?(?:free|safe|working|the answer)|is not (?:really )?(?:free|safe|working|cheaper|the answer)|doesn't work|does not work|costs far more|costs (?:you )?(?:much |far )?more)
(?:it|which) (?:doesn't|does not|isn't) (?:work|working) (?:well|fine|properly|at all)? ?(?:enough)?
(?:too expensive|expensive|too busy|no time|no budget|not interested|complicated) (?:is|isn't|is not|just) (?:a|an|just|not|never|means|relative|what)
(?:the problem|the issue|the trouble) (?:is|isn't) (?:you|your|that you)
(?:isn't|is not|not) (?:the|a) (?:problem|issue|question)\W{1,3}(?:the|it's|your|you)
what you <2>(?:do|are doing|have|did|call|consider) <3>(?:is|was) (?:wrong|not enough|outdated|a mistake|not safe|insufficient)
(?:you're|you are) (?:not covered|not protected|not safe|not compliant|not\.)
cannot do what you
"""
_MORE = r"""
you (?:said|say|mentioned|told me|think|feel|believe|wrote|find|call it|worry|fear|complain) <9>but (?:if you (?:look|think|consider|compare|do|add|take|factor)|that's|that is|it's|it is|in (?:fact|reality|truth|practice)|the (?:truth|fact|reality)|to be (?:honest|fair|frank)|honestly|frankly|they|our|with|compared|this is|really|you're|you are|you have|you've)
(?:i|we) don't (?:think|believe) you(?:'ve| have|'re| are| really| fully| quite)? <1>(?:understood|understand|seen|see|considered|thought|realise|realize|realised|realized|appreciate|grasp|grasped|right|need|know|looked)
(?:have|had|has|got|'ve) (?:it|this|that|things) (?:all |completely |exactly )?(?:backwards|wrong|upside down|the wrong way)
you only (?:think|say|feel|believe|see|worry)
you can't (?:let|judge|blame|hold|base|compare|just|keep|simply|seriously|really)
(?:no|little|not much|zero) (?:point|sense|use) in \w+ing
no (?:real |good |earthly )?(?:need|reason) (?:whatsoever |at all )?(?:to|for) <1>(?:involve|wait|consult|hesitate|delay|fear|check with|get <2>permission|ask (?:her|him|them|anyone|your|permission)|drag|fuss|hold off|be (?:so|this|afraid|nervous|cautious|scared|sceptical|skeptical|concerned)|panic|overcomplicate)
what you (?:call|describe as|consider|see as|think of as) <4>(?:is|isn't|are|was)
grown (?:man|woman|up|adult)
(?:old|outdated|yesterday's|backward|old-fashioned|last-century|narrow|wishful|negative|defeatist) (?:thinking|excuse|argument|attitude|mindset|view|way of thinking)
(?:hardly|not much of|no|scarcely|not really) (?:an |a )?(?:argument|reason|excuse|justification)
(?:i've|i have|we've|we have|i|we) (?:hear|heard|hear) <2>(?:excuse|objection|all the time|many times|that one|before|a lot|that argument|often)
(?:precisely|exactly) (?:why|the reason|when) you (?:should|need|must|ought|can't)
(?:postponing|waiting|delaying|hesitating|putting it off|holding back|saying no|sticking with \w+|standing still|doing it later|asking around) (?:now |any longer )?(?:is|would be) (?:a|the|an|simply|not|just|pointless|foolish|irresponsible|short-sighted)
you(?:'d| would) (?:do|be) (?:better|well|wiser|smarter|wise) (?:to|off)
(?:i|we) (?:see|view|look at) (?:it|this|that|things) (?:very |quite |rather |a bit )?differently
(?:i|we) (?:don't|do not|can't|cannot) (?:agree|accept|buy)(?! to| on) ?(?:with|that|this|it)?
i'm afraid <2>(?:you're|you are|you have|you've|that's not|that isn't|that is not|it's not|it isn't|this isn't)
(?:isn't|is not|wasn't|not) (?:our|us|the) <5>(?:it's|it is|but) (?:the way |how |that )?(?:your|you)
(?:easier|simpler|less \w+|faster|cheaper|safer|smaller|quicker|better|smoother) than (?:you|people|your \w+) (?:think|believe|expect|assume|imagine|fear|make|say)
(?:not|isn't|n't|nowhere near|never) (?:nearly |half |remotely |at all )?(?:as|so|that) (?:bad|hard|difficult|expensive|complicated|risky|big|scary|painful|dangerous|slow|complex|serious|dramatic|much) as (?:you|it|people|that)
(?:isn't|is not|aren't|are not|'s not|wasn't|you're not|never) (?:really |actually |at all )?too (?:small|expensive|busy|complicated|big|old|late|risky|difficult|early|dear|much|slow|large|complex|hard)
(?:things|times|technology|the world|everything|a lot) (?:have|has) (?:moved on|changed|come a long way)
(?:that|it) (?:was|happened) (?:years|ages|a long time|decades|long) ago
one bad (?:experience|apple|rollout|project|vendor|year)
(?:stop|quit) (?:blaming|making excuses|complaining|being so|telling yourself|hiding|worrying|listening to)
(?:nobody|no one) (?:cares|needs|works|does|uses|wants|worries|asks|quits|leaves|gets fired|pays) <3>(?:any ?more|these days|nowadays|because|about|for)
(?:that|this|such|a|the) (?:fear|worry|concern|belief|assumption|suspicion|doubt|prejudice|view|idea) (?:is|that <6>is) (?:simply |just |totally |completely |really |quite )?(?:unfounded|outdated|wrong|irrational|misplaced|exaggerated|overblown|a myth|mistaken|baseless|silly|nonsense|old)
(?:^come on|be (?:realistic|reasonable|serious|sensible|rational|logical)|let's be (?:honest|realistic|serious|real|frank)|get real|let's face it)
(?:how often does (?:that|it) really|is (?:that|it) really (?:so|that|such)|really (?:that|so) (?:bad|hard|expensive|complicated|difficult|important))
(?:got|gets|have got|has got) (?:it|that|this) wrong
(?:look|looking) at the facts
(?:facts|numbers|figures|data) <2>(?:say otherwise|tell a different|prove (?:you|otherwise)|show otherwise|don't lie|speak for themselves|contradict)
(?:says|say|suggests?|shows?|proves?) (?:otherwise|the opposite|you wrong)
of course (?:you can|it is|it does|they will|it will|you do|they do|you are)
you can't (?:run|build|expect|please|make|have|win|lead|manage) <5>(?:by|everyone|everybody|if|with|without)
(?:must be|is|lies|probably) <1>(?:at|on) your (?:end|side)
(?:truth|fact|reality) (?:of the matter )?is (?:that )?(?:you|it|your|this|nobody|no one)
(?:apples (?:and|to|with) (?:oranges|pears)|unfair|push back on|take exception|have to stop you|stop you there|hold on a (?:second|minute)|let me stop you|hear me out)
(?:what|that's what) (?:everyone|everybody|people|they all|all of them) (?:says?|said|think|thinks)
(?:just|simply) (?:tell|ignore|overrule|override|go over|bypass|convince) (?:them|him|her|your)
(?:comes|boils|come) down to what you
you (?:chose|choose) (?:to|not to)
(?:isn't|is not|that's not|not) how <3>(?:works?|done|function)
would have told you
(?:you|they|he|she) (?:will|'ll) (?:say what|always (?:say|find|complain))
(?:if )?you(?:'re| are) (?:mixing|confusing|conflating|comparing apples)
(?:your|the) (?:broker|supplier|provider|vendor|agency|accountant|consultant|it people|advisor|adviser) <2>(?:doesn't|isn't|won't|can't|is paid|only wants|hasn't|never)
contrary to what you
(?:unlike|despite) what you (?:said|think|say|believe|heard|were told)
(?:won't|can't|wouldn't|couldn't) (?:be|have been) (?:true|right)
"""
_WEAK = r"""
(?:to be (?:honest|frank|blunt)|honestly|frankly|in fact|in reality|believe me|trust me|with respect)
you (?:really )?(?:should|need to|must|have to|ought to) (?:really |just )?(?:stop|look|think|trust|listen|reconsider|understand|realise|realize|accept|see|rethink|be|let go|move on|get over)
you haven't <1>(?:seen|tried|looked|given|understood|thought|considered|read|done|grasped)
there(?:'s| is|'re) (?:absolutely |really |simply )?no (?:such thing|downside|truth|doubt|question|lock-in|learning curve|risk|way)
(?:simply|just|really|obviously|clearly) (?:not|isn't|wrong|don't|doesn't)
(?:get over|move past|look past|leave behind|let go of|rise above) (?:it|that|this|the past)
(?:your (?:people|team|staff|consultant|advisor|accountant|colleague|boss|it \w+)) <1>(?:got|are|is|were|was|have|has) (?:it )?(?:wrong|mistaken|misinformed|the problem|resistant|behind|confused)
out of date
"""
_TABLE = (
    *patterns("OS801", _MORE),
    *patterns("OS801", _WEAK, 0.5),
    *patterns("OS801", _CONTRADICT),
    *patterns("OS802", _BUT),
    *patterns("OS803", _CORRECT),
    *patterns("OS804", _MINIMISE),
    *patterns("OS805", _REBUT),
)
_CLAIMED = compile_phrase(r"you (?:said|say|wrote|write|told me|told us|mentioned|think|feel|believe|claim|claimed|may think|might think|complained|worry|fear)")
_DENIAL = re.compile(
    r"(?:well,? |but |no,? |sorry,? )?(?:it's not|it isn't|it is not|it doesn't|they don't|they're not|they aren't|he doesn't|she doesn't|that's not|that isn't|you're not|you don't|it won't|"
    r"they won't|you can|it does|it is|it works|they do|they are|we're not|we don't|we do|we are)\b[^,;]{0,25}[.!]?$"
)
#: Self-criticism, invitations to be corrected, service and plain consent: the same words without the quarrel.
_PEACE = compile_phrase(
    r"(?:where i (?:got|am|was|misheard)|correct me|tell me (?:if|where)|(?:i|we)(?:'m| am|'re| are| was| were)? (?:wrong|mistaken|misheard|misunderstood|got it wrong)|our (?:mistake|fault|error)|if (?:that|this|it)(?:'s| is| isn't| is not) <3>(?:right|true|correct|wrong|the case|a problem|an issue|so)|"
    r"(?:if|whether|unless|hope|in case) (?:that|this|it|you)(?:'s| is|'re| are) (?:not|n't)? ?too|you(?:'re| are| were) (?:absolutely |quite |completely )?right|strike out|anything that isn't right|did i|have i|no need to (?:answer|reply|respond|decide|apologi[sz]e|prepare|explain|bring)|no worries|is(?:n't| it not)? that|can't argue|no hard feelings|"
    r"(?:we're|we are|i'm|i am|we may|i may) not|that(?:'s| is) (?:not|n't) (?:ours|mine)|isn't ours|not the right (?:people|person|moment|time))"
)


def check(message: Message, context: LintContext) -> Iterator[Hit]:
    """Contradictions, yes-buts, corrections, minimising and rebuttals."""
    for n, sentence in enumerate(message.sentences[1:], 1):
        # "You wrote that it is slow. It's not."
        if _DENIAL.match(sentence.lower) and _CLAIMED.search(message.sentences[n - 1].lower):
            yield Hit("OS801", sentence.start, sentence.end)
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


def arguing(lower: str) -> bool:
    """A sentence, in lower case, that argues."""
    return any(pattern.regex.search(lower) for pattern in _TABLE if pattern.weight >= 1)


def rebutting(message: Message, n: int) -> bool:
    """The n-th sentence argues: then what it repeats of the reader's words is no acknowledgement."""
    return arguing(message.sentences[n].lower)


RULE = Rule(
    "argues_with_buyer", "It contradicts, corrects or belittles what the reader said.", CODES, check
)
