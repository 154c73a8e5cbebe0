"""Evidence by a language model, optional: every quote found in its source, or rejected and shown as rejected."""

from otherside.extraction.llm.compare import compare
from otherside.extraction.llm.estimate import Estimate
from otherside.extraction.llm.extractor import Extraction, LLMExtractor, WindowDone
from otherside.extraction.llm.progress import Progress
from otherside.extraction.llm.windows import LLMTurn

__all__ = [
    "Estimate",
    "Extraction",
    "LLMExtractor",
    "LLMTurn",
    "Progress",
    "WindowDone",
    "compare",
]
