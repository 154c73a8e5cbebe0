"""HTML of a mail as text: tags off, entities decoded, quoted blocks marked with ``>`` as in plain mail.

General converters lose what matters here, what is quoted and what is new; and the standard ``HTMLParser``
takes quadratic time over markup that never closes. So the markup is cut at its angle brackets, in one pass.
"""

import html

from otherside.domain.patterns import lazily

_BLOCKS = frozenset(
    "p div br tr li ul ol table h1 h2 h3 h4 h5 h6 hr pre blockquote section article header footer dt dd".split()
)
_BLANK = frozenset("p blockquote h1 h2 h3 h4 h5 h6".split())
_HIDDEN = frozenset("script style head title template noscript".split())
_SPACES = lazily(r"[ \t\r\n\f]+")
_TAG = lazily(r"(/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?![a-zA-Z0-9:])")
_MAX_DEPTH = 12


class _Text:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []
        self._quoted = 0
        self._hidden = ""
        self._pre = 0

    def tag(self, name: str, closing: bool) -> None:
        if self._hidden:
            self._hidden = "" if closing and name == self._hidden else self._hidden
            return
        if name in _HIDDEN:
            self._hidden = "" if closing else name
            return
        if name in _BLOCKS:
            self._break(blank=name in _BLANK)
        if name == "blockquote":
            self._quoted = max(0, self._quoted + (-1 if closing else 1))
        elif name == "pre":
            self._pre = max(0, self._pre + (-1 if closing else 1))
        elif name == "li" and not closing:
            self._line.append("- ")
        elif name == "td" and self._line and not closing:
            self._line.append(" ")

    def data(self, data: str) -> None:
        if self._hidden or not data:
            return
        data = html.unescape(data)
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
    reader = _Text()
    first, *pieces = markup.split("<")
    reader.data(first)
    comment = False
    for piece in pieces:
        comment = comment or piece.startswith("!--")
        if comment:
            _, ended, rest = piece.partition("-->")
            if ended:
                comment = False
                reader.data(rest)
            continue
        match = _TAG.match(piece)
        inside, closed, rest = piece.partition(">")
        if closed and (match or inside[:1] in "!?/" or ":" in inside[:20]):
            if match:
                reader.tag(match.group(2).lower(), bool(match.group(1)))
            reader.data(rest)
        else:
            reader.data(f"<{piece}")  # "less than", not markup
    return reader.text()
