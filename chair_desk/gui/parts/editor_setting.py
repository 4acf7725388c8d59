"""Setting words in the minute editor: bold, italics, lists, confidential words."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor

from chair_desk.gui.parts.editor_blocks import blocks_of, text_of
from chair_desk.gui.parts.editor_lists import toggle
from chair_desk.gui.parts.editor_marks import is_bold, is_italic, pieces_of
from chair_desk.records.spans import CLOSING, OPENING

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor


def chosen_blocks(editor: MinuteEditor) -> list[QTextBlock]:
    """Return the blocks that the selection touches, or the one with the caret."""
    cursor, document = editor.textCursor(), editor.document()
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    first = QTextCursor(document.findBlock(cursor.selectionStart()))
    found = []
    for block in blocks_of(document, first):
        if block.blockNumber() > last:
            break
        if block.blockNumber() >= first.blockNumber():
            found.append(block)
    return found


def _stretches(editor: MinuteEditor) -> list[tuple[QTextBlock, int, int]]:
    """Return the chosen words, prose only: the block, and from where to where in it."""
    cursor = editor.textCursor()
    found = []
    for block in chosen_blocks(editor):
        start = max(cursor.selectionStart() - block.position(), 0)
        end = min(cursor.selectionEnd() - block.position(), block.length() - 1)
        if start < end and editor.is_prose(block):
            found.append((block, start, end))
    return found


def set_bold(editor: MinuteEditor) -> bool:
    """Set the chosen words bold, or plain where all of them are; else the words to come.

    False, here as below, where there is nothing that can be set.
    """
    return _set(editor, is_weight=True)


def set_italic(editor: MinuteEditor) -> bool:
    """Set the chosen words in italics, or upright where all of them are; else those to come."""
    return _set(editor, is_weight=False)


def _set(editor: MinuteEditor, *, is_weight: bool) -> bool:
    cursor = editor.textCursor()
    stretches = _stretches(editor)
    if not (stretches if cursor.hasSelection() else editor.is_prose(cursor.block())):
        return False
    if cursor.hasSelection():
        pieces = [
            piece for block, start, end in stretches for piece in pieces_of(block, start, end)
        ]
        is_set = all(piece.bold if is_weight else piece.italic for piece in pieces)
    else:
        is_set = (is_bold if is_weight else is_italic)(cursor.charFormat())
    shape = QTextCharFormat()
    if is_weight:
        shape.setFontWeight(QFont.Weight.Normal if is_set else QFont.Weight.Bold)
    else:
        shape.setFontItalic(not is_set)
    if not cursor.hasSelection():
        editor.mergeCurrentCharFormat(shape)
    else:
        _merge(editor, stretches, shape)
    return True


def _merge(
    editor: MinuteEditor, stretches: list[tuple[QTextBlock, int, int]], shape: QTextCharFormat
) -> None:
    cursor = QTextCursor(editor.document())
    cursor.beginEditBlock()
    for block, start, end in stretches:
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(shape)
    cursor.endEditBlock()


def set_list(editor: MinuteEditor, *, is_numbered: bool) -> bool:
    """Make items of a list of the chosen paragraphs, or paragraphs of such items again."""
    blocks = [one for one in chosen_blocks(editor) if editor.is_prose(one)]
    toggle(blocks, is_numbered=is_numbered)
    return bool(blocks)


def set_confidential(editor: MinuteEditor) -> bool:
    """Put the chosen words between the edges of confidential words, or take these away.

    Without a choice it is the confidential words around the caret. False where there is nothing
    to be done.
    """
    cursor = editor.textCursor()
    block = cursor.block()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if editor.veil.holds_back():
        return False
    if editor.document().findBlock(start) != editor.document().findBlock(end):
        return False
    around = _around(text_of(block), start - block.position(), end - block.position())
    if around is not None:
        _open_words(block, around)
        return True
    if start == end:
        return False
    _close_words(editor, start, end)
    return True


def _around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the edges of the confidential words that the caret or the choice is in."""
    first = text.rfind(OPENING, 0, min(start + len(OPENING), len(text)))
    closed = text.rfind(CLOSING, 0, start)
    last = text.find(CLOSING, max(end - len(CLOSING), 0))
    if first < 0 or closed > first:
        return None
    return (first, last) if last > first else (first, -1)


def _open_words(block: QTextBlock, edges: tuple[int, int]) -> None:
    cursor = QTextCursor(block)
    cursor.beginEditBlock()
    for at in sorted((edge for edge in edges if edge >= 0), reverse=True):
        cursor.setPosition(block.position() + at)
        cursor.setPosition(block.position() + at + len(OPENING), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    cursor.endEditBlock()


def _close_words(editor: MinuteEditor, start: int, end: int) -> None:
    """Put edges around words, without the room beside them and without edges inside them."""
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    chosen = cursor.selectedText()
    start += len(chosen) - len(chosen.lstrip())
    end -= len(chosen) - len(chosen.rstrip()) if chosen.strip() else 0
    if start >= end:
        return
    cursor.beginEditBlock()
    cursor.setPosition(end)
    cursor.insertText(CLOSING, QTextCharFormat())
    cursor.setPosition(start)
    cursor.insertText(OPENING, QTextCharFormat())
    cursor.endEditBlock()
    cursor.setPosition(end + len(OPENING) + len(CLOSING))
    editor.setTextCursor(cursor)


def put_other_words(editor: MinuteEditor, words: str) -> None:
    """Say a line in other words, and leave those that stay as they are set."""
    block = editor.textCursor().block()
    was, now = _parts(text_of(block)), _parts(words)
    changes = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    cursor = QTextCursor(block)
    cursor.beginEditBlock()
    for tag, first, last, new_first, new_last in reversed(changes):
        if tag == "equal":
            continue
        cursor.setPosition(block.position() + len("".join(was[:first])))
        cursor.setPosition(
            block.position() + len("".join(was[:last])), QTextCursor.MoveMode.KeepAnchor
        )
        cursor.insertText("".join(now[new_first:new_last]))
    cursor.endEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)


def _parts(text: str) -> list[str]:
    """Cut a text into words and the room between them."""
    found: list[str] = []
    for at, character in enumerate(text):
        is_new = not found or character.isspace() != text[at - 1].isspace()
        if is_new:
            found.append(character)
        else:
            found[-1] += character
    return found
