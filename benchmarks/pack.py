"""A pack of 1,000 pages from 40 mixed papers beside a bare qpdf merge of the same files."""

from __future__ import annotations

import io
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.figures import Figure

if TYPE_CHECKING:
    from chair_desk.reports.pack_order import PackOrder

PAPERS, PAGES = 40, 1_000
MOST_TIMES, MOST_MEGABYTES, MOST_SHARE = 2.0, 300.0, 0.25
ROUNDS = 5
_SIZES = ((595, 842), (595, 842), (842, 595), (842, 1191), (595, 842))


def papers() -> list[bytes]:
    """Make 40 papers of 25 pages: text, pictures, across, A3."""
    chance = Random(8)
    return [_paper(number, chance) for number in range(PAPERS)]


def _paper(number: int, chance: Random) -> bytes:
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    wide, high = _SIZES[number % len(_SIZES)]
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(wide, high), pageCompression=1)
    has_picture = number % 4 == 0
    for page in range(PAGES // PAPERS):
        canvas.setFont("Helvetica", 10)
        canvas.bookmarkPage(f"p{page}")
        canvas.addOutlineEntry(f"Section {page}", f"p{page}", 0)
        for line in range(45):
            words = " ".join(str(chance.randrange(10_000)) for _word in range(12))
            canvas.drawString(60, high - 60 - 14 * line, words)
        if has_picture and page % 8 == 0:
            picture = Image.frombytes("RGB", (400, 300), chance.randbytes(360_000))
            canvas.drawImage(ImageReader(picture), 60, 60, 200, 150)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def order(count: int) -> PackOrder:
    """Order a pack of `count` papers: contents, links, bookmarks, a stamp on every page."""
    from chair_desk.reports.pack_order import (
        BookmarkOrder,
        LinkOrder,
        PackOrder,
        SheetOrder,
        SourceOrder,
    )

    each = PAGES // PAPERS
    sheets, links, marks = [SheetOrder(source=0, page=0, label="1", stamp="Page 1")], [], []
    for paper in range(1, count + 1):
        first = len(sheets)
        marks.append(BookmarkOrder(title=f"Item {paper}", sheet=first))
        marks.append(BookmarkOrder(title=f"Paper {paper}", sheet=first, level=1, outline_of=paper))
        links.append(
            LinkOrder(sheet=0, box=(60, 800 - 18 * paper, 500, 815 - 18 * paper), to=first)
        )
        for page in range(each):
            label = str(len(sheets) + 1)
            stamp = f"Item {paper}, page {label}"
            sheets.append(
                SheetOrder(source=paper, page=page, label=label, stamp=stamp, leads_back=page == 0)
            )
    sources = tuple(SourceOrder(is_ours=number == 0) for number in range(count + 1))
    return PackOrder(title="Pack", sources=sources, sheets=tuple(sheets), links=tuple(links),
                     bookmarks=tuple(marks), back_words="Back to agenda")  # fmt: skip


def late(whole: PackOrder) -> PackOrder:
    """Order the next version: one paper more, behind the tenth; all that was there stays."""
    from dataclasses import replace

    from chair_desk.reports.pack_order import BookmarkOrder, SheetOrder, SourceOrder

    each = PAGES // PAPERS
    at, number = 1 + 10 * each, PAPERS + 1
    kept = [replace(one, is_kept=one.source > 0) for one in whole.sheets]
    base = whole.sheets[at - 1].label
    new = []
    for page in range(each):
        label = f"{base}{chr(ord('A') + page)}"
        stamp = f"Item 10, paper 10A, page {label}"
        new.append(SheetOrder(source=number, page=page, label=label, stamp=stamp,
                              leads_back=page == 0))  # fmt: skip
    marks = [
        replace(one, sheet=one.sheet + each) if one.sheet >= at else one for one in whole.bookmarks
    ]
    marks.insert(20, BookmarkOrder(title="Paper 10A", sheet=at, level=1, outline_of=number))
    links = [replace(one, to=one.to + each) if one.to >= at else one for one in whole.links]
    return replace(
        whole,
        sources=(*whole.sources, SourceOrder()),
        sheets=(*kept[:at], *new, *kept[at:]),
        bookmarks=tuple(marks),
        links=tuple(links),
    )


def _front() -> bytes:
    from chair_desk.reports.pack_cover import draw_contents
    from chair_desk.reports.pack_sheets import Head, Line, Sheets

    sheets = Sheets(Head(board="Westmarch"), "Pack")
    lines = [Line(cells=(str(n), f"Paper {n}", "Author", "1")) for n in range(20)]
    draw_contents(sheets, "Contents", lines)
    return sheets.bytes()


def _best(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    best = 1e9
    for _round in range(ROUNDS):
        start = clock()
        work()
        best = min(best, clock() - start)
    return best


def _qpdf(folder: Path, contents: list[bytes]) -> float:
    names = []
    for number, content in enumerate(contents):
        (folder / f"{number:02}.pdf").write_bytes(content)
        names.append(str(folder / f"{number:02}.pdf"))
    words = ["qpdf", "--empty", "--pages", *names, "--", str(folder / "merged.pdf")]
    return _best(lambda: subprocess.run(words, check=True))


def measure() -> Iterator[Figure]:
    """Measure a full build, its memory in a process of its own, and a re-issue."""
    from chair_desk.reports.pack_again import merged_again
    from chair_desk.reports.pack_merge import merged
    from chair_desk.services.pack_work import PackChild

    contents = papers()
    with tempfile.TemporaryDirectory() as place:
        bare = _qpdf(Path(place), contents)
    sources = [_front(), *contents]
    whole = order(PAPERS)
    full = _best(lambda: merged(whole, sources))
    yield Figure("A pack of 1,000 pages beside a bare qpdf merge", full / bare, MOST_TIMES,
                 f"{full:.2f} s, qpdf {bare:.2f} s")  # fmt: skip
    yield Figure("Memory of that build", _memory(whole, sources), MOST_MEGABYTES,
                 "the most its process had", "MB")  # fmt: skip
    with PackChild() as child:
        check = _best(lambda: child.check(contents[0]))
    issued, later = merged(whole, sources), late(whole)
    sent = [sources[0], *(b"" for _paper in contents), _paper(PAPERS, Random(9))]
    again = _best(lambda: merged_again(later, sent, issued))
    first, late_one = full + PAPERS * check, again + check
    yield Figure("Re-issue after one late paper beside a first build", late_one / first, MOST_SHARE,
                 f"{late_one:.2f} s, first {first:.2f} s, both with their checks;"
                 f" without them {again / full:.2f} times")  # fmt: skip
    cost = _best(lambda: merged(whole, sources), time.process_time)
    again_cost = _best(lambda: merged_again(later, sent, issued), time.process_time)
    yield Figure("The same in processor time, neither with its checks", again_cost / cost,
                 MOST_SHARE, f"{again_cost:.2f} s, first {cost:.2f} s")  # fmt: skip


def _memory(whole: PackOrder, sources: list[bytes]) -> float:
    """Build in a child and return the most memory it had, in MB."""
    import psutil

    from chair_desk.services.pack_work import PackChild

    most = 0.0
    with PackChild() as child:

        def look(_at: int, _of: int) -> None:
            nonlocal most
            for process in psutil.Process().children():
                most = max(most, process.memory_info().rss / 1e6)

        child.build(whole, sources, look)
    return most
