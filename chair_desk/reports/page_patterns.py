"""Patterns of so many tiles that a page would be drawn for hours."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from chair_desk.reports.pack_objects import (
    faults_of_pikepdf,
    inherited,
    is_dictionary,
    list_of,
    values_of,
)

if TYPE_CHECKING:
    import pikepdf

MOST_TILES = 4_000_000
"""Tiles of one pattern on A4: finer ones nobody sees, and readers draw them for hours."""
MOST_LOOKED_AT = 5_000
"""Drawings within drawings of one page; a page of an honest paper has some dozens."""
_A4_POINTS = 595.0 * 842.0
_SAME = (1.0, 0.0, 0.0, 1.0)


class PatternLook:
    """Looks at the patterns of single pages of one PDF, and opens it when it is first asked."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._pdf: pikepdf.Pdf | None = None

    def is_endless(self, number: int) -> bool:
        """Say whether a page, counted from 1, must not be drawn, or cannot be looked through."""
        try:
            return has_endless_pattern(self._opened().pages[number - 1])
        except faults_of_pikepdf():
            return True

    def close(self) -> None:
        """Let the file go; a second time does nothing."""
        if self._pdf is not None:
            self._pdf.close()
        self._pdf, self._content = None, b""

    def _opened(self) -> pikepdf.Pdf:
        import pikepdf

        if self._pdf is None:
            self._pdf = pikepdf.open(io.BytesIO(self._content), suppress_warnings=True)
        return self._pdf


def has_endless_pattern(page: pikepdf.Page) -> bool:
    """Say whether a page, a drawing or letter on it, or a note has a pattern of too many tiles.

    What has more parts than can be looked through counts as such a page.
    """
    waiting = [(inherited(page, "/Resources"), 1.0), *_of_notes(page)]
    seen: set[tuple[int, int]] = set()
    for _look in range(MOST_LOOKED_AT):
        if not waiting:
            return False
        resources, area = waiting.pop()
        if not is_dictionary(resources) or resources.objgen in seen:
            continue
        if resources.is_indirect:
            seen.add(resources.objgen)
        for part in values_of(resources.get("/Pattern")):
            if _tiles(part) / max(area, 1e-12) > MOST_TILES:
                return True
        waiting += _inside(resources, area)
    return True


def _inside(resources: Any, area: float) -> Iterator[tuple[Any, float]]:
    """Yield what is drawn within, with how much of its area it has left on the page."""
    masks = [state.get("/SMask") for state in values_of(resources.get("/ExtGState"))]
    parts = [mask.get("/G") for mask in masks if is_dictionary(mask)]
    for kind in ("/Pattern", "/XObject", "/Font"):
        parts += values_of(resources.get(kind))
    for part in parts:
        if is_dictionary(part) and "/Resources" in part:
            yield part["/Resources"], area * _grown(part)


def _of_notes(page: pikepdf.Page) -> Iterator[tuple[Any, float]]:
    for note in list_of(page.obj.get("/Annots")):
        shown = note.get("/AP")
        for look in values_of(shown):
            yield look.get("/Resources"), _grown(look)
            for state in values_of(look) if "/Resources" not in look else ():
                yield state.get("/Resources"), _grown(state)


def _tiles(pattern: Any) -> float:
    """Return how many tiles of a pattern stand on A4; none where it has no tiles."""
    if int(pattern.get("/PatternType", 0)) != 1:
        return 0.0
    wide, high = (abs(float(pattern.get(key, 1))) for key in ("/XStep", "/YStep"))
    return _A4_POINTS / max(wide * high * _grown(pattern), 1e-9)


def _grown(part: Any) -> float:
    """Return by how much the area of what is drawn grows through its matrix."""
    matrix = part.get("/Matrix") or part.get("/FontMatrix")
    a, b, c, d = ([float(one) for one in list(matrix)[:4]] if matrix is not None else []) or _SAME
    return abs(a * d - b * c)
