"""Lists in the minute editor: a paragraph that begins with a bullet or a number hangs from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor

from chair_desk.gui.theme.look import look
from chair_desk.records.list_marks import BULLET, ListMark, list_mark
from chair_desk.records.spans import CLOSING, OPENING, is_confidential_at

INDENT = 14


def shape_item(shape: QTextBlockFormat, block: QTextBlock) -> None:
    """Let the lines of an item of a list stand under its first word."""
    mark = list_mark(block.text())
    if mark is None:
        return
    wide = QFontMetricsF(look().font("minutes")).horizontalAdvance(block.text()[: mark.length])
    shape.setLeftMargin(shape.leftMargin() + look().px(INDENT) + wide)
    shape.setTextIndent(-wide)


def reshape(block: QTextBlock, left: int) -> None:
    """Follow a mark that was typed or erased; one Undo takes back both. `left` is in pixels."""
    shape = QTextBlockFormat(block.blockFormat())
    shape.setLeftMargin(left)
    shape.clearProperty(QTextBlockFormat.Property.TextIndent)
    shape_item(shape, block)
    if shape == block.blockFormat():
        return
    cursor = QTextCursor(block)
    cursor.joinPreviousEditBlock()
    cursor.setBlockFormat(shape)
    cursor.endEditBlock()


def part(cursor: QTextCursor, shape: QTextCharFormat, begins: str = "") -> None:
    """Part a block at the cursor; confidential words stay so on both sides."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    is_closed = is_confidential_at(cursor.block().text(), cursor.positionInBlock())
    if is_closed:
        cursor.insertText(CLOSING, QTextCharFormat())
    cursor.insertBlock(QTextBlockFormat(cursor.blockFormat()), shape)
    if begins or is_closed:
        cursor.insertText(begins + (OPENING if is_closed else ""), QTextCharFormat())
    cursor.setCharFormat(shape)
    cursor.endEditBlock()


def go_on(cursor: QTextCursor) -> bool:
    """Begin the next item below the one with the cursor; an empty one ends the list.

    False where the cursor is in no list.
    """
    mark = list_mark(cursor.block().text())
    if mark is None or cursor.positionInBlock() < mark.length:
        return False
    cursor.beginEditBlock()
    if not cursor.block().text()[mark.length :].strip():
        _put(cursor.block(), "")
    else:
        part(cursor, QTextCharFormat(), mark.following)
        count_on(cursor.block())
    cursor.endEditBlock()
    return True


def erase_mark(cursor: QTextCursor) -> bool:
    """Take the mark away that the cursor stands right behind; False where there is none."""
    mark = list_mark(cursor.block().text())
    if mark is None or cursor.hasSelection() or cursor.positionInBlock() != mark.length:
        return False
    _put(cursor.block(), "")
    return True


def toggle(blocks: Sequence[QTextBlock], *, is_numbered: bool) -> None:
    """Make items of a list of some blocks, or paragraphs where all are such items already."""
    if not blocks:
        return
    marks = [list_mark(block.text()) for block in blocks]
    is_there = all(mark is not None and bool(mark.number) is is_numbered for mark in marks)
    cursor = QTextCursor(blocks[0])
    cursor.beginEditBlock()
    number = _first_number(blocks[0]) if is_numbered else 0
    for at, block in enumerate(blocks):
        wanted = f"{number + at}. " if is_numbered else BULLET
        _put(block, "" if is_there else wanted)
    if is_numbered and not is_there:
        count_on(blocks[-1])
    cursor.endEditBlock()


def _first_number(block: QTextBlock) -> int:
    before = list_mark(block.previous().text()) if block.previous().isValid() else None
    return before.number + 1 if before else 1


def count_on(block: QTextBlock) -> None:
    """Give the numbers that follow to the items of a list below one of it."""
    mark = list_mark(block.text())
    while mark is not None and mark.number:
        block = block.next()
        wanted, mark = mark.following, _numbered(block)
        if mark is not None:
            _put(block, wanted)
            mark = list_mark(block.text())


def _numbered(block: QTextBlock) -> ListMark | None:
    found = list_mark(block.text()) if block.isValid() else None
    return found if found is not None and found.number else None


def _put(block: QTextBlock, mark: str) -> None:
    """Put another mark before the words of a block, or none."""
    was = list_mark(block.text())
    length = was.length if was else 0
    if block.text()[:length] == mark:
        return
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + length, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(mark, QTextCharFormat())
