"""Files kept in a board: bytes under their own hash, added and never changed.

A file lies in pieces, so that no statement is long. It is in the board from when `blob` has it;
pieces alone are a file on its way in, or one whose way in was cut off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

from chair_desk.store.engine import Connection

PIECE: Final = 256 * 1024
"""Each piece but the last has so many bytes. It belongs to the form of the file."""
_UNFINISHED: Final = "FROM blob_piece WHERE sha256 NOT IN (SELECT sha256 FROM blob)"


def put_blob(connection: Connection, content: bytes, sha256: str = "") -> str:
    """Keep bytes and return their SHA-256 as hex; the same bytes are kept once.

    `sha256` is given where it was worked out already. Pieces that are in already stay.
    """
    sha256 = sha256 or hashlib.sha256(content).hexdigest()
    if not is_kept(connection, sha256):
        for number in missing_pieces(connection, len(content), sha256):
            put_piece(connection, sha256, number, piece_of(content, number))
        connection.execute("INSERT INTO blob VALUES (?, ?)", (sha256, len(content)))
    return sha256


def put_piece(connection: Connection, sha256: str, number: int, piece: bytes | memoryview) -> None:
    """Keep one piece of a file."""
    connection.execute(
        "INSERT INTO blob_piece VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (sha256, number, piece)
    )


def piece_of(content: bytes, number: int) -> memoryview:
    """Return a piece of a file without copying it; the first is 0."""
    return memoryview(content)[number * PIECE : (number + 1) * PIECE]


def missing_pieces(connection: Connection, size: int, sha256: str) -> list[int]:
    """Return the numbers of the pieces of a file of this size that are not in."""
    if is_kept(connection, sha256):
        return []
    found = connection.execute("SELECT number FROM blob_piece WHERE sha256 = ?", (sha256,))
    there = {number for (number,) in found}
    return [number for number in range(-(-size // PIECE)) if number not in there]


def is_kept(connection: Connection, sha256: str) -> bool:
    """Say whether all the bytes of a hash are in the board."""
    found = connection.execute("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    return found is not None


def get_blob(connection: Connection, sha256: str) -> bytes | None:
    """Return the bytes of a hash, or nothing where the board does not hold them."""
    if not is_kept(connection, sha256):
        return None
    rows = connection.execute(
        "SELECT content FROM blob_piece WHERE sha256 = ? ORDER BY number", (sha256,)
    )
    return b"".join(piece for (piece,) in rows)


def get_piece(connection: Connection, sha256: str, number: int) -> bytes | None:
    """Return one piece of a file that is in the board, or nothing where it has no such piece."""
    row = connection.execute(
        "SELECT p.content FROM blob JOIN blob_piece AS p USING (sha256)"
        " WHERE sha256 = ? AND p.number = ?",
        (sha256, number),
    ).fetchone()
    return bytes(row[0]) if row else None


def kept(connection: Connection) -> list[str]:
    """Return the SHA-256 of each file that the board holds."""
    return [sha256 for (sha256,) in connection.execute("SELECT sha256 FROM blob")]


def damaged(connection: Connection) -> Iterator[str]:
    """Yield the SHA-256 of each file whose bytes are not what they were, a piece at a time."""
    for sha256, size in connection.execute("SELECT sha256, size FROM blob").fetchall():
        rows = connection.execute(
            "SELECT content FROM blob_piece WHERE sha256 = ? ORDER BY number", (sha256,)
        )
        if _hash_and_size(piece for (piece,) in rows) != (sha256, size):
            yield sha256


def _hash_and_size(pieces: Iterable[bytes]) -> tuple[str, int]:
    made, size = hashlib.sha256(), 0
    for piece in pieces:
        made.update(piece)
        size += len(piece)
    return made.hexdigest(), size


def has_unfinished(connection: Connection) -> bool:
    """Say whether there are pieces of a file whose way in was cut off."""
    return connection.execute(f"SELECT 1 {_UNFINISHED} LIMIT 1").fetchone() is not None


def drop_unfinished(connection: Connection) -> None:
    """Drop the pieces of files that are not in the board."""
    connection.execute(f"DELETE {_UNFINISHED}")
