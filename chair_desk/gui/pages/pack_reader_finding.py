"""Looks for words in the pack that is read: counted beside the window, marked on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.records.page_words import Box

if TYPE_CHECKING:
    from chair_desk.gui.pages.pack_reader import PackReaderPage

LOOK_AFTER_MS = 120
LEAST = 2


class ReaderFinding(QObject):
    """The words that are looked for, on which pages they are, and which is shown."""

    def __init__(self, page: PackReaderPage) -> None:
        super().__init__(page)
        self._page = page
        self._words = ""
        self._wants_first = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self._begin)
        page.bar.asked.connect(self._asked)
        page.bar.hit_asked.connect(self.go)
        page.work.searched.connect(self._searched)

    def forget(self) -> None:
        """Something else is read: begin again with what stands in the field."""
        self._page.view.hits.clear()
        self._page.view.hit = None
        if self._page.bar.find_line.text().strip():
            self._timer.start()

    def _asked(self, _text: str) -> None:
        self._timer.start()

    def _begin(self) -> None:
        text = self._page.bar.find_line.text().strip()
        self._words = text if len(text) >= LEAST else ""
        self._wants_first = bool(self._words)
        self._page.view.hit = None
        self._page.work.search(self._words)
        self.show()

    def _searched(self, _done: int) -> None:
        if self._wants_first and any(at >= self._page.at for at in self.pages()):
            self._wants_first = False
            if self._page.at not in self.pages():
                self._page.go_to(min(at for at in self.pages() if at >= self._page.at))
        self.show()

    def pages(self) -> list[int]:
        """Return the pages that the words are on, of those that may be seen."""
        page = self._page
        is_hidden = page.session.is_hidden_from_room
        if page.read is None:
            return []
        return sorted(
            at for at in page.work.hits if not (is_hidden and page.read.part_of(at).is_closed)
        )

    def show(self) -> None:
        """Mark what is found on the pages that are seen, and count it."""
        page = self._page
        page.view.hits = {at: self._on(at) for at in page.spread if at not in page.view.veiled}
        if page.view.hit is None or page.view.hit[0] not in page.spread:
            first = next((at for at in page.spread if page.view.hits.get(at)), None)
            page.view.hit = (first, 0) if first is not None else None
        found = self.pages()
        total = sum(page.work.hits[at] for at in found)
        count = len(page.read.pages) if page.read else 0
        page.bar.show_found(total, len(found), is_done=page.work.looked_at >= count)
        page.view.viewport().update()

    def _on(self, at: int) -> list[tuple[Box, ...]]:
        words = self._page.view.words.get(at)
        if words is None or not self._words:
            return []
        return [words.quads(start, end) for start, end in words.find(self._words)]

    def go(self, step: int) -> None:
        """Go to the next hit, or the one before; after the last comes the first."""
        page = self._page
        if self._timer.isActive():
            self._timer.stop()
            self._begin()
            return
        hit = page.view.hit
        at, number = hit if hit is not None else (page.at, -1)
        here = page.view.hits.get(at, [])
        if 0 <= number + step < len(here):
            page.view.hit = (at, number + step)
        else:
            self._go_to_page(at, step)
        self._bring()

    def _go_to_page(self, at: int, step: int) -> None:
        page, found = self._page, self.pages()
        if not found:
            return
        on = [one for one in found if one > at] if step > 0 else [
            one for one in reversed(found) if one < at
        ]  # fmt: skip
        to = on[0] if on else (found[0] if step > 0 else found[-1])
        page.go_to(to)
        hits = self._on(to)
        page.view.hits[to] = hits
        page.view.hit = (to, 0 if step > 0 or not hits else len(hits) - 1)

    def _bring(self) -> None:
        view = self._page.view
        if view.hit is None:
            return
        quads = view.hits.get(view.hit[0], [])
        if view.hit[1] < len(quads) and quads[view.hit[1]]:
            view.bring_into_sight(view.hit[0], quads[view.hit[1]][0])
        view.viewport().update()
