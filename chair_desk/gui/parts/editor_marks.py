"""Bold and italic words in a document: shown as they are, kept as `records.text_marks` has it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat

from chair_desk.records.text_marks import Piece, Pieces, merged, write_marks

LINE_BREAK = "\u2028"
_BOLD = int(QFont.Weight.DemiBold)
_WEIGHT, _SLANT = QTextFormat.Property.FontWeight, QTextFormat.Property.FontItalic


def spoken_words(text: str) -> str:
    """Return the words of a document as they are kept."""
    return text.replace(LINE_BREAK, "\n").replace("\u00a0", " ")


def is_bold(shape: QTextCharFormat) -> bool:
    """Say whether words are set bold."""
    return shape.hasProperty(_WEIGHT) and shape.fontWeight() >= _BOLD


def is_italic(shape: QTextCharFormat) -> bool:
    """Say whether words are set in italics."""
    return shape.hasProperty(_SLANT) and shape.fontItalic()


def shape_of(piece: Piece) -> QTextCharFormat:
    """Return how the words of a piece are set."""
    shape = QTextCharFormat()
    if piece.bold:
        shape.setFontWeight(QFont.Weight.Bold)
    if piece.italic:
        shape.setFontItalic(True)
    return shape


def pieces_of(block: QTextBlock, start: int = 0, end: int | None = None) -> Pieces:
    """Return the words of a block, or of some of it, by how they are set."""
    text = block.text()
    last = block.length() - 1 if end is None else end
    shapes = block.textFormats()
    is_plain = len(shapes) == 1 and not is_bold(shapes[0].format)
    if is_plain and not is_italic(shapes[0].format) and (start, last) == (0, block.length() - 1):
        return (Piece(spoken_words(text)),) if text else ()
    return merged(
        Piece(
            spoken_words(_cut(text, max(one.start, start), min(one.start + one.length, last))),
            is_bold(one.format),
            is_italic(one.format),
        )
        for one in shapes
    )


def _cut(text: str, start: int, end: int) -> str:
    """Return some of a text by the places of Qt, which counts in UTF-16."""
    if text.isascii() or max(text) <= "\uffff":
        return text[start : max(end, start)]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[start * 2 : max(end, start) * 2].decode("utf-16-le", "surrogatepass")


def marked_text(block: QTextBlock) -> str:
    """Return the words of a block of prose as they are kept, with their marks."""
    return write_marks(pieces_of(block))


def insert_pieces(cursor: QTextCursor, pieces: Iterable[Piece]) -> None:
    """Put words in at a cursor, set as they are."""
    for piece in pieces:
        cursor.insertText(piece.text.replace("\n", LINE_BREAK), shape_of(piece))


def set_pieces(block: QTextBlock, pieces: Pieces) -> None:
    """Set the words that a block has already."""
    cursor = QTextCursor(block)
    at = block.position()
    for piece in pieces:
        cursor.setPosition(at)
        at += _units(piece.text)
        if piece.bold or piece.italic:
            cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(shape_of(piece))


def _units(text: str) -> int:
    """Return how long a text is for Qt, which counts in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
