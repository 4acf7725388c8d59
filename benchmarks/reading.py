"""Reading a pack of 1,000 pages, and searching 250,000 texts as one types."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.figures import Figure

if TYPE_CHECKING:
    from chair_desk.store.search_file import SearchFile

TEXTS, WORDS_EACH, VOCABULARY, BATCH = 250_000, 40, 20_000, 5_000
QUERIES = 600
MOST_FIRST, MOST_TURN, MOST_KEY = 100.0, 33.0, 16.0


def measure() -> Iterator[Figure]:
    """Measure the window that reads, then the search."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "pack.pdf"
        pack.write_bytes(_pack())
        words = [sys.executable, "-m", "benchmarks.reading_window", str(pack)]
        place = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(words, check=True, capture_output=True, text=True, env=place)
        found = json.loads(done.stdout.strip().splitlines()[-1])
    yield Figure("First page of a pack of 1,000 pages on screen", found["first"], MOST_FIRST,
                 f"{found['size']:.1f} MB", "ms")  # fmt: skip
    yield Figure("The same in processor time", found["first_cost"], MOST_FIRST, "", "ms")
    turns, costs = sorted(found["turns"]), sorted(found["turn_costs"])
    yield Figure("A page turned to that is ready, 99th percentile", _at(turns, 0.99), MOST_TURN,
                 f"median {_at(turns, 0.5):.1f} ms, of {len(turns)}", "ms")  # fmt: skip
    yield Figure("The same in processor time of the window", _at(costs, 0.99), MOST_TURN,
                 f"median {_at(costs, 0.5):.1f} ms", "ms")  # fmt: skip
    yield from _search()


def _pack() -> bytes:
    from benchmarks.pack import PAPERS, _front, order, papers
    from chair_desk.reports.pack_merge import merged

    return merged(order(PAPERS), [_front(), *papers()])


def _at(taken: list[float], share: float) -> float:
    return taken[min(int(len(taken) * share), len(taken) - 1)]


def _search() -> Iterator[Figure]:
    from chair_desk.store.search_file import SearchFile

    chance = Random(8)
    letters = "abcdefghijklmnopqrstuvwxyz"
    known = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(VOCABULARY)]
    weights = [1 / (at + 1) for at in range(VOCABULARY)]
    asked = [
        " ".join(chance.choices(known, weights, k=chance.choice((1, 1, 2, 3))))
        for _query in range(QUERIES)
    ]
    with tempfile.TemporaryDirectory() as folder:
        index = SearchFile.open(Path(folder) / "b.search", None)
        for start in range(0, TEXTS, BATCH):
            _fill(index, start, known, weights)
        for kind, said in (("", ""), ("decision", ", of a kind that is rare")):
            taken, costs = _keys(index, asked, kind)
            yield Figure(f"Results of a key in 250,000 texts{said}, 99th percentile",
                         _at(taken, 0.99), MOST_KEY,
                         f"median {_at(taken, 0.5):.1f} ms, of {len(taken)} keys",
                         "ms")  # fmt: skip
            yield Figure("The same in processor time", _at(costs, 0.99), MOST_KEY,
                         f"median {_at(costs, 0.5):.1f} ms", "ms")  # fmt: skip
        index.close()


def _fill(index: SearchFile, start: int, known: list[str], weights: list[float]) -> None:
    """Put a batch of texts in; one in fifty is a decision."""
    from chair_desk.records.search import SearchText

    chance = Random(start)
    day = date(2006, 1, 1) + timedelta(days=7_000 * start // TEXTS)
    index.put(
        [
            SearchText(
                source="minute", source_id=f"{start}-{at}", held_on=day,
                kind="minutes" if at % 50 else "decision",
                text=" ".join(chance.choices(known, weights, k=WORDS_EACH)),
            )
            for at in range(BATCH)
        ],
        is_new=True,
    )  # fmt: skip


def _keys(index: SearchFile, asked: list[str], kind: str) -> tuple[list[float], list[float]]:
    """Type each of what is asked for; return the milliseconds of every key, sorted."""
    from chair_desk.records.search import SearchAsked, snippet

    taken, costs = [], []
    for words in asked:
        for end in range(1, len(words) + 1):
            one = SearchAsked(words=words[:end], kind=kind)
            begun, worked = time.perf_counter(), time.thread_time()
            for found in index.find(one):
                snippet(found.text, one.tokens)
            costs.append((time.thread_time() - worked) * 1_000)
            taken.append((time.perf_counter() - begun) * 1_000)
    return sorted(taken), sorted(costs)
