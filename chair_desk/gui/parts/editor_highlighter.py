"""Colours what a line was understood as: the command, people, dates, confidential words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from chair_desk.gui.guard import guarded
from chair_desk.gui.theme.look import look
from chair_desk.records.citations import Citation
from chair_desk.records.line import Highlight, Line, Mark
from chair_desk.records.spelling import Word

UNDERSTOOD = (Mark.COMMAND, Mark.PERSON, Mark.DATE, Mark.UNKNOWN)
SPAN = re.compile(r"\[\[.*?(?:\]\]|$)")


def _formats() -> dict[Mark, QTextCharFormat]:
    """Make the formats in the colours of the moment."""
    colour = look().colour
    made = {mark: QTextCharFormat() for mark in Mark}
    made[Mark.COMMAND].setForeground(colour("accent"))
    made[Mark.COMMAND].setFont(look().font("reading"))
    made[Mark.COMMAND].setFontWeight(QFont.Weight.DemiBold)
    made[Mark.PERSON].setForeground(colour("accent"))
    made[Mark.PERSON].setBackground(colour("soft"))
    made[Mark.DATE].setForeground(colour("teal"))
    made[Mark.DATE].setBackground(colour("tealS"))
    made[Mark.CONFIDENTIAL].setBackground(colour("ambS"))
    made[Mark.CONFIDENTIAL].setForeground(colour("amb"))
    made[Mark.UNKNOWN].setForeground(colour("amb"))
    made[Mark.UNKNOWN].setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    made[Mark.UNKNOWN].setUnderlineColor(colour("amb"))
    return made


class LineHighlighter(QSyntaxHighlighter):
    """Asks how the line being written reads; elsewhere only confidential words are coloured.

    `read` gets a block's number and words and returns the line, or None where it is prose.
    `doubts`, where it is set, gets a block and its words and returns those that are in doubt:
    they get a wavy line below, a shape and not only a colour. `citations` gets the words of a
    block and returns the pages they quote.
    """

    def __init__(self, document: QTextDocument, read: Callable[[int, str], Line | None]) -> None:
        super().__init__(document)
        self._read = read
        self.citations: Callable[[str], Iterable[Citation]] | None = None
        self.doubts: Callable[[QTextBlock, str], Sequence[Word]] | None = None
        self._made = _formats()
        look().changed.connect(self._recolour)

    def _recolour(self) -> None:
        self._made = _formats()
        self.rehighlight()

    @guarded()
    def highlightBlock(self, text: str) -> None:
        """Colour one block."""
        line = self._read(self.currentBlock().blockNumber(), text)
        if line is not None:
            for mark in line.highlights:
                self.setFormat(mark.start, mark.end - mark.start, self._made[mark.mark])
        elif "[[" in text:
            for match in SPAN.finditer(text):
                length = match.end() - match.start()
                self.setFormat(match.start(), length, self._made[Mark.CONFIDENTIAL])
        if self.citations is not None:
            self._mark_citations(self.citations(text))
        if self.doubts is not None:
            self._mark_doubts(self.doubts(self.currentBlock(), text), line)

    def _mark_citations(self, cited: Iterable[Citation]) -> None:
        """Show pages that are quoted as links: the colour of a link, and a line below."""
        for one in cited:
            shape = self.format(one.start)
            shape.setForeground(look().colour("accent"))
            shape.setFontUnderline(True)
            self.setFormat(one.start, one.end - one.start, shape)

    def _mark_doubts(self, words: Iterable[Word], line: Line | None) -> None:
        """Put a wave below words; what a line was understood as is in no doubt."""
        understood = [one for one in line.highlights if one.mark in UNDERSTOOD] if line else []
        for word in words:
            if any(_is_within(word, one) for one in understood):
                continue
            shape = self.format(word.start)
            shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            shape.setUnderlineColor(look().colour("red"))
            self.setFormat(word.start, word.end - word.start, shape)


def _is_within(word: Word, mark: Highlight) -> bool:
    return mark.start < word.end and word.start < mark.end
