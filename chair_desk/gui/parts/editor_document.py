"""The document of one item and the rows it shows: read, written anew, dressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFrameFormat

from chair_desk.gui.parts.editor_blocks import (
    around,
    blocks_of,
    dress,
    fill,
    id_of,
    is_closed,
    kept_text,
    mark,
    nearest_id,
    open_pieces,
    pieces_of_row,
    put_blocks,
    put_pieces,
    replace_text,
    rows_of,
)
from chair_desk.gui.parts.editor_rows import Row, differs, kept_words
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes
from chair_desk.records.list_marks import list_mark
from chair_desk.records.minutes import Minute
from chair_desk.records.text_marks import Pieces, write_marks
from chair_desk.services import minutes
from chair_desk.services.minutes import Paragraph
from chair_desk.services.minutes_pasting import put_paragraphs


class ItemDocument(QObject):
    """Shows the rows of an item in a document.

    `followed` is said when the rows were read anew; `refilled` when the text had to be written
    anew because somebody else changed it (an undo, another page); `settling` before all that is
    typed is kept. `_is_ours` is set while the
    document or the rows are changed from here, so that nothing of it is taken for typing.

    `veiled` are rows whose words are hidden from the room, by id: the words as they are kept,
    which the document does not show meanwhile. `spared_id` tells the row that is being written.
    """

    followed = Signal()
    settling = Signal()
    refilled = Signal()

    def __init__(self, session: Session, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._document = session, document
        self.item_id = ""
        self.is_open = True
        self.is_numbered = False  # whether the numbers of paragraphs are shown beside them
        self.kept: list[Paragraph] = []
        self.known: Mapping[str, Paragraph] = {}
        self._texts: dict[str, str] = {}
        self.is_hidden = False
        self.veiled: dict[str, str] = {}
        self.spared_id: Callable[[], str] = str
        self._dirty: set[int] = set()
        self._is_ours = False
        self._count = 1

    def set_frame(self, shape: QTextFrameFormat) -> None:
        """Set the room around the words, which is no typing although Qt tells it as such."""
        was, self._is_ours = self._is_ours, True
        self._document.rootFrame().setFrameFormat(shape)
        self._is_ours = was

    def _read(self) -> None:
        found = minutes.paragraphs(self._session.desk, self.item_id) if self.item_id else []
        self.kept = found
        self.known = {one.id: one for one in found}
        self._texts = {one.id: kept_words(one) for one in found}

    def _rows(self) -> list[Row]:
        return rows_of(self._document, self.known, self.veiled)

    def _fill(self) -> None:
        was, self._is_ours = self._is_ours, True
        self.veiled = self._to_veil(self.spared_id()) if self.is_hidden else {}
        fill(self._document, self.kept, is_open=self.is_open, veiled=self.veiled)
        self._dirty.clear()
        self._dress()
        self.refilled.emit()
        self._is_ours = was

    def _dress(self, numbers: Iterable[int] | None = None) -> None:
        """Dress all blocks, or those with these numbers and their neighbours."""
        was, self._is_ours = self._is_ours, True
        blocks = None if numbers is None else around(self._document, numbers)
        dress(self._document, self.known, blocks)
        self._count = self._document.blockCount()
        self._is_ours = was
        self.followed.emit()

    # -------------------------------------------------------------- hidden from the room

    def set_hidden(self, *, is_hidden: bool) -> None:
        """Hide all confidential words from the room, or show them again."""
        self.is_hidden = is_hidden
        self._dress(self.veil_again(""))

    def veil_again(self, spared_id: str) -> list[int]:
        """Bring the blocks in line with what is confidential now; the file is not asked.

        The row that is being written is spared until the caret leaves it. Returns the numbers of
        the blocks that are to be dressed anew: items of lists that came or went.
        """
        if not self.is_hidden and not self.veiled:
            return []
        was, self._is_ours = self._is_ours, True
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()  # so that all of it is laid out once
        is_changed, items = False, []
        for number, block in enumerate(blocks_of(self._document)):
            text = block.text()
            if self._veil_block(block, spared_id):
                is_changed = True
                if list_mark(text) or list_mark(block.text()):
                    items.append(number)
        cursor.endEditBlock()
        if is_changed:
            self._document.clearUndoRedoStacks()  # an undo would bring hidden words back
        self._is_ours = was
        return items

    def _veil_block(self, block: QTextBlock, spared_id: str) -> bool:
        """Hide the confidential words of a block, or show them; True where it changed."""
        one = self.known.get(id_of(block))
        if one is None:
            return False
        is_wanted = self._is_to_veil(one, self.veiled.get(one.id, block.text()), spared_id)
        if is_wanted is (one.id in self.veiled):
            return False
        if is_wanted:
            is_kept = block.blockNumber() not in self._dirty and one.id in self._texts
            words = self._texts[one.id] if is_kept else kept_text(block, one)
            self.veiled[one.id] = words
            put_pieces(block, open_pieces(one, words))
        else:
            put_pieces(block, pieces_of_row(one, self.veiled.pop(one.id)))
        return True

    def _is_to_veil(self, one: Paragraph, words: str, spared_id: str) -> bool:
        is_written = one.id == spared_id and one.id not in self.veiled
        return self.is_hidden and is_closed(one, words) and not is_written

    def _to_veil(self, spared_id: str) -> dict[str, str]:
        words = ((one, kept_words(one)) for one in self.kept)
        return {one.id: text for one, text in words if self._is_to_veil(one, text, spared_id)}

    def _run(self, service: Callable[..., Changes], *args: Any, **more: Any) -> Changes | None:
        """Write, without reading back what this very document is about to know."""
        was, self._is_ours = self._is_ours, True
        changes = self._session.run(service, *args, **more)
        self._is_ours = was
        return changes

    def _keep(self, service: Callable[..., Changes], *args: Any, **more: Any) -> Changes | None:
        """Write words as `_run` does; what the world forbids waits and is tried again."""
        was, self._is_ours = self._is_ours, True
        changes = self._session.keep_words(service, *args, **more)
        if changes is not None:
            self._session.changed.emit(changes)
        self._is_ours = was
        return changes

    def _has_same_rows(self) -> bool:
        """Say whether no row came or went since they were last read; blank lines are none."""
        seen: set[str] = set()
        for block in blocks_of(self._document):
            minute_id = id_of(block)
            if minute_id and minute_id not in seen:
                seen.add(minute_id)
            elif block.text().strip():
                return False
        return seen == set(self._texts)

    def put_lines(self, cursor: QTextCursor, lines: Sequence[Pieces]) -> bool:
        """Put paragraphs below the row with the cursor, which goes to the last of them.

        Nothing else is read or written anew: there may be thousands. False where they cannot be
        kept now, and nothing was put in.
        """
        above = self.known.get(id_of(cursor.block()))
        if above is None:
            return False
        at = self.kept.index(above) + 1
        below_id = self.kept[at].id if at < len(self.kept) else None
        texts = [write_marks(line) for line in lines]
        changes = self._keep(put_paragraphs, above.id, below_id, texts)
        if changes is None:
            return False
        was, self._is_ours = self._is_ours, True
        put_blocks(cursor, zip(changes.made.split(), lines, strict=True))
        self._is_ours = was
        rows = [self._session.desk.get(Minute, row_id) for row_id in changes.made.split()]
        made = [Paragraph(minute=row) for row in rows if row is not None]
        self.kept[at:at] = made
        self.known = {**self.known, **{one.id: one for one in made}}
        self._texts.update({one.id: kept_words(one) for one in made})
        self._count = self._document.blockCount()
        self._document.clearUndoRedoStacks()
        return True

    def put_record(self, block: QTextBlock, service: Callable[..., Changes], *args: Any) -> bool:
        """Put what a service makes of a line into the place of its words; False where it did not.

        Where nothing is made the words are kept as words after all. Nothing but that one row is
        read anew.
        """
        old_id, above_id = id_of(block), nearest_id(block, -1)
        changes = self._run(service, *args)
        if changes is None:
            return False
        one = minutes.fresh_paragraph(self._session.desk, changes.made)
        was, self._is_ours = self._is_ours, True
        replace_text(block, one.text if one is not None else "")
        mark(block, changes.made, as_words=False)
        self._is_ours = was
        if self._know(one, above_id, instead_of=old_id):
            self._dress([block.blockNumber()])
        elif differs(self._rows(), self.kept):
            self._fill()
        else:
            self._dress()
        return True

    def _know(self, one: Paragraph | None, above_id: str, *, instead_of: str = "") -> bool:
        """Take one new row among those that are known, in the place of another or below one.

        False where the file has other rows than it then should: all of them were read anew.
        """
        if self.is_numbered:
            self._read()
            return False
        at = next((at for at, row in enumerate(self.kept) if row.id == above_id), -1) + 1
        old = next((at for at, row in enumerate(self.kept) if row.id == instead_of), None)
        if old is not None:
            at = old
            del self.kept[old]
            self._texts.pop(instead_of, None)
        if one is not None:
            self.kept.insert(at, one)
            self._texts[one.id] = kept_words(one)
        self.known = {row.id: row for row in self.kept}
        is_placed = one is None or old is not None or bool(above_id) or len(self.kept) == 1
        if is_placed and self._session.desk.count(Minute, item_id=self.item_id) == len(self.kept):
            return True
        self._read()
        return False
