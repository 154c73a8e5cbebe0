"""A good keyword lexicon for the fifteen facets: the baseline that a trained reader has to beat."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from otherside.domain import FACETS, Facet

PATTERNS: dict[Facet, str] = {
    Facet.GOAL: r"goal|target|objective|kpi|okr|aim to|we have to (?:cut|get|reach|hit|reduce)|by (?:q[1-4]|june|july|"
    r"december|the end of|next (?:year|quarter))|roadmap|milestone|trying to (?:get|reach|reduce|improve|build)",
    Facet.WANT: r"\bi want|we want|need (?:a|an|to|it|some|the)\b|would like|looking for|please (?:add|make|send)|can "
    r"(?:you|we) (?:add|send|get|have)|should (?:have|be able|support)|feature request|require|better (?:docs|support)",
    Facet.DESIRE: r"\bi wish|i'd love|we'd love|would love|would be (?:great|nice|awesome|cool)|if only|dream of|i hope",
    Facet.ASPIRATION: r"one day|someday|in (?:five|ten|\d+) years|long[- ]term|vision|become (?:the|a|an)|our dream|aspire",
    Facet.IDENTITY: r"\b(?:i'm|i am|we're|we are) (?:a|an|the kind|proud|not the (?:kind|type))|our values|as a (?:company|"
    r"family|team|person|parent|teacher)|believe in|stand for|pride ourselves|who we are",
    Facet.FEAR: r"afraid|scared|worr(?:y|ied|ies)|fear|terrified|nervous|anxious|concerned (?:that|about)|what if",
    Facet.FRUSTRATION: r"frustrat|annoy|painful|\bpain\b|hate|terrible|awful|difficult|hard to|confusing|broken|slow|lack of|"
    r"doesn't work|problem|issue|tedious|ugh|waste of time|struggl|too (?:many|much|complex|slow)",
    Facet.SITUATION: r"currently|right now|at the moment|today we|we (?:use|run|have|are using|currently)|our team|i use|we've "
    r"been using|our (?:setup|process|system|stack)|in our case",
    Facet.TRIGGER: r"deadline|expires?|runs out|renewal|audit|new (?:regulation|law|ceo|boss)|end of (?:life|support)|because of "
    r"the|just (?:lost|hired|acquired)|merger|by law|compliance",
    Facet.COMMITMENT: r"let's (?:do|go|start|try)|we'll (?:do|go|take|sign)|i'll (?:take|do|donate|send|give)|sounds good|deal|"
    r"agreed|count me in|i will|we have decided|send me the|sign(?:ed)?\b|go ahead|happy to",
    Facet.STATUS_QUO: r"works (?:fine|well|for us)|always (?:done|used)|used to it|no need|happy with|good enough|stick with|"
    r"why change|not broken|familiar with|comfortable with|prefer (?:my|our|the)|already have",
    Facet.PRIORITY: r"priorit|no (?:time|budget|money)|not (?:now|right now|this year|a good time)|busy|bandwidth|other (?:projects"
    r"|things|initiatives)|backlog|next year|can't afford|limited (?:resources|budget|time)|headcount",
    Facet.CONSENSUS: r"approv|sign[- ]off|stakeholder|buy[- ]in|my boss|the board|leadership|management|convince|committee|"
    r"other teams?|everyone (?:agree|needs)|politics|procurement|legal (?:has|needs|team)|my (?:wife|husband)|check with",
    Facet.RISK: r"\brisk|guarantee|proof|what happens if|trust (?:that|this|them|you)|skeptical|sceptical|reliab|vendor lock|"
    r"scam|not sure (?:it|this|that|if)|can we rely|will it work|last time|downtime|security concern|fail",
    Facet.KNOWLEDGE_GAP: r"don't know|not sure (?:how|what|which)|no idea|how (?:do|would|can) (?:i|we|you)|what is|what's the "
    r"difference|confus|never (?:heard|done|used)|unclear|learn(?:ing)? curve|don't understand|unfamiliar",
}
_COMPILED = {f: re.compile(rf"(?:{p})", re.IGNORECASE) for f, p in PATTERNS.items()}


def lexicon(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Which facets the lexicon sees in each text, ``(n, 15)``."""
    return np.array([[bool(_COMPILED[f].search(t)) for f in FACETS] for t in texts])
