"""HTML of a mail as text: tags off, entities decoded, quoted blocks marked with ``>`` as in plain mail.

The standard parser with a handful of rules, because what matters here, telling quoted from new words, is what
the general converters lose.
"""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "p div br tr li ul ol table h1 h2 h3 h4 h5 h6 hr pre blockquote section article header footer dt dd".split()
)
_HIDDEN = frozenset("script style head title template noscript".split())
_SPACES = re.compile(r"[ \t\r\n\f]+")
_MAX_DEPTH = 12


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._quoted = 0
        self._hidden = 0
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        if tag in _BLOCKS:
            self._break(blank=tag in {"p", "blockquote"} or (tag.startswith("h") and len(tag) == 2))
        if tag == "blockquote":
            self._quoted += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "li":
            self._line.append("- ")
        elif tag == "td" and self._line:
            self._line.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        if tag in _BLOCKS:
            self._break(blank=tag in {"p", "blockquote"})
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        elif tag == "pre":
            self._pre = max(0, self._pre - 1)

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if not self._pre:
            self._line.append(_SPACES.sub(" ", data))
            return
        first, *rest = data.split("\n")
        self._line.append(first)
        for line in rest:
            self._break()
            self._line.append(line)

    def _break(self, *, blank: bool = False) -> None:
        mark = "> " * min(self._quoted, _MAX_DEPTH)
        text = "".join(self._line).replace("\xa0", " ").strip()
        self._line = []
        if text:
            self.lines.append(mark + text)
        if blank and self.lines and self.lines[-1].strip("> "):
            self.lines.append(mark.rstrip())

    def text(self) -> str:
        self._break()
        return "\n".join(self.lines).strip()


def html_to_text(markup: str) -> str:
    """The text that a reader of the HTML sees, one line a block, ``>`` before quoted lines."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return parser.text()
