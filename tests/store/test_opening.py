from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting
from chair_desk.store import engine, migrations, opening
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.lock import StoreBusy

Open = Callable[..., DeskFile]
PROGRAM = Path(__file__).with_name("second_program.py")


@contextlib.contextmanager
def held_by_another_program(path: Path, home: Path, place: str) -> Iterator[int]:
    """Have another program open a board, change it, and hold it until the block ends."""
    command = [sys.executable, PROGRAM, "hold", path, home, place]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"holding\n"
        try:
            yield child.pid
        finally:
            child.kill()


def test_a_second_program_is_told_who_has_it_and_may_read(
    small_board: Path, tmp_path: Path, open_file: Open
) -> None:
    path = tmp_path / "board.chairdesk"
    shutil.copy(small_board, path)
    with held_by_another_program(path, tmp_path / "their home", "Town hall") as child:
        with pytest.raises(StoreBusy, match=r"Chair on .*, since") as caught:
            open_file(path)
        assert caught.value.holder is not None
        assert caught.value.holder.process == child
        reader = open_file(path, read_only=True)
        assert reader.count(Meeting, place="Town hall") == 1
        assert reader.check() == []
        reader.close()
        with pytest.raises(StoreBusy):
            open_file(path)

    file = open_file(path)  # its holder was killed: what it had saved is there
    assert file.count(Meeting, place="Town hall") == 1
    assert file.check() == []


def test_a_copy_to_read_goes_away_when_it_is_closed(
    small_board: Path, circumstances: Circumstances, open_file: Open
) -> None:
    file = open_file(small_board, read_only=True)
    assert len(list((circumstances.home / "reading").iterdir())) == 1

    file.close()

    assert not list((circumstances.home / "reading").iterdir())


@pytest.fixture
def on_read_only_media(small_board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "disc"
    folder.mkdir()
    path = folder / "board.chairdesk"
    shutil.copy(small_board, path)
    path.chmod(0o444)
    folder.chmod(0o555)
    plain = os.access

    def access(place: str | Path, mode: int) -> bool:
        """As it is for people; the administrator may write everywhere."""
        if mode == os.W_OK and folder in (Path(place), Path(place).parent):
            return False
        return plain(place, mode)

    monkeypatch.setattr(os, "access", access)
    return path


def test_a_file_that_may_not_be_written_to_opens_to_read(
    on_read_only_media: Path, circumstances: Circumstances, open_file: Open
) -> None:
    before = on_read_only_media.read_bytes()

    with pytest.raises(CannotDo, match="cannot be written to"):
        open_file(on_read_only_media)
    file = open_file(on_read_only_media, read_only=True)

    assert file.count(Meeting) == 1
    assert not (circumstances.home / "reading").exists()
    assert file.back_up().exists()
    file.close()
    assert on_read_only_media.read_bytes() == before
    assert [one.name for one in on_read_only_media.parent.iterdir()] == ["board.chairdesk"]


def test_another_program_of_any_kind_is_noticed(board_path: Path, open_file: Open) -> None:
    connection = engine.connect(board_path)
    engine.take_alone(connection)

    with pytest.raises(StoreBusy, match="another program"):
        open_file(board_path)

    connection.close()


def test_another_program_that_is_reading_is_waited_for(board_path: Path, open_file: Open) -> None:
    connection = engine.connect(board_path)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM board").fetchone()

    with pytest.raises(StoreBusy, match="another program"):
        open_file(board_path)

    connection.close()
    assert not open_file(board_path).read_only


def test_a_note_that_cannot_be_written_is_said_plainly(
    board_path: Path, open_file: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_anything: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "ftruncate", no_room)
    with pytest.raises(CannotDo, match="does not answer"):
        open_file(board_path)


def test_a_mistake_of_ours_while_opening_stays_what_it_is(
    board_path: Path, open_file: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistake(_connection: object) -> None:
        raise engine.DatabaseError("near: syntax error")

    monkeypatch.setattr(engine, "take_alone", mistake)
    with pytest.raises(engine.DatabaseError, match="syntax"):
        open_file(board_path)


def test_a_link_opens_what_it_leads_to(board_path: Path, tmp_path: Path, open_file: Open) -> None:
    (tmp_path / "link.chairdesk").symlink_to(board_path)

    assert open_file(tmp_path / "link.chairdesk").path == board_path.resolve()


def test_a_board_whose_name_could_leave_its_folder_is_tamed(
    small_board: Path, tmp_path: Path, open_file: Open, circumstances: Circumstances
) -> None:
    path = tmp_path / "board.chairdesk"
    shutil.copy(small_board, path)
    with contextlib.closing(engine.connect(path)) as connection:
        connection.execute("UPDATE board_meta SET value = '../../etc/x'")

    copy = open_file(path).back_up()

    assert copy.parent == circumstances.home / "backups" / "etcx"


def test_a_file_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_connection: object) -> None:
        raise engine.DatabaseError("no room")

    monkeypatch.setattr("chair_desk.store.migrations.migrate", fail)
    with pytest.raises(engine.DatabaseError):
        opening.make_file(tmp_path / "new.chairdesk", circumstances)

    assert list(tmp_path.iterdir()) == []


def test_a_file_of_that_name_that_appeared_meanwhile_is_left_alone(
    tmp_path: Path, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.chairdesk"
    plain = migrations.migrate

    def slow(connection: object) -> None:
        plain(connection)
        path.write_text("somebody's")

    monkeypatch.setattr(migrations, "migrate", slow)
    with pytest.raises(CannotDo, match="already"):
        opening.make_file(path, circumstances)

    assert path.read_text() == "somebody's"
    assert [one.name for one in tmp_path.iterdir()] == ["new.chairdesk"]


def test_what_a_crashed_start_left_is_made_anew(
    tmp_path: Path, circumstances: Circumstances
) -> None:
    (tmp_path / ".new.chairdesk.new").write_text("half")

    DeskFile.create(tmp_path / "new.chairdesk", circumstances).close()

    assert not (tmp_path / ".new.chairdesk.new").exists()


@pytest.mark.parametrize("made", ["new", "copy"])
def test_what_a_killed_program_left_beside_a_lost_file_does_not_damage_a_new_one(
    small_board: Path, tmp_path: Path, open_file: Open, circumstances: Circumstances, made: str
) -> None:
    board, lost = tmp_path / "board.chairdesk", tmp_path / "lost.chairdesk"
    left = tmp_path / "lost.chairdesk-wal"
    shutil.copy(small_board, board)
    with held_by_another_program(board, tmp_path / "their home", "Hall"):
        log = board.with_name(f"{board.name}-wal").read_bytes()
    assert log
    left.write_bytes(log)

    if made == "new":
        DeskFile.create(lost, circumstances).close()
    else:
        open_file(board).copy_to(lost)
    assert open_file(lost).check() == []
    assert left.with_name(f"{left.name}-left-behind").read_bytes() == log
