from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QApplication

from chair_desk.gui.projector_clock import ClockWatch, seconds_lived


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def watched() -> tuple[Clock, ClockWatch, list[object]]:
    clock = Clock()
    watch = ClockWatch(clock)
    told: list[object] = []
    watch.slept.connect(told.append)
    watch.was_set.connect(told.append)
    return clock, watch, told


def test_a_clock_that_goes_on_says_nothing(qapp: QApplication) -> None:
    clock, watch, told = watched()
    for _count in range(10):
        clock.at += timedelta(seconds=5)
        watch.tick()
    assert told == []
    watch.stop()


def test_forty_minutes_between_two_looks_are_a_sleep(qapp: QApplication) -> None:
    clock, watch, told = watched()
    clock.at += timedelta(minutes=40, seconds=5)
    watch.tick()
    clock.at += timedelta(seconds=5)
    watch.tick()
    assert told == [40]
    watch.stop()


def test_a_clock_put_back_tells_the_last_instant_before(qapp: QApplication) -> None:
    clock, watch, told = watched()
    before = clock.at
    clock.at -= timedelta(hours=1)
    watch.tick()
    assert told == [before]
    watch.stop()


def test_a_clock_that_nobody_can_set_tells_sleep_from_a_clock_that_was_set(
    qapp: QApplication,
) -> None:
    clock, watch, told = watched()
    lived = [100.0]
    watch.measure_by(lambda: lived[0])
    for hours in (3, -3, 24):
        would_show = clock.at + timedelta(seconds=5)
        clock.at = would_show + timedelta(hours=hours)
        lived[0] += 5
        watch.tick()
        assert told == [would_show]
        told.clear()

    clock.at += timedelta(minutes=40)
    lived[0] += 2400
    watch.tick()
    assert told == [40]
    watch.stop()


def test_seconds_lived_go_on(qapp: QApplication) -> None:
    before = seconds_lived()
    assert seconds_lived() >= before


def test_a_few_seconds_either_way_are_nothing(qapp: QApplication) -> None:
    """Time servers mend clocks by seconds; a busy laptop looks late."""
    clock, watch, told = watched()
    for seconds in (-30, 100, -59, 5):
        clock.at += timedelta(seconds=seconds)
        watch.tick()
    assert told == []
    watch.stop()


def test_summer_time_does_not_make_the_clock_jump(qapp: QApplication) -> None:
    """Instants are in UTC: at 01:00 on the last Sunday of October nothing happens to them."""
    clock, watch, told = watched()
    clock.at = datetime(2026, 10, 25, 0, 59, 58, tzinfo=UTC)
    watch.tick()
    told.clear()
    clock.at += timedelta(seconds=5)
    watch.tick()
    assert told == []
    watch.stop()
