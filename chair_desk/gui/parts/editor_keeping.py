"""Keeps what is typed: the words of a block within a second, the order of blocks at once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtGui import QTextBlock

from chair_desk.gui.parts.editor_blocks import (
    blocks_of,
    id_of,
    kept_text,
    mark,
    nearest_id,
    stays_words,
    text_of,
)
from chair_desk.gui.parts.editor_rows import (
    Row,
    add_row,
    differs,
    keep_rows,
    settle_with,
)
from chair_desk.gui.parts.editor_timing import TimedDocument
from chair_desk.gui.parts.editor_unkept import Unkept
from chair_desk.records.changes import Refused
from chair_desk.records.minutes import MinuteKind
from chair_desk.services import minutes

PRIVATE = re.compile(r"\s*/(?:note|n)(?::|\s|$)", re.IGNORECASE)


class Keeping(TimedDocument):
    """Stands between a document and the rows of one item, and writes what is typed."""

    # -------------------------------------------------------------- showing

    def show_item(self, item_id: str, *, is_open: bool) -> None:
        """Show the minutes of an item; what was typed at the last one is kept first.

        Words that the file would not take stay, and the item with them.
        """
        self.settle()
        if self.is_unkept():
            return
        self.item_id, self.is_open = item_id, is_open
        self._read()
        self._fill()

    def follow(self) -> None:
        """Read the rows anew after a change; the text is written anew only where it differs."""
        if not self.item_id or self._is_ours:
            return
        self.flush()
        if self._dirty:
            self._keep_rows(self._rows())
        if self.is_unkept():
            return  # it could not be kept: the words stay in the editor until they can
        self._read()
        if differs(self._rows(), self.kept):
            self._fill()
        else:
            self.veil_again(self.spared_id())
            self._dress()

    # -------------------------------------------------------------- typing

    def flush_around(self, number: int) -> None:
        """Keep everything but a line that is about to become something else."""
        if not self._structure.isActive():
            self._dirty.discard(number)
        self.flush()

    def flush(self) -> None:
        """Keep every word that was typed since the last time; what fails is tried again."""
        self._idle.stop()
        self._ceiling.stop()
        if not self.item_id or self._is_ours:
            return
        if self._structure.isActive():
            self.keep_structure()
        for number in sorted(self._dirty):
            if not self._keep_block(self._document.findBlockByNumber(number)):
                self._failed = True
                self._ceiling.start()
                return
            self._dirty.discard(number)
        self._say_kept()

    def unkept(self) -> Unkept | None:
        """Return the words of the item, if some of them wait for the file."""
        if not self.item_id or not self.is_unkept():
            return None
        rows = self._rows()
        notes = []
        for block, row in zip(blocks_of(self._document), rows, strict=True):
            one = self.known.get(row.id)
            is_prose = one is None or one.kind is MinuteKind.PARAGRAPH
            if row.id in self.veiled:
                continue
            if is_prose and PRIVATE.match(text_of(block)) and not stays_words(block):
                notes.append(PRIVATE.sub("", text_of(block), count=1).strip())
                row.text = ""
        return Unkept(self.item_id, rows, self._texts, [one for one in notes if one])

    def _keep_block(self, block: QTextBlock) -> bool:
        """Keep one block; True where nothing is left to be kept."""
        if not block.isValid():
            return True
        minute_id = id_of(block)
        one = self.known.get(minute_id)
        is_prose = one is None or one.kind is MinuteKind.PARAGRAPH
        if minute_id in self.veiled:
            return self._keep_words(minute_id, self.veiled[minute_id])
        if is_prose and PRIVATE.match(text_of(block)) and not stays_words(block):
            return self._keep_private(minute_id, text_of(block))
        text = kept_text(block, one)
        if one is None:
            return not text.strip() or self._keep_new(block, text)
        if text == self._texts.get(minute_id) or (not is_prose and not text.strip()):
            return True  # a record keeps the words it had until it has others
        return self._keep_words(minute_id, text)

    def _keep_words(self, minute_id: str, text: str) -> bool:
        if text == self._texts.get(minute_id):
            return True
        kept = self._session.keep_typing(minutes.type_text, minute_id, text)
        if kept:
            self._texts[minute_id] = text
        return kept

    def _keep_private(self, minute_id: str, text: str) -> bool:
        """Keep a note to self out of the board file, even while it is typed."""
        if self._texts.get(minute_id):
            self._session.keep_typing(minutes.type_text, minute_id, "")
            self._texts[minute_id] = ""
        return self.note.keep(self.item_id, PRIVATE.sub("", text, count=1))

    def _keep_new(self, block: QTextBlock, text: str) -> bool:
        before = nearest_id(block, -1)
        after = "" if before else nearest_id(block, 1)
        changes = self._keep(add_row, self.item_id, text, after_id=before, before_id=after)
        if changes is None:
            self._take_up(self._rows())
            return False
        mark(block, changes.made)
        one = minutes.fresh_paragraph(self._session.desk, changes.made)
        self._know(one, before)
        self._document.clearUndoRedoStacks()  # from here on the desk takes these words back
        return True

    def keep_structure(self) -> None:
        """Keep blocks that were split, joined, put in or taken out, as one change."""
        self._structure.stop()
        if not self.item_id:
            return
        if self._has_same_rows():  # a blank line: the commonest Enter of all
            self._dress(self._dirty)
            self._dirty = {number for number in self._dirty if not self._is_kept(number)}
            return
        self._keep_rows(self._rows())
        self._say_kept()

    def _is_kept(self, number: int) -> bool:
        """Say whether a block has a row, and the file its words."""
        block = self._document.findBlockByNumber(number)
        minute_id = id_of(block)
        if minute_id in self.veiled:
            return self.veiled[minute_id] == self._texts.get(minute_id)
        words = kept_text(block, self.known.get(minute_id))
        return bool(minute_id) and words == self._texts.get(minute_id)

    def _keep_rows(self, rows: list[Row]) -> None:
        """Write what differs between the blocks and the rows as they are now."""
        was = dict(self._texts)
        if not self._can_read():
            return
        must_go = settle_with(rows, was, self.kept)
        for block, row in zip(blocks_of(self._document), rows, strict=True):
            if not row.id and PRIVATE.match(text_of(block)) and not stays_words(block):
                row.text = ""
        has_new = any(row.text.strip() and not row.id for row in rows)
        here = {row.id for row in rows if row.id}
        if here == set(self.known) and not has_new and not must_go:
            self._mark_unkept(rows)
            self._dress()
            return
        if not self._write_rows(rows, was):
            return
        self._mark_all(rows)
        self._dirty.clear()
        self._read()
        if must_go or differs(rows, self.kept):
            self._fill()
        else:
            self._dress()

    def _mark_unkept(self, rows: list[Row]) -> None:
        """Note the blocks that say another thing than the file; their numbers are new.

        A block without a row may be a note to self, whose words its row does not say.
        """
        self._dirty = {
            number
            for number, row in enumerate(rows)
            if not row.id or row.text != self._texts.get(row.id)
        }

    def _write_rows(self, rows: list[Row], was: Mapping[str, str]) -> bool:
        """Write rows. What the world forbids is tried again; what is refused is put back.

        Where a row may not be taken out, the words that were typed beside it are kept all the
        same before the text is written anew.
        """
        outer, self._is_ours = self._is_ours, True
        # What is hidden from the room cannot have been taken out by a key.
        seen = {row_id: text for row_id, text in was.items() if row_id not in self.veiled}
        came = self._session.try_words(keep_rows, self.item_id, rows, self.kept, seen)
        if isinstance(came, dict) and came:
            self._session.try_words(keep_rows, self.item_id, rows, self.kept, {})
            self._session.refused.emit(Refused(came))
        self._is_ours = outer
        if isinstance(came, dict):
            if came:
                self._read()
                self._fill()
            else:
                self._take_up(rows, was)
            return False
        return True

    def settle(self) -> None:
        """Keep all that was typed and make one change of it."""
        if not self.item_id:
            return
        self.settling.emit()
        self.flush()
        self.note.finish()
        self._session.seal()
