"""The blocks of the minute editor: one for each row, marked with its id, spaced by its kind.

A record is a block like any other, with room above and below its words; the editor paints its
tint, its bar, its heading and its footing into that room. So splitting and joining work on one
flat text, and a table's edges cannot swallow words.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextBlockUserData,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from chair_desk.gui.parts.editor_lists import shape_item
from chair_desk.gui.parts.editor_marks import (
    LINE_BREAK,
    insert_pieces,
    marked_text,
    set_pieces,
    spoken_words,
)
from chair_desk.gui.parts.editor_rows import Row
from chair_desk.gui.theme.look import look
from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.list_marks import list_mark
from chair_desk.records.minutes import MinuteKind
from chair_desk.records.spans import has_spans
from chair_desk.records.text_marks import (
    Piece,
    Pieces,
    as_marked,
    pieces_by_reader,
    read_marks,
)
from chair_desk.services.minutes import Paragraph
from chair_desk.words import _

GUTTER, MEASURE, INSET, RIGHT = 26, 640, 18, 12
GAP, ITEM_GAP = 13, 4
ABOVE, BELOW = 31, 10
FOOTING = 21
TOP = 14
CLOSED_MARK = re.compile(r"\s*(?:/\w+\s+)?(?:!!|/closed\b)", re.IGNORECASE)
"""What stands at the start of a line that is to be confidential, as the grammar reads it."""


class RowData(QTextBlockUserData):
    """The id of the row that a block shows, and whether its words stay words."""

    def __init__(self, minute_id: str, *, stays_words: bool = False) -> None:
        super().__init__()
        self.minute_id = minute_id
        self.stays_words = stays_words


@frozen
class RecordLook:
    """How a kind of record is shown: icon, ink, tint, edge, as tokens."""

    icon: str
    ink: str
    soft: str
    edge: str


RECORDS: Mapping[MinuteKind, RecordLook] = {
    MinuteKind.ACTION: RecordLook("list-checks", "accent", "soft", "softline"),
    MinuteKind.DECISION: RecordLook("gavel", "ink", "sunk", "line2"),
    MinuteKind.CHALLENGE: RecordLook("flag", "plum", "plumS", "plumL"),
    MinuteKind.IMPACT: RecordLook("sprout", "teal", "tealS", "tealL"),
}


def blocks_of(document: QTextDocument, start: QTextCursor | None = None) -> Iterator[QTextBlock]:
    """Go through the blocks in order, from the one before a cursor where one is given."""
    block = document.begin() if start is None else start.block()
    if start is not None and block.previous().isValid():
        block = block.previous()
    while block.isValid():
        yield block
        block = block.next()


def id_of(block: QTextBlock) -> str:
    """Return the id of the row a block shows, empty where it has none yet."""
    data = block.userData()
    return data.minute_id if isinstance(data, RowData) else ""


def nearest_id(block: QTextBlock, step: int) -> str:
    """Return the id of the nearest block before (-1) or after (1) that has a row, or nothing."""
    other = block.previous() if step < 0 else block.next()
    while other.isValid() and not id_of(other):
        other = other.previous() if step < 0 else other.next()
    return id_of(other)


def stays_words(block: QTextBlock) -> bool:
    """Say whether somebody asked that a line stays words, whatever it reads as."""
    data = block.userData()
    return isinstance(data, RowData) and data.stays_words


def mark(block: QTextBlock, minute_id: str, *, as_words: bool | None = None) -> None:
    """Say which row a block shows, and whether its words stay words."""
    stays = stays_words(block) if as_words is None else as_words
    block.setUserData(RowData(minute_id, stays_words=stays))


def text_of(block: QTextBlock) -> str:
    """Return the words of a block, its lines broken as they are kept."""
    return spoken_words(block.text())


def kept_text(block: QTextBlock, one: Paragraph | None) -> str:
    """Return the words of a block as its row keeps them: a record's plain, prose with marks."""
    is_prose = one is None or one.kind is MinuteKind.PARAGRAPH
    return marked_text(block) if is_prose else text_of(block)


def replace_text(block: QTextBlock, text: str) -> None:
    """Put other words into a block, plain."""
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text.replace("\n", LINE_BREAK), QTextCharFormat())


def rows_of(
    document: QTextDocument, known: Mapping[str, Paragraph], veiled: Mapping[str, str]
) -> list[Row]:
    """Return all blocks as rows. An id that stands twice counts for the first.

    `veiled` are the words, by id, of rows whose words are hidden from the room.
    """
    found: list[Row] = []
    seen: set[str] = set()
    for block in blocks_of(document):
        minute_id = id_of(block)
        text = veiled.get(minute_id)
        if text is None:
            text = kept_text(block, known.get(minute_id))
        found.append(Row("" if minute_id in seen else minute_id, text))
        seen.add(minute_id)
    return found


def pieces_of_row(one: Paragraph, words: str) -> Pieces:
    """Return the words of a row as they are set: a record's are plain."""
    is_prose = one.kind is MinuteKind.PARAGRAPH
    return read_marks(words) if is_prose else (Piece(words),)


def is_closed(one: Paragraph, words: str) -> bool:
    """Say whether any words of a row are confidential."""
    return _is_all_closed(one, words) or has_spans(words)


def is_marked_closed(words: str) -> bool:
    """Say whether words ask to be confidential, although no row of theirs may say so yet."""
    return CLOSED_MARK.match(words) is not None or has_spans(words)


def _is_all_closed(one: Paragraph, words: str) -> bool:
    if CLOSED_MARK.match(words):
        return True
    audiences = (one.audience, one.record.audience if one.record else one.audience)
    return Audience.CONFIDENTIAL in audiences


def open_pieces(one: Paragraph, words: str) -> Pieces:
    """Return what the room may read of a row; nothing where all of it is confidential."""
    if _is_all_closed(one, words):
        return ()
    is_prose = one.kind is MinuteKind.PARAGRAPH
    marked = words if is_prose else as_marked(words)
    hidden = Piece(_("(hidden)"))
    return tuple(hidden if is_shut else piece for piece, is_shut in pieces_by_reader(marked))


def put_pieces(block: QTextBlock, pieces: Pieces) -> None:
    """Put other words into a block, set as they are."""
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    insert_pieces(cursor, pieces)


def fill(
    document: QTextDocument,
    kept: Sequence[Paragraph],
    *,
    is_open: bool,
    veiled: Container[str] = (),
) -> None:
    """Write the paragraphs into a document; an open one ends in a blank block after a record.

    Of the rows in `veiled` only what the room may read. What stays words stays so.
    """
    staying = {id_of(block) for block in blocks_of(document) if stays_words(block)}
    set_alike = [
        (open_pieces if one.id in veiled else pieces_of_row)(one, one.text) for one in kept
    ]
    texts = [
        "".join(piece.text for piece in pieces).replace("\n", LINE_BREAK) for pieces in set_alike
    ]
    if is_open and (not kept or kept[-1].kind is not MinuteKind.PARAGRAPH):
        texts.append("")
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText("\n".join(texts), QTextCharFormat())
    for number, block in enumerate(blocks_of(document)):
        if number < len(kept):
            row_id = kept[number].id
            mark(block, row_id, as_words=row_id in staying)
            set_pieces(block, set_alike[number])
        else:
            mark(block, "", as_words=False)
    cursor.endEditBlock()
    document.clearUndoRedoStacks()


def gap_above(block: QTextBlock) -> int:
    """Return the room above prose: the items of a list stand closer to each other."""
    is_item = list_mark(block.text()) is not None
    return ITEM_GAP if is_item else GAP


def put_blocks(cursor: QTextCursor, lines: Iterable[tuple[str, Pieces]]) -> None:
    """Put a block of prose below the cursor for each line, with the id of its row."""
    cursor.beginEditBlock()
    for minute_id, line in lines:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        shape = _format(is_record=False, above=look().px(GAP), is_last=False)
        cursor.insertBlock(shape, QTextCharFormat())
        insert_pieces(cursor, line)
        mark(cursor.block(), minute_id, as_words=False)
        shape_item(shape, cursor.block())
        shape.setTopMargin(look().px(gap_above(cursor.block())))
        cursor.setBlockFormat(shape)
    cursor.endEditBlock()


def dress(
    document: QTextDocument,
    known: Mapping[str, Paragraph],
    blocks: Iterable[QTextBlock] | None = None,
) -> None:
    """Give each block, or each of some, the room that its kind needs.

    The room below a record is added above the block that follows it.
    """
    cursor = QTextCursor(document)
    _dress_frame(document, known)
    cursor.beginEditBlock()
    owed = 0
    for block in blocks_of(document) if blocks is None else blocks:
        if blocks is not None:
            owed = _owed_by(block.previous(), known)
        wanted, owed = _shape_of(block, known, owed)
        if wanted != block.blockFormat():
            cursor.setPosition(block.position())
            cursor.setBlockFormat(wanted)
    cursor.endEditBlock()
    document.clearUndoRedoStacks()


def _shape_of(
    block: QTextBlock, known: Mapping[str, Paragraph], owed: int
) -> tuple[QTextBlockFormat, int]:
    """Return how a block is to be set, and the room it owes to the next."""
    one = known.get(id_of(block))
    is_record = one is not None and one.kind is not MinuteKind.PARAGRAPH
    above = owed + (look().px(ABOVE) if is_record else 0)
    if block.blockNumber():
        above += look().px(GAP if is_record else gap_above(block))
    wanted = _format(is_record=is_record, above=above, is_last=not block.next().isValid())
    if not is_record:
        shape_item(wanted, block)
    return wanted, _room_below(one) if is_record and one is not None else 0


def _owed_by(block: QTextBlock, known: Mapping[str, Paragraph]) -> int:
    one = known.get(id_of(block)) if block.isValid() else None
    return _room_below(one) if one is not None and one.kind is not MinuteKind.PARAGRAPH else 0


def around(document: QTextDocument, numbers: Iterable[int]) -> list[QTextBlock]:
    """Return the blocks with these numbers and their neighbours, in order."""
    wanted = {near for number in numbers for near in (number - 1, number, number + 1)}
    found = (document.findBlockByNumber(number) for number in sorted(wanted) if number >= 0)
    return [block for block in found if block.isValid()]


def _dress_frame(document: QTextDocument, known: Mapping[str, Paragraph]) -> None:
    """Leave room over the first block: Qt drops the margin above it."""
    first = known.get(id_of(document.begin()))
    is_record = first is not None and first.kind is not MinuteKind.PARAGRAPH
    above = 4 + (look().px(ABOVE) if is_record else 0)
    frame = document.rootFrame()
    shape = frame.frameFormat()
    if shape.topMargin() != above:
        shape.setTopMargin(above)
        frame.setFrameFormat(shape)


def _room_below(one: Paragraph) -> int:
    return look().px(BELOW + (FOOTING if one.footing else 0))


def _format(*, is_record: bool, above: int, is_last: bool) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    kind = QTextBlockFormat.LineHeightTypes.FixedHeight.value
    shape.setLineHeight(look().px(25 if is_record else 28), kind)
    shape.setTopMargin(above)
    shape.setLeftMargin(look().px(GUTTER + (INSET if is_record else 0)))
    shape.setRightMargin(look().px(RIGHT))
    if is_last and is_record:
        shape.setBottomMargin(look().px(BELOW + FOOTING))
    return shape
