"""Words copied in from another program and out to one, as HTML: bold, italics, lists, lines.

Reading takes nothing else: no colours, faces, pictures or links, and nothing is loaded. It goes
through the text once and never fails, so that it can be done piece by piece between keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from itertools import groupby

from chair_desk.records.copied_styles import Setting, StyleSheet, bare, setting_of
from chair_desk.records.list_marks import BULLET, list_mark
from chair_desk.records.text_marks import Piece, Pieces, merged

MOST = 8_000_000
"""More characters than this are not read as HTML: their plain words are taken."""

LONGEST, BREATH = 20_000, 500
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->"
    r"|<(?P<end>/?)(?P<tag>[A-Za-z][\w:.-]*)(?P<more>(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*+)>"
    r"|<![^<>]*>|<\?[^<>]*>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ROOM = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(" {2,}")
_ATTRIBUTE = re.compile(
    r"\b(style|class|start|value|hidden)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s'\"]+))", re.I
)
# What a copied text was rid of, or carries beside its words, is none of them.
_UNREAD = frozenset(
    {"head", "style", "script", "title", "xml", "template", "noscript", "svg", "del"}
)
_HIDING = ("display:none", "mso-hide:all", "mso-element:comment")
_COMMENT_MARK = "msocomanchor"  # the class of Word's "[AB1]" where a comment hangs
_LIST_CLASS = "msolist"  # of Word's items, also where only its class came through a mail
# A sign drawn before an item: such faces have it in the place of a letter.
_DRAWN = re.compile(r"\s*[\u00b7\u00a7\uf0a7\uf0b7\uf0d8\uf0fcov\u00d8\u00fc] {2,}")
_ALONE = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr", "base", "area"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p", "div", "li", "tr", "table", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "section",
    "article", "header", "footer", "main", "aside", "nav", "form", "fieldset", "figure",
    "figcaption", "address", "caption", "body", "html", "center",
}  # fmt: skip
_CELLS = frozenset({"td", "th"})
_DEEPEST = 200


class _Element:
    """An element that is open: how its words are set, and whether they are read at all."""

    __slots__ = ("bold", "is_mark", "is_unread", "italic", "number", "tag")

    def __init__(self, tag: str, outer: _Element | None) -> None:
        self.tag = tag
        self.bold: bool = outer.bold if outer else False
        self.italic: bool = outer.italic if outer else False
        self.is_unread: bool = outer.is_unread if outer else False
        self.is_mark: bool = outer.is_mark if outer else False
        self.number = 0

    def set(self, setting: Setting) -> None:
        """Take on what styles say of its words."""
        self.bold = self.bold if setting.bold is None else setting.bold
        self.italic = self.italic if setting.italic is None else setting.italic


class HtmlWords:
    """Reads HTML token by token; `lines` gives each line as soon as it is whole."""

    def __init__(self, html: str) -> None:
        self._tokens = _TOKEN.finditer(_closed_comments(html))
        self._open: list[_Element] = [_Element("", None)]
        self._line: list[Piece] = []
        self._mark = ""
        self._is_item = self._is_listed = False
        self._mark_words = ""
        self._length = 0
        self._styles = StyleSheet()

    def lines(self) -> Iterator[Pieces]:
        """Yield the lines of words, lists with their marks; nothing where a breath is taken."""
        for count, token in enumerate(self._tokens):
            if count % BREATH == 0 or self._length > LONGEST:
                yield from self._line_end() if self._length > LONGEST else ((),)
            tag = (token["tag"] or "").lower()
            if self._open[-1].tag == "style" and not tag:
                self._styles.read(token["comment"] or token["text"] or "")
            elif token["text"]:
                self._text(token["text"])
            elif not tag:
                continue
            elif token["end"]:
                yield from self._end(tag)
            else:
                yield from self._begin(tag, token["more"])
        yield from self._line_end()

    # -------------------------------------------------------------- words

    def _text(self, raw: str) -> None:
        here = self._open[-1]
        if here.is_unread:
            return
        text = unescape(raw)
        if not self._is_in("pre"):
            text = _ROOM.sub(" ", text)
        text = text.replace("\u00a0", " ").replace("\u200b", "").replace("\t", " ")
        if here.is_mark:
            self._mark_words += text
        else:
            self._line.append(Piece(text, here.bold, here.italic))
            self._length += len(text)

    def _line_end(self) -> Iterator[Pieces]:
        """Give out what was gathered, as one line or, where rooms were left, as several."""
        gathered, self._line, self._length = self._line, [], 0
        mark = self._mark or (_mark_of(self._mark_words) if self._is_item else "")
        if self._is_listed and not mark and (drawn := _DRAWN.match(_words(gathered))):
            gathered, mark = _without(gathered, drawn.end()), BULLET
        if not self._is_in("li"):
            self._is_item = self._is_listed = False
            self._mark_words = ""
        for line in _lines_of(gathered):
            yield (Piece(mark), *line) if mark else line
            mark = self._mark = self._mark_words = ""

    # -------------------------------------------------------------- elements

    def _is_in(self, *tags: str) -> bool:
        return any(one.tag in tags for one in self._open[-_DEEPEST:])

    def _begin(self, tag: str, more: str) -> Iterator[Pieces]:
        if tag == "br":
            self._line.append(Piece("\n"))
        elif tag in _CELLS and any(piece.text.strip() for piece in self._line):
            self._line.append(Piece(" | "))
        elif tag in _BLOCKS:
            yield from self._edge(tag)
        if tag in _ALONE:
            return
        if len(self._open) > _DEEPEST * 5:
            return  # nobody's text: the words are taken, and nothing more
        said = {name.lower(): first or second or third for name, first, second, third
                in _ATTRIBUTE.findall(more)} if "=" in more else {}  # fmt: skip
        self._enter(tag, said)

    def _enter(self, tag: str, said: dict[str, str]) -> None:
        here = _Element(tag, self._open[-1])
        if tag in ("b", "strong", "th") or tag in _HEADINGS:
            here.bold = True
        elif tag in ("i", "em", "cite", "dfn"):
            here.italic = True
        classes = said.get("class", "")
        here.is_unread = here.is_unread or tag in _UNREAD or _COMMENT_MARK in classes
        if tag in _BLOCKS and _LIST_CLASS in classes.lower():
            self._is_listed = True
        here.set(self._styles.of(classes))
        if "style" in said:
            self._follow_style(here, bare(said["style"]))
        if tag == "ol":
            here.number = _whole(said.get("start", ""), 1)
        elif tag == "li":
            self._begin_item(said)
        self._open.append(here)

    def _follow_style(self, here: _Element, style: str) -> None:
        here.set(setting_of(style))
        if any(one in style for one in _HIDING):
            here.is_unread = True
        if "mso-list:ignore" in style:
            here.is_mark = self._is_item = True
        elif "mso-list:l" in style and here.tag in _BLOCKS:
            self._is_item, self._mark_words = True, ""

    def _begin_item(self, said: dict[str, str]) -> None:
        lists = [one for one in self._open[-_DEEPEST:] if one.tag in ("ol", "ul")]
        self._mark = BULLET
        if lists and lists[-1].tag == "ol":
            number = _whole(said.get("value", ""), lists[-1].number)
            self._mark = f"{number}. "
            lists[-1].number = number + 1

    def _end(self, tag: str) -> Iterator[Pieces]:
        if tag in _BLOCKS:
            yield from self._edge(tag)
        for at in range(len(self._open) - 1, max(len(self._open) - _DEEPEST, 0), -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                return

    def _edge(self, tag: str) -> Iterator[Pieces]:
        """End the line at the edge of a block; within a row of a table it is only room."""
        if tag not in ("tr", "table", "html", "body") and self._is_in("tr"):
            self._line.append(Piece(" "))
        else:
            yield from self._line_end()


def _closed_comments(html: str) -> str:
    """Make words of a comment that is never closed, so that none is looked for twice."""
    last = html.rfind("-->")
    return html[: last + 3] + html[last + 3 :].replace("<!--", "&lt;!--") if last >= 0 else (
        html.replace("<!--", "&lt;!--")
    )  # fmt: skip


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else otherwise  # noqa: PLR2004


def _mark_of(words: str) -> str:
    """Return the mark of an item from what was printed before it: a number, else a bullet.

    What else is printed there, "(b)" or "2.1", may be spoken of: it stays behind the bullet.
    """
    label = words.strip()
    number = re.fullmatch(r"\(?(\d{1,2})[.)]?", label)
    if number and int(number[1]):
        return f"{int(number[1])}. "
    is_sign = len(label) < 2 or not any(sign.isalnum() for sign in label)  # noqa: PLR2004
    return BULLET if is_sign else f"{BULLET}{label} "


def _lines_of(pieces: list[Piece]) -> Iterator[Pieces]:
    """Cut what was gathered at blank lines, take out room at edges, leave out what is blank."""
    line: list[Piece] = []
    is_fresh, breaks = True, 0
    for piece in merged(pieces):
        for number, part in enumerate(piece.text.split("\n")):
            if number:
                breaks += 1
            text = _SPACES.sub(" ", part)
            text = text.lstrip(" ") if is_fresh or breaks else text
            if not text:
                continue
            if breaks > 1 and line:
                yield _trimmed(line)
                line = []
            elif breaks and line:
                line.append(Piece("\n"))
            is_fresh = text.endswith(" ")
            breaks = 0
            line.append(piece._replace(text=text))
    if line:
        yield _trimmed(line)


def _trimmed(line: list[Piece]) -> Pieces:
    made = list(merged(line))
    made[-1] = made[-1]._replace(text=made[-1].text.rstrip())
    return merged(made)


def _words(line: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in line)


def _without(line: Iterable[Piece], count: int) -> list[Piece]:
    """Leave out so many letters from the beginning."""
    kept = []
    for piece in line:
        kept.append(piece._replace(text=piece.text[count:]))
        count = max(count - len(piece.text), 0)
    return kept


def plain_lines(text: str) -> Iterator[Pieces]:
    """Yield the lines of plain words, one to a paragraph; blank ones are left out."""
    return ((Piece(line.rstrip()),) for line in text.splitlines() if line.strip())


# ------------------------------------------------------------------ out


def write_html(lines: Iterable[Pieces]) -> str:
    """Write lines as HTML that other programs take for paragraphs and lists."""
    made = []
    for key, group in groupby(lines, key=_kind_of):
        found = list(group)
        if key == "p":
            made += [f"<p>{_set(line)}</p>" for line in found]
            continue
        items = "".join(f"<li>{_set(_without_mark(line))}</li>" for line in found)
        first = list_mark(_words(found[0]))
        start = f' start="{first.number}"' if first and first.number > 1 else ""
        made.append(f"<{key}{start}>{items}</{key}>")
    body = "\n".join(made)
    return f'<html><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>'


def _kind_of(line: Pieces) -> str:
    mark = list_mark(_words(line))
    if mark is None:
        return "p"
    return "ol" if mark.number else "ul"


def _without_mark(line: Pieces) -> Pieces:
    mark = list_mark(_words(line))
    return merged(_without(line, mark.length if mark else 0))


def _set(line: Pieces) -> str:
    return "".join(_set_piece(piece) for piece in line) or "&nbsp;"


def _set_piece(piece: Piece) -> str:
    made = escape(piece.text, quote=False).replace("\n", "<br>")
    made = f"<i>{made}</i>" if piece.italic else made
    return f"<b>{made}</b>" if piece.bold else made
