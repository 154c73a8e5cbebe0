"""Who is named with a title: "our head of finance, Ida Berg", "Helen Marsh, our chief executive". Pure."""

from __future__ import annotations

from otherside.domain.patterns import lazily
from otherside.profiles.around.no_names import NO_NAMES

_HEAD = (
    r"(?:S?VP|[Vv]ice[- ][Pp]resident|[Hh]ead|[Dd]irector|[Mm]anager|[Oo]fficer|[Cc]hief|[Ll]ead|[Cc]ontroller|"
    r"[Pp]resident|[Oo]wner|[Pp]artner|[Ss]uperintendent|[Ff]oreman|[Ff]orewoman|[Cc]hair(?:man|woman)?|[Bb]uyer|"
    r"[Aa]rchitect|[Cc]ounsel|[Tt]reasurer|[Mm]atron|[Dd]ean|[Bb]ursar)"
)
_TITLE = (
    rf"(?P<title>[Cc]hief [Ee]xecutive|(?:(?!(?:is|was|our|my|the|and|who)\b)[\w&/-]+ ){{0,3}}?{_HEAD}"
    r"(?: (?:of|for) [\w&-]+(?: (?:and|&) [\w&-]+| [A-Z][\w-]+)?)?)"
)
#: What is said before a name in courtesy is no name, and goes in front of it: "my director, Mr. Koster".
_COURTESY = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Father|Sister|Herr|Frau|Se[nñ]ora?|Sra?|Srta|Doña|"
    r"Monsieur|Madame|Mme|Mlle|Signora?|Sig|Meneer|Mevrouw)\b\.?"
)
_NAME = r"[^\W\d_a-z][\w’-]+"
_NAMED = rf"(?:{_COURTESY} )*(?P<name>(?!{_COURTESY}){_NAME}(?: {_NAME})?)"
#: Anybody with a title and a name: "our head of finance, Ida Berg", "my plant manager Joe". Only where a say is spoken of.
TITLED = lazily(rf"\b(?i:our|my) {_TITLE},? {_NAMED}")
#: The same with the name in front, as an aside that is closed again: "Helen Marsh, our chief executive, …". In a list of several
#: nothing but the commas would tell whose title it is: what stands before the name has to be none.
_NAMED_TITLED = lazily(
    rf"(?<!, )(?<! and )(?<! or )\b{_NAMED}(?:"
    rf"(?:(?P<comma>,)| ?[–—]| \() ?(?:(?:that|he|she|who)(?:['’]s| is) )?(?i:our|my) {_TITLE}"
    r"(?=(?(comma),(?! (?:and|or)\b)|(?:[,)–—]| [–—])))"
    rf"| is (?i:our|my) {_TITLE.replace('<title>', '<is_title>')}\b)"
)
NOBODY = frozenset("Everybody Everyone Nobody Somebody Someone People Management Sales Operations Marketing "
                    "Engineering Production Purchasing Procurement Finance Legal Security Compliance Council "
                    "Board".split())  # fmt: skip
#: Begin a sentence with a capital just before a name.
BEFORE_NAMES = frozenset("Ask Tell Meet Met Call With Let Get See Bring Loop Include Invite Is Was And Have".split())


def titled_in(text: str) -> tuple[str, str] | None:
    """Name and title of the last one who is named with both."""
    found = [(m.start(), m["name"].split(), m["title"]) for m in TITLED.finditer(text)]
    found += [(m.start(), m["name"].split(), m["title"] or m["is_title"]) for m in _NAMED_TITLED.finditer(text)]
    for _, words, title in sorted(found, reverse=True):
        named = [w for w in words if w not in NO_NAMES and w not in BEFORE_NAMES]
        if named and words[0] not in NO_NAMES | NOBODY and not named[0].endswith("ly"):
            return " ".join(named), title
    return None
