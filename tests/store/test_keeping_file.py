from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from chair_desk.records.boards import Board
from chair_desk.records.changes import CannotDo
from chair_desk.store import blobs, engine
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile

PAPER = b"%PDF-" + bytes(range(256)) * 3000  # three pieces
NAME = hashlib.sha256(PAPER).hexdigest()


def pieces_in(desk_file: DeskFile) -> int:
    return engine.count_of(desk_file._connection, "blob_piece")


def test_a_file_comes_in_piece_by_piece_and_is_there_when_it_is_whole(empty: DeskFile) -> None:
    assert empty.missing_pieces(len(PAPER), NAME) == [0, 1, 2]

    empty.put_piece(PAPER, NAME, 0)
    empty.put_piece(PAPER, NAME, 2)

    assert empty.missing_pieces(len(PAPER), NAME) == [1]
    assert empty.get_blob(NAME) is None
    assert empty.get_piece(NAME, 0) is None
    assert empty.files_kept() == []
    assert empty.check() == []

    empty.put_piece(PAPER, NAME, 1)
    empty.put_blob(PAPER, NAME)

    assert empty.get_blob(NAME) == PAPER
    assert empty.missing_pieces(len(PAPER), NAME) == []
    assert empty.check() == []


def test_a_change_between_two_pieces_is_kept(empty: DeskFile) -> None:
    """A word that is typed while a paper comes in does not wait for the rest of it."""
    empty.put_piece(PAPER, NAME, 0)
    with empty.change("Name it") as step:
        step.insert(Board(id="board", name="Westmarch"))
    empty.put_piece(PAPER, NAME, 1)

    assert [one.label for one in empty.history(1)] == ["Name it"]


def test_pieces_of_a_file_that_never_came_in_whole_go_when_the_board_is_closed(
    empty: DeskFile, circumstances: Circumstances
) -> None:
    kept = empty.put_blob(b"a paper that is in")
    empty.put_piece(PAPER, NAME, 0)
    empty.close()

    again = DeskFile.open(empty.path, circumstances)

    assert pieces_in(again) == 1
    assert again.get_blob(kept) == b"a paper that is in"
    again.close()


def test_what_a_kill_left_is_taken_up_again(empty: DeskFile) -> None:
    """After a kill the pieces are there: what brings the file again writes only the rest."""
    empty.put_piece(PAPER, NAME, 0)
    written = empty._connection.total_changes

    empty.put_blob(PAPER)

    assert empty.get_blob(NAME) == PAPER
    assert empty._connection.total_changes - written == 2 + 1 + 2  # pieces, the file, the mode
    assert pieces_in(empty) == 3


def test_a_kill_half_way_leaves_a_sound_board_without_the_paper(
    empty: DeskFile, circumstances: Circumstances, tmp_path: Path
) -> None:
    """The file and the log beside it, as a kill or a power cut leaves them between two pieces."""
    with empty.change("Name it") as step:
        step.insert(Board(id="board", name="Westmarch"))
    for number in (0, 1):
        empty.put_piece(PAPER, NAME, number)
        left = tmp_path / f"left {number}.chairdesk"
        for ending in ("", "-wal"):
            shutil.copy(f"{empty.path}{ending}", f"{left}{ending}")
        again = DeskFile.open(left, circumstances)

        assert again.check() == []
        assert again.get_blob(NAME) is None
        assert [one.label for one in again.history(1)] == ["Name it"]
        assert again.missing_pieces(len(PAPER), NAME) == [0, 1, 2][number + 1 :]
        again.close()
        empty.bring_home()


def test_a_board_that_is_read_takes_no_piece(empty: DeskFile, circumstances: Circumstances) -> None:
    empty.close()
    reading = DeskFile.open(empty.path, circumstances, read_only=True)

    with pytest.raises(CannotDo):
        reading.put_piece(PAPER, NAME, 0)
    reading.close()


def test_the_log_stays_as_short_as_a_piece(empty: DeskFile) -> None:
    """Else the checkpoint after a large paper would hold the next key up."""
    log = Path(f"{empty.path}-wal")
    content = bytes(20 * blobs.PIECE)
    name = hashlib.sha256(content).hexdigest()
    for number in empty.missing_pieces(len(content), name):
        empty.put_piece(content, name, number)
        empty.bring_home()

    assert log.stat().st_size < 2.5 * blobs.PIECE
