from __future__ import annotations

import contextlib
import hashlib

from chair_desk.records.changes import Refused
from chair_desk.records.minutes import Minute
from chair_desk.store import blobs
from chair_desk.store.desk_file import DeskFile


def test_bytes_are_kept_under_their_hash_and_once(empty: DeskFile) -> None:
    content = bytes(range(256)) * 1000

    name = empty.put_blob(content)

    assert name == hashlib.sha256(content).hexdigest()
    assert empty.put_blob(content) == name
    assert empty.get_blob(name) == content
    assert empty.history() == []


def test_bytes_kept_in_a_change_that_failed_are_gone(empty: DeskFile) -> None:
    with contextlib.suppress(Refused), empty.change("Keep") as step:
        empty.put_blob(b"paper")
        step.delete(Minute, "no such minute")

    assert empty.get_blob(hashlib.sha256(b"paper").hexdigest()) is None


def test_the_same_bytes_come_back_from_many_pieces(empty: DeskFile) -> None:
    for size in (0, 1, blobs.PIECE - 1, blobs.PIECE, blobs.PIECE + 1, 3 * blobs.PIECE):
        content = bytes(number % 251 for number in range(1000)) * (size // 1000 + 1)
        content = content[:size]

        assert empty.get_blob(empty.put_blob(content)) == content


def test_a_piece_is_read_without_the_rest(empty: DeskFile) -> None:
    name = empty.put_blob(b"a" * blobs.PIECE + b"end")

    assert empty.get_piece(name, 0) == b"a" * blobs.PIECE
    assert empty.get_piece(name, 1) == b"end"
    assert empty.get_piece(name, 2) is None
