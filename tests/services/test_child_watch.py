"""A child that takes too much is ended; one that does not is let be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from chair_desk.services.child_watch import ChildWatch, memory_of

HOLD = "import sys; held = bytearray(b'x' * {size}); print('held', flush=True); sys.stdin.read()"
MEGABYTE = 1_000_000


def started(size: int) -> subprocess.Popen[bytes]:
    """Start a child that holds so many bytes until its input ends."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD.format(size=size)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == b"held\n"
    return child


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    """A child that holds 200 MB."""
    made = started(200 * MEGABYTE)
    yield made
    made.kill()
    made.communicate()


def test_one_that_holds_too_much_is_ended(child: subprocess.Popen[bytes]) -> None:
    assert (memory_of(child) or 0) > 200 * MEGABYTE
    with ChildWatch(child, seconds=600, most_bytes=100 * MEGABYTE):
        assert child.wait(60) != 0
    assert not memory_of(child)


def test_one_whose_time_is_up_is_ended(child: subprocess.Popen[bytes]) -> None:
    with ChildWatch(child, seconds=0.01, most_bytes=10_000 * MEGABYTE):
        assert child.wait(60) != 0


def test_one_that_stays_within_is_let_be(child: subprocess.Popen[bytes]) -> None:
    with ChildWatch(child, seconds=600, most_bytes=10_000 * MEGABYTE):
        assert (memory_of(child) or 0) > 200 * MEGABYTE
    child.communicate()
    assert child.returncode == 0
