from __future__ import annotations

import contextlib
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting
from chair_desk.store import engine, opening
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.lock import StoreBusy

Open = Callable[..., DeskFile]
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a second process")


@contextlib.contextmanager
def held_by_another_program(path: Path, home: Path, place: str) -> Iterator[int]:
    """Have a child open a board and change it, and hold it until the block ends."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover  the child is not measured
        circumstances = Circumstances(
            now=lambda: datetime.now(UTC), new_id=lambda: "child", who="Chair", home=home
        )
        file = DeskFile.open(path, circumstances)
        with file.change("Name the place") as step:
            step.update(Meeting, "meeting", place=place)
        os.write(tell, b"!")
        signal.pause()
    os.read(told, 1)
    try:
        yield child
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(told)
        os.close(tell)


@needs_fork
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


def test_what_a_crashed_start_left_is_made_anew(
    tmp_path: Path, circumstances: Circumstances
) -> None:
    (tmp_path / ".new.chairdesk.new").write_text("half")

    DeskFile.create(tmp_path / "new.chairdesk", circumstances).close()

    assert not (tmp_path / ".new.chairdesk.new").exists()
