"""Own highlights of a paper that was replaced look for their words in the new one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.records.page_words import PageWords
from chair_desk.services.own_marks import carry_over, keep_marks, to_carry
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.gui.pages.pack_reader import PackReaderPage
    from chair_desk.gui.pages.pack_reader_marks import ReaderMarks


class MarkCarrying(QObject):
    """One paper after another, its words read beside the window."""

    def __init__(self, page: PackReaderPage, marks: ReaderMarks) -> None:
        super().__init__(page)
        self._page, self._marks = page, marks
        self._carrying: list[str] = []
        page.work.carried.connect(self._carried)

    def begin(self) -> None:
        """Look for the words of marks in papers that were replaced, one paper after another."""
        read = self._page.read
        if read is None:
            return
        waiting = to_carry(self._marks.marks, read.parts)
        for part in read.parts:
            if part.key in waiting:
                pages = range(part.first + part.sheets, part.first + part.count)
                if not pages:
                    continue
                self._carrying = [part.key]
                self._page.work.carry(list(pages))
                return

    def _carried(self, words: list[PageWords]) -> None:
        read = self._page.read
        if read is None or not self._carrying:
            return
        part = next((one for one in read.parts if one.key == self._carrying[0]), None)
        self._carrying = []
        if part is None:
            return
        marks = to_carry(self._marks.marks, read.parts).get(part.key, [])
        pages = [replace(one, number=at + 1) for at, one in enumerate(words)]
        moved = carry_over(marks, part, pages)
        if not self._marks.try_out(keep_marks, moved):
            return
        self._marks.steps.forget()
        self._say_carried(part.title, sum(1 for mark in moved if mark.is_lost), len(moved))
        self._marks.reload()

    def _say_carried(self, title: str, lost: int, total: int) -> None:
        said = ngettext(
            "“{title}” was replaced: {count} highlight of yours looked for its words.",
            "“{title}” was replaced: {count} highlights of yours looked for their words.",
            total,
        ).format(title=title, count=total)
        rest = _("All were found.")
        if lost:
            rest = ngettext(
                "{count} lost its place. It is listed with its words.",
                "{count} lost their places. They are listed with their words.",
                lost,
            ).format(count=lost)
        self._page.message.say(said, rest, tone="amb" if lost else "accent")
