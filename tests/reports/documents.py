"""Documents out of anything: what Hypothesis makes the writers write."""

from __future__ import annotations

import io
from datetime import date

from hypothesis import strategies as st
from PIL import Image

from chair_desk.reports.document import (
    Block,
    BulletList,
    Document,
    Figure,
    Grid,
    Heading,
    MarginRecord,
    Note,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Signature,
)


def picture() -> bytes:
    """Return a small picture."""
    made = io.BytesIO()
    Image.new("RGB", (4, 3), "white").save(made, "PNG")
    return made.getvalue()


HOSTILE = (
    "<b>",
    "</w:t>",
    "&amp;",
    "<img src='http://127.0.0.1/x'/>",
    "]]>",
    "<!--",
    "\x00",
    "\ud800",
    "\ufffe",
    "\n",
    "\t",
    "\u202e",
    "漢字",
    "🎈",
    "ŵ",
    "w\u0302",
    "x" * 400,
)
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(HOSTILE), max_size=5).map("".join),
)
RUNS = st.lists(
    st.builds(
        Run, TEXTS, st.booleans(), st.booleans(), st.sampled_from(["", "#a", "#b", "#none", "x:y"])
    ),
    max_size=3,
).map(tuple)
ANCHORS = st.sampled_from(["", "a", "b", "5a(i)"])
RECORDS = st.builds(
    MarginRecord,
    title=TEXTS,
    lines=st.lists(TEXTS, max_size=3).map(tuple),
    link=st.sampled_from(["", "#a", "#none"]),
)
GRIDS = st.integers(1, 4).flatmap(
    lambda count: st.builds(
        Grid,
        caption=TEXTS,
        header=st.tuples(*[TEXTS] * count),
        rows=st.lists(st.tuples(*[RUNS] * count), max_size=3).map(tuple),
        widths=st.tuples(*[st.integers(1, 9)] * count),
        names_rows=st.booleans(),
    )
)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, level=st.integers(1, 4), text=TEXTS, number=TEXTS, anchor=ANCHORS),
    st.builds(Paragraph, runs=RUNS, role=st.sampled_from(Role)),
    st.builds(
        NumberedParagraph,
        number=TEXTS,
        runs=RUNS,
        margin=st.lists(RECORDS, max_size=2).map(tuple),
        anchor=ANCHORS,
    ),
    GRIDS,
    st.builds(BulletList, items=st.lists(RUNS, max_size=3).map(tuple)),
    st.builds(Note, title=TEXTS, paragraphs=st.lists(RUNS, max_size=2).map(tuple)),
    st.builds(Signature, sentence=TEXTS, labels=st.lists(TEXTS, max_size=2).map(tuple)),
    st.builds(
        Figure,
        image=st.just(picture()),
        alt=TEXTS,
        width_mm=st.integers(1, 400),
        height_mm=st.integers(1, 400),
    ),
    st.just(PageBreak()),
)
DOCUMENTS = st.builds(
    Document,
    title=TEXTS,
    blocks=st.lists(BLOCKS, max_size=8).map(tuple),
    author=TEXTS,
    subject=TEXTS,
    header_left=TEXTS,
    marking=TEXTS,
    footer_state=TEXTS,
    continued=TEXTS,
    margin_heading=st.sampled_from(["", "Decisions and actions"]),
    made_on=st.sampled_from([None, date(2026, 11, 20)]),
)
