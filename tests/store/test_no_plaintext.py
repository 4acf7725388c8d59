"""Nothing of a locked board stands in plain anywhere on the disk, even after a kill."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .marked_program import MARK

PROGRAM = Path(__file__).with_name("marked_program.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


def run(folder: Path, plain: Path, *before: str) -> int:
    """Run the marked program with its home and temporary folders inside `folder`."""
    for name in ("home", "temp"):
        (folder / name).mkdir(parents=True)
    environment = os.environ | {
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "temp"),
        "SQLITE_TMPDIR": str(folder / "temp"),
        "CHAIR_DESK_HOME": str(folder / "home"),
        "PYTHONPATH": str(PROGRAM.parents[2]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [*before, sys.executable, str(PROGRAM), str(folder), str(plain)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip().isdigit(), done.stderr
    return int(done.stdout)


def test_no_byte_outside_is_plain_after_a_kill(tmp_path: Path, small_board: Path) -> None:
    folder = tmp_path / "all"
    filled = run(folder, small_board)
    assert filled > 10
    files = [one for one in folder.rglob("*") if one.is_file()]
    names = {one.name for one in files}
    assert "board.chairdesk" in names
    assert "board.chairdesk-wal" in names
    marks = [MARK.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    for one in files:
        if one.name.startswith(".") and one.name.endswith(".lock"):
            continue  # says who has the board open: the person's own name, for the next at the door
        content = one.read_bytes()
        assert not any(mark in content for mark in marks), one


@pytest.mark.soak
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not there")
def test_no_write_carries_a_plain_word(tmp_path: Path, small_board: Path) -> None:
    trace = tmp_path / "trace"
    calls = "trace=write,pwrite64,writev,pwritev,pwritev2,sendto"
    run(tmp_path / "all", small_board, "strace", "-f", "-s", "65536", "-o", str(trace), "-e", calls)
    for line in trace.read_text(errors="replace").splitlines():
        if MARK in line:
            # The one line is the lock note, which names who has the board open.
            assert re.search(r'"who\\": ', line) or '\\"who\\"' in line, line[:200]
