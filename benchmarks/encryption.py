"""A locked board against a plain one, a journalled change against a bare write, a wrong try."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure

TURNS = 2
PASSPHRASE = "harbour lantern seven teapots"
MOST_PAGE, MOST_CHANGE, MOST_WRONG_S = 2.0, 3.0, 1.0


def measure(board: Path) -> list[Figure]:
    """Lock a copy of a board and compare it with the plain one, page by page."""
    from chair_desk.services.desk import Circumstances, new_uuid, now_utc
    from chair_desk.services.passphrases import change_passphrase

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain, locked = folder / "plain.chairdesk", folder / "locked.chairdesk"
        shutil.copy(board, plain)
        shutil.copy(board, locked)
        own = Circumstances(now=now_utc, new_id=new_uuid, who="Chair", home=folder / "home")
        change_passphrase(locked, own, PASSPHRASE)
        before, after = _in_turn(
            (plain, folder / "home-plain", ""), (locked, folder / "home-locked", PASSPHRASE)
        )
        own = dataclasses.replace(own, home=folder / "home-wrong")
        return [
            *_pages(before["pages"], after["pages"]),
            _change("a journalled change", before),
            _change("a journalled change of a locked board", after),
            _wrong(locked, own.home),
        ]


def _in_turn(
    plain: tuple[Path, Path, str], locked: tuple[Path, Path, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Open the two windows in turn, so that neither alone meets the machine's worse minutes."""
    told: tuple[list[dict[str, Any]], list[dict[str, Any]]] = ([], [])
    for _turn in range(TURNS):
        for asked, found in zip((plain, locked), told, strict=True):
            found.append(_window(*asked))
    return _best(told[0]), _best(told[1])


def _best(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the quickest opening of each page, and the mean of what each kind of write took."""
    pages = {name: min(run["pages"][name] for run in runs) for name in runs[0]["pages"]}
    writes = {
        kind: [sum(times) / len(runs) for times in zip(*(run[kind] for run in runs), strict=True)]
        for kind in ("change", "bare")
    }
    return {"pages": pages, **writes}


def _window(board: Path, home: Path, passphrase: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.encryption_window", str(board), str(home), passphrase],
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def _pages(plain: dict[str, float], locked: dict[str, float]) -> list[Figure]:
    return [
        Figure(
            f"the page {name} of a locked board",
            locked[name] / took,
            MOST_PAGE,
            f"{locked[name]:.1f} ms, plain {took:.1f} ms",
        )
        for name, took in plain.items()
    ]


def _change(name: str, told: dict[str, Any]) -> Figure:
    """Compare by the clock; what both take in processor time is said beside it."""
    journalled, bare = told["change"], told["bare"]
    detail = (
        f"{journalled[0]:.2f} ms, bare {bare[0]:.2f} ms;"
        f" {journalled[1]:.2f} and {bare[1]:.2f} ms of processor time"
    )
    return Figure(name, journalled[0] / bare[0], MOST_CHANGE, detail)


def _wrong(board: Path, home: Path) -> Figure:
    from chair_desk.services.desk import WrongKey, now_utc
    from chair_desk.services.passphrases import unlock

    started = time.perf_counter()
    with contextlib.suppress(WrongKey):
        unlock(board, "not these words", home=home, now=now_utc)
    took = time.perf_counter() - started
    return Figure("a wrong passphrase is refused", took, MOST_WRONG_S, "one try", "s")
