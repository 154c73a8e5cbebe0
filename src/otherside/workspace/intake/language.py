"""Whether a text is in another language than English, by the small words without which no sentence is made."""

from __future__ import annotations

import unicodedata

from otherside.domain.patterns import lazily

#: Small words of English that none of the languages below has.
_ENGLISH = frozenset(
    "the and that it you with this but not are they our what my would from your because there we i of is be".split()
)
#: Small words of other languages, without those that are English words as well ("die", "was", "on", "me").
_OTHERS = tuple(
    frozenset(words.split())
    for words in (
        "der das und ist nicht ich wir sie ein eine einen mit für auf auch dass aber wie noch wenn haben sind uns den dem zu von",
        "le les des est une nous vous que qui dans pour avec sur je il elle ce mais plus la du et un en de c'est j'ai n'est",
        "el los las que una por con para pero como más está y la de en es se lo un del muy nos",
        "il che di è per una con sono del della ma anche la le un e non ci si nel mi",
        "de het een van niet dat ik voor op met zijn maar ook wij je dit er en te aan naar",
        "os que não uma para com está mas por da do em um é o e nós se as dos",
        "og jeg ikke det en er på som vi har av den til med det så vad och att är inte ett för",
        "nie się to na jest że i w z do jak ale tak co za",
    )
)
_WORD = lazily(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: Of fewer words nothing is said; of more the first tell enough.
_LEAST, _MOST = 25, 600
#: Shares of all words: so many are small words in any language, and so few happen to be in another.
_MANY, _FEW = 0.18, 0.06
#: In such a share of letters that are not of the Latin alphabet no English is written.
_OTHER_LETTERS = 0.6


def is_foreign(text: str) -> bool:
    """Whether a text is surely not English: it has the small words of another language and hardly any of English, or is
    written in other letters. Of a short text, and of a language that is not known here, nothing is said: ``False``."""
    sample = text[: _MOST * 12]
    letters = [c for c in sample if c.isalpha()]
    latin = sum(1 for c in letters if unicodedata.name(c, "").startswith("LATIN"))
    if len(letters) >= _LEAST * 2 and len(letters) - latin > _OTHER_LETTERS * len(letters):
        return True
    words = [w.replace("’", "'").lower() for w in _WORD.findall(sample)][:_MOST]
    if len(words) < _LEAST:
        return False
    share = len(words)
    english = sum(1 for w in words if w in _ENGLISH or w.partition("'")[0] in _ENGLISH)
    most = max(sum(1 for w in words if w in small) for small in _OTHERS)
    return most >= _MANY * share and english <= _FEW * share
