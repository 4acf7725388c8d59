"""Searching the papers and minutes of all years, by an index in the person's own folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from functools import partial

from chair_desk.records.search import SearchAsked, SearchText, snippet
from chair_desk.services.desk import Desk
from chair_desk.services.search_texts import BoardTexts, PaperToRead, Slice, read_paper
from chair_desk.store.search_file import SearchFile, Standing, search_path

__all__ = [
    "SearchAsked",
    "SearchFile",
    "SearchText",
    "Standing",
    "fill_index",
    "open_index",
    "snippet",
]

MOST_ROWS = 400


def opener(desk: Desk) -> partial[SearchFile]:
    """Return what opens the index of a board, on any thread and without the board."""
    place = search_path(desk.circumstances.home, desk.file.board)
    return partial(SearchFile.open, place, desk.circumstances.key)


def open_index(desk: Desk) -> SearchFile:
    """Open the index of a board; a new one is empty.

    Raises:
        CannotDo: The person's folder cannot be written.
    """
    return opener(desk)()


def put_paper(index: SearchFile, paper: PaperToRead, content: bytes) -> None:
    """Put the pages of a paper into an index.

    Raises:
        CannotDo: The person's folder cannot be written.
    """
    index.put(read_paper(paper, content))


def slices(
    desk: Desk, standing: Standing | None, most: int = MOST_ROWS
) -> tuple[bool, Iterator[Slice]]:
    """Return whether all has to be read anew, and what there is to put in, slice by slice."""
    texts = BoardTexts(desk)
    changed = texts.since(standing) if standing is not None else None
    if changed is not None:
        return False, changed
    return True, texts.everything(most)


def fill_index(desk: Desk, index: SearchFile) -> None:
    """Bring an index up to the board, all at once; a window does it slice by slice.

    Raises:
        CannotDo: The person's folder cannot be written, or the board not be read.
    """
    is_new, found = slices(desk, index.standing())
    if is_new:
        index.clear()
    for one in found:
        put_slice(index, one, is_new=is_new)
        for paper in one.papers:
            content = desk.file.get_blob(paper.sha256)
            if content is not None:
                put_paper(index, paper, content)


def put_slice(index: SearchFile, one: Slice, *, is_new: bool) -> None:
    """Put one slice into an index; the last one says how far that brings it."""
    if one.texts or one.gone:
        index.put(one.texts, one.gone, is_new=is_new)
    if one.standing is not None:
        index.set_standing(one.standing)


def search(desk: Desk, asked: SearchAsked) -> list[SearchText]:
    """Return what is asked for, the newest first, from an index that is brought up to date.

    Raises:
        CannotDo: The person's folder cannot be written, or the board not be read.
    """
    with contextlib.closing(open_index(desk)) as index:
        fill_index(desk, index)
        return index.find(asked)
