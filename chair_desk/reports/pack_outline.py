"""The outline of a pack and its page labels; and where a paper's own links lead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from chair_desk.reports.pack_objects import faults_of_pikepdf, is_array, is_dictionary
from chair_desk.reports.pack_order import PackOrder

if TYPE_CHECKING:
    import pikepdf

MOST_LINES, DEEPEST = 3_000, 6
_MOST_NAMES = 50_000
_LONGEST = 250

LinesOf = Callable[[int], Iterable[tuple[int, str, int]]]
"""The outline of a source: level from 0, title, page of the pack."""
Hang = Callable[[Any, int, int], bool]
"""Hangs below a line the outline of a source that the pack has already: line, source, page."""
Target = tuple[int, list[Any]]
"""A page of the source, from 0, and how it is to be shown."""


class OwnLinks:
    """Where the links and the outline of one paper lead inside it."""

    def __init__(self, source: pikepdf.Pdf) -> None:
        self.source = source
        self._pages: dict[tuple[int, int], int] | None = None
        self._names: dict[str, Any] | None = None

    def targets(self, page: pikepdf.Page) -> dict[int, Target]:
        """Return where the inner links of a page lead, by the number of the note."""
        found: dict[int, Target] = {}
        notes = page.obj.get("/Annots")
        for index, note in enumerate(notes if is_array(notes) else ()):
            if not is_dictionary(note):
                continue
            target = self._target(_destination(note))
            if target is not None:
                found[index] = target
        return found

    def lines(
        self, most: int = MOST_LINES, deepest: int = DEEPEST
    ) -> Iterator[tuple[int, str, int]]:
        """Yield the lines of the outline: level, title, page. A circle ends where it closes."""
        outlines = self.source.Root.get("/Outlines")
        first = outlines.get("/First") if is_dictionary(outlines) else None
        waiting = [(0, first)]
        seen: set[Any] = set()
        while waiting and len(seen) < most:
            level, line = waiting.pop()
            if not is_dictionary(line) or line.objgen in seen:
                continue
            seen.add(line.objgen)
            waiting.append((level, line.get("/Next")))
            if level < deepest:
                waiting.append((level + 1, line.get("/First")))
            target = self._target(_destination(line))
            title = " ".join(str(line.get("/Title", "")).split())[:_LONGEST]
            if target is not None and title:
                yield level, title, target[0]

    def _target(self, destination: Any) -> Target | None:
        import pikepdf

        try:
            if isinstance(destination, (pikepdf.Name, pikepdf.String)):
                destination = self._named().get(str(destination).removeprefix("/"))
            if is_dictionary(destination):
                destination = destination.get("/D")
            if not is_array(destination) or len(destination) < 1:
                return None
            index = self._page_index(destination[0])
            return (index, _how(list(destination)[1:])) if index is not None else None
        except faults_of_pikepdf():
            return None

    def _page_index(self, page: Any) -> int | None:
        if isinstance(page, int):
            return page if 0 <= page < len(self.source.pages) else None
        if not is_dictionary(page):
            return None
        if self._pages is None:
            self._pages = {one.obj.objgen: at for at, one in enumerate(self.source.pages)}
        return self._pages.get(page.objgen)

    def _named(self) -> dict[str, Any]:
        if self._names is None:
            self._names = dict(_read_names(self.source))
        return self._names


def _destination(one: Any) -> Any:
    """Return the destination that a note or a line of an outline has, by itself or its action."""
    if "/Dest" in one:
        return one["/Dest"]
    action = one.get("/A")
    if is_dictionary(action) and str(action.get("/S", "")) == "/GoTo":
        return action.get("/D")
    return None


def _how(rest: list[Any]) -> list[Any]:
    """Return how a page is shown: the place, and never a zoom of the paper's own."""
    import pikepdf

    if len(rest) > 2 and str(rest[0]) == "/XYZ":  # noqa: PLR2004  name, left, top
        left, top = (one if isinstance(one, (int, float)) else _number(one) for one in rest[1:3])
        return [pikepdf.Name.XYZ, left, top, None]
    return [pikepdf.Name.XYZ, None, None, None]


def _number(found: Any) -> float | None:
    try:
        return float(found)
    except faults_of_pikepdf():
        return None


def _read_names(source: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    root = source.Root
    if is_dictionary(root.get("/Dests")):
        for name, value in root.Dests.items():
            yield str(name).removeprefix("/"), value
    names = root.get("/Names")
    waiting = [names.get("/Dests")] if is_dictionary(names) else []
    seen: set[Any] = set()
    count = 0
    while waiting and count < _MOST_NAMES:
        node = waiting.pop()
        if not is_dictionary(node) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        pairs = list(node.get("/Names", ())) if is_array(node.get("/Names")) else []
        for key, value in zip(pairs[::2], pairs[1::2], strict=False):
            count += 1
            yield str(key), value
        if is_array(node.get("/Kids")):
            waiting.extend(node.Kids)


def write_outline(out: pikepdf.Pdf, order: PackOrder, lines_of: LinesOf, hang: Hang) -> None:
    """Write item, paper and the paper's own outline, each under the one before it."""
    if not order.bookmarks:
        return
    import pikepdf

    root = out.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
    above: list[Any] = [root]
    pages = [page.obj for page in out.pages]

    def write(level: int, title: str, sheet: int) -> Any:
        del above[min(level, len(above) - 1) + 1 :]
        line = out.make_indirect(
            pikepdf.Dictionary(
                Title=pikepdf.String(title),
                Parent=above[-1],
                Dest=pikepdf.Array([pages[sheet], pikepdf.Name.XYZ, None, None, None]),
            )
        )
        _hang(above[-1], line)
        above.append(line)
        return line

    for mark in order.bookmarks:
        line = write(mark.level, mark.title, mark.sheet)
        if mark.outline_of >= 0 and not hang(line, mark.outline_of, mark.sheet):
            for level, title, sheet in lines_of(mark.outline_of):
                write(mark.level + 1 + level, title, sheet)
    _count(root)
    out.Root["/Outlines"] = root


def _hang(parent: Any, line: Any) -> None:
    if "/Last" in parent:
        line["/Prev"] = parent["/Last"]
        parent["/Last"]["/Next"] = line
    else:
        parent["/First"] = line
    parent["/Last"] = line


def _count(root: Any) -> None:
    """Say how many lines stand open: those of the top; what lies under them is folded."""
    count, line = 0, root.get("/First")
    while line is not None:
        count += 1
        line = line.get("/Next")
    root["/Count"] = count


def write_labels(out: pikepdf.Pdf, labels: Sequence[str]) -> None:
    """Write the label of each page, so that "go to 45A" works in any reader."""
    import pikepdf

    numbers = pikepdf.Array()
    before: int | None = None
    for index, label in enumerate(labels):
        number = int(label) if label.isascii() and label.isdigit() else None
        if number is None:
            entry = pikepdf.Dictionary(P=pikepdf.String(label))
        elif before is not None and number == before + 1:
            before = number
            continue
        else:
            entry = pikepdf.Dictionary(S=pikepdf.Name.D, St=number)
        before = number
        numbers.append(index)
        numbers.append(entry)
    out.Root["/PageLabels"] = pikepdf.Dictionary(Nums=numbers)


def read_labels(pdf: pikepdf.Pdf) -> list[str]:
    """Return the labels that `write_labels` wrote, a page each; "" where a page has none."""
    labels = [""] * len(pdf.pages)
    numbers = list(pdf.Root.PageLabels.Nums) if "/PageLabels" in pdf.Root else []
    starts = [int(one) for one in numbers[::2]]
    ends = [*starts[1:], len(labels)]
    for start, end, entry in zip(starts, ends, numbers[1::2], strict=False):
        for page in range(start, min(end, len(labels))):
            said = str(entry.get("/P", ""))
            number = str(int(entry.get("/St", 1)) + page - start) if "/S" in entry else ""
            labels[page] = f"{said}{number}"
    return labels
