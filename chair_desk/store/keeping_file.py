"""A board file that keeps the bytes of papers, piece by piece where they are many."""

from __future__ import annotations

from chair_desk.store import blobs, engine
from chair_desk.store.erasing_file import ErasingFile
from chair_desk.store.faults import in_plain_words, not_writable
from chair_desk.store.writing import Writing


class KeepingFile(ErasingFile):
    """A board file into which files are brought, at once or in pieces between two keys."""

    def put_blob(self, content: bytes, sha256: str = "") -> str:
        """Keep the bytes of a file in the board and return their SHA-256.

        `sha256` is given where it was worked out already; pieces that are in are not written again.
        """
        writing = self._writing()
        if writing.is_open:
            return blobs.put_blob(self._connection, content, sha256)
        with writing.typing():
            return blobs.put_blob(self._connection, content, sha256)

    def missing_pieces(self, size: int, sha256: str) -> list[int]:
        """Return which pieces of a file of this size are not in yet, by their numbers."""
        with in_plain_words(self.path):
            return blobs.missing_pieces(self._connection, size, sha256)

    def put_piece(self, content: bytes, sha256: str, number: int) -> None:
        """Keep one piece of a file on its way in; `put_blob` then has little left to do.

        Raises:
            CannotDo: The disk is full, or the file was moved. What is in stays until it is closed.
        """
        with self._writing().typing():
            blobs.put_piece(self._connection, sha256, number, blobs.piece_of(content, number))

    def bring_home(self) -> None:
        """Bring what was written last into the file: the log stays short, and so each checkpoint.

        Raises:
            CannotDo: The disk is full.
        """
        with in_plain_words(self.path):
            self.snapshots.give_up()
            engine.bring_home(self._connection)

    def get_piece(self, sha256: str, number: int) -> bytes | None:
        """Return one piece of a file, the first is 0; nothing where it has no such piece."""
        with in_plain_words(self.path):
            return blobs.get_piece(self._connection, sha256, number)

    def drop_unfinished(self) -> None:
        """Drop what is in of files that never came in whole.

        Raises:
            CannotDo: The disk is full, or the file was moved.
        """
        with in_plain_words(self.path):
            is_needed = blobs.has_unfinished(self._connection)
        if is_needed:
            with self._writing().disposing():
                blobs.drop_unfinished(self._connection)

    def _writing(self) -> Writing:
        if self._opened.writing is None:
            raise not_writable(self.path)
        return self._opened.writing
