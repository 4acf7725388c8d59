from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Minute
from chair_desk.store import backup, engine
from chair_desk.store.backup import list_backups, to_keep
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile

Open = Callable[..., DeskFile]
NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def test_a_backup_opens_like_the_board_itself(
    desk_file: DeskFile, circumstances: Circumstances, open_file: Open
) -> None:
    desk_file.type_into(Minute, "minute", "text", "Two")

    copy = desk_file.back_up()

    assert copy.name == "20260305T120000Z.chairdesk"
    assert copy.parent.parent == circumstances.home / "backups"
    assert copy.stat().st_mode & 0o077 == 0
    assert copy.parent.stat().st_mode & 0o077 == 0
    file = open_file(copy)
    assert file.count(Meeting) == 1
    minute = file.get(Minute, "minute")
    assert minute is not None
    assert minute.text == "Two"
    assert file.check() == []


def test_two_backups_in_one_second_are_both_kept(
    desk_file: DeskFile, circumstances: Circumstances
) -> None:
    first, second = desk_file.back_up(), desk_file.back_up()

    assert first != second
    board = desk_file._opened.board
    (first.parent / "a letter.chairdesk").write_text("somebody's")
    assert [path for _at, path in list_backups(circumstances, board)] == [second, first]


def test_older_backups_are_thinned_out(desk_file: DeskFile, circumstances: Circumstances) -> None:
    for _day in range(30):
        desk_file.back_up()
        circumstances.now.now += timedelta(days=1)  # type: ignore[attr-defined]

    kept = list_backups(circumstances, desk_file._opened.board)

    assert 12 < len(kept) < 18


def test_a_copy_that_cannot_be_read_back_is_no_backup(
    desk_file: DeskFile, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup.engine, "count_of", lambda connection, _table: id(connection))

    with pytest.raises(CannotDo, match="damaged"):
        desk_file.back_up()

    assert list_backups(circumstances, desk_file._opened.board) == []


def test_no_room_for_a_backup_is_said_plainly(
    desk_file: DeskFile, circumstances: Circumstances, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_anything: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(engine, "copy_into", no_room)

    with pytest.raises(CannotDo, match="does not answer"):
        desk_file.back_up()

    assert list_backups(circumstances, desk_file._opened.board) == []


INSTANTS = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 3, 5, 12), timezones=st.just(UTC))
)


@given(INSTANTS)
def test_what_is_kept_is_bounded_and_never_the_newest_lost(instants: list[datetime]) -> None:
    kept = to_keep(instants, NOW)

    assert kept <= set(instants)
    assert not instants or max(instants) in kept
    assert {one for one in instants if NOW - one < timedelta(days=2)} <= kept
    older = [one for one in kept if NOW - one >= timedelta(days=2)]
    assert len(older) <= 12 + 10 + 9


@given(INSTANTS)
def test_thinning_a_second_time_removes_nothing(instants: list[datetime]) -> None:
    kept = to_keep(instants, NOW)

    assert to_keep(kept, NOW) == kept


def test_years_of_daily_backups_leave_days_weeks_and_months() -> None:
    daily = [NOW - timedelta(days=days) for days in range(800)]

    kept = sorted(to_keep(daily, NOW))

    assert len(kept) == 26
    assert kept[0] == datetime(2025, 7, 31, 12, tzinfo=UTC)


def _left(folder: Path, name: str, written: datetime) -> Path:
    path = folder / name
    path.write_bytes(b"half a copy")
    os.utime(path, (written.timestamp(), written.timestamp()))
    return path


LEFT = (
    "20260305T080000Z.part",
    "20260305T080000Z-2.part-journal",
    "20260305T080000Z.sha256-part",
    ".20260305T080000Z.chairdesk.new",
)


@pytest.mark.parametrize("name", LEFT)
def test_what_a_kill_left_of_a_backup_goes_when_the_board_is_opened(
    desk_file: DeskFile, open_file: Open, board_path: Path, name: str
) -> None:
    copy = desk_file.back_up()
    desk_file.close()
    left = _left(copy.parent, name, NOW - timedelta(hours=2))
    in_hand = _left(copy.parent, "20260305T113000Z.part", NOW - timedelta(minutes=30))
    foreign = _left(copy.parent, "my letters.part", NOW - timedelta(days=2))

    open_file(board_path)

    assert not left.exists()
    assert in_hand.exists()
    assert foreign.exists()
    assert copy.exists()


def test_looking_at_a_board_to_read_it_sweeps_nothing(
    desk_file: DeskFile, circumstances: Circumstances, board_path: Path
) -> None:
    copy = desk_file.back_up()
    desk_file.close()
    left = _left(copy.parent, LEFT[0], NOW - timedelta(hours=2))

    DeskFile.open(board_path, circumstances, read_only=True).close()

    assert left.exists()
