"""Nothing of a locked board stands in plain on the disk after the whole window was used."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chair_desk.services.sample import write_sample

from .leaking_program import MARK

PROGRAM = Path(__file__).with_name("leaking_program.py")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_no_byte_outside_is_plain_after_the_window_was_used_and_killed(tmp_path: Path) -> None:
    for name in ("home", "temp", "boards"):
        (tmp_path / name).mkdir()
    environment = os.environ | {
        "HOME": str(tmp_path / "home"),
        "XDG_CONFIG_HOME": str(tmp_path / "home" / "config"),
        "XDG_DATA_HOME": str(tmp_path / "home" / "data"),
        "XDG_STATE_HOME": str(tmp_path / "home" / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "home" / "cache"),
        "TMPDIR": str(tmp_path / "temp"),
        "SQLITE_TMPDIR": str(tmp_path / "temp"),
        "PYTHONPATH": str(PROGRAM.parents[2]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment.pop("CHAIR_DESK_HOME", None)
    (tmp_path / "plain").mkdir()
    write_sample(tmp_path / "plain" / "sample.chairdesk", home=tmp_path / "plain")
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(tmp_path / "boards")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.stdout.strip().endswith("used"), done.stderr[-3000:]
    asked = [one for one in (tmp_path / "asked").rglob("*") if one.is_file()]
    assert len(asked) >= 12, "the documents were not made"
    assert MARK in (tmp_path / "asked" / "minutes.html").read_text(encoding="utf-8")
    files = [one for one in tmp_path.rglob("*") if one.is_file() and one not in asked]
    names = {one.name for one in files}
    assert names >= {"board.chairdesk", "handed over.chairdesk-changes", "problems.log"}
    assert any(name.endswith(".search") for name in names)
    assert any("private" in name for name in names)
    marks = [MARK.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    leaks = [
        str(one.relative_to(tmp_path))
        for one in files
        if any(mark in one.read_bytes() for mark in marks)
    ]
    assert leaks == []
