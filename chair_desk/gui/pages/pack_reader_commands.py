"""What can be done on the page where papers are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.pack_reader import PackReaderPage


def _pages(page: PackReaderPage) -> str:
    return "" if page.read is not None and page.read.pages else _("There is nothing to read yet.")


def _picked(page: PackReaderPage) -> str:
    if page.view.picked is None:
        return _("Choose some words on the page first, with the pointer or Shift and Down.")
    return ""


def _may_mark(page: PackReaderPage) -> str:
    if page.at in page.view.veiled:
        return _("Hidden with your notes.")
    return _pages(page)


def _chosen(page: PackReaderPage) -> str:
    return "" if page.panel.list.current_id() else _("Choose one of your highlights first.")


def _highlight_reason(page: PackReaderPage) -> str:
    return _may_mark(page) or _picked(page)


def _highlight(page: PackReaderPage) -> None:
    page.marks.highlight()


def _note(page: PackReaderPage) -> None:
    page.marks.notes.begin()


def _remove(page: PackReaderPage) -> None:
    page.marks.remove(page.panel.list.current_id())


def _copy(page: PackReaderPage) -> None:
    from PySide6.QtGui import QGuiApplication

    picked = page.view.picked
    words = page.view.words.get(picked.at) if picked is not None else None
    if picked is not None and words is not None:
        QGuiApplication.clipboard().setText(words.text[picked.start : picked.end].strip())


def _find(page: PackReaderPage) -> None:
    page.bar.find_line.setFocus()
    page.bar.find_line.selectAll()


def _next_hit(page: PackReaderPage) -> None:
    page.finding.go(1)


def _hit_before(page: PackReaderPage) -> None:
    page.finding.go(-1)


def _found(page: PackReaderPage) -> str:
    return "" if page.finding.pages() else _("Nothing is looked for.")


def _go(page: PackReaderPage) -> None:
    page.bar.field.setFocus()
    page.bar.field.selectAll()


def _next(page: PackReaderPage) -> None:
    page.turn(1)


def _before(page: PackReaderPage) -> None:
    page.turn(-1)


def _width(page: PackReaderPage) -> None:
    _fit(page, "width")


def _whole(page: PackReaderPage) -> None:
    _fit(page, "page")


def _two(page: PackReaderPage) -> None:
    _fit(page, "two")


def _fit(page: PackReaderPage, value: str) -> None:
    page.bar.choose_fit(value)


def _larger(page: PackReaderPage) -> None:
    page.view.zoom_by(1)


def _smaller(page: PackReaderPage) -> None:
    page.view.zoom_by(-1)


def _marks(page: PackReaderPage) -> None:
    page.panel.setVisible(page.panel.isHidden())


def _rule(page: PackReaderPage) -> None:
    page.marks.turn_rule()


def _agenda(page: PackReaderPage) -> None:
    page.session.show_page("agenda")


COMMANDS: tuple[Command, ...] = (
    Command(name="reader.highlight", label=N_("Highlight the chosen words"), menu="Record",
            keys="H", icon="pencil", do=_highlight, when=_highlight_reason),
    Command(name="reader.note", label=N_("Write a note of your own"), menu="Record", keys="N",
            icon="notebook-pen", do=_note, when=_may_mark),
    Command(name="reader.remove", label=N_("Remove the highlight"), menu="Record", do=_remove,
            when=_chosen),
    Command(name="reader.copy", label=N_("Copy the chosen words"), menu="Edit", keys="Ctrl+C",
            icon="copy", do=_copy, when=_picked),
    Command(name="reader.find", label=N_("Find in the pack"), menu="Edit", keys="Ctrl+F",
            icon="search", do=_find, when=_pages),
    Command(name="reader.next_hit", label=N_("Next place found"), menu="Edit", keys="F3",
            do=_next_hit, when=_found),
    Command(name="reader.hit_before", label=N_("Place found before"), menu="Edit",
            keys="Shift+F3", do=_hit_before, when=_found),
    Command(name="reader.go", label=N_("Go to a page"), menu="View", keys="Ctrl+G", do=_go,
            when=_pages),
    Command(name="reader.next", label=N_("Next page"), menu="View", keys="Alt+PgDown", do=_next,
            when=_pages),
    Command(name="reader.before", label=N_("Page before"), menu="View", keys="Alt+PgUp",
            do=_before, when=_pages),
    Command(name="reader.width", label=N_("Fit the width"), menu="View", keys="W", do=_width,
            when=_pages),
    Command(name="reader.page", label=N_("Fit the page"), menu="View", keys="P", do=_whole,
            when=_pages),
    Command(name="reader.two", label=N_("Two pages"), menu="View", keys="T", do=_two,
            when=_pages),
    Command(name="reader.larger", label=N_("Larger page"), menu="View", keys="Alt+=",
            do=_larger, when=_pages),
    Command(name="reader.smaller", label=N_("Smaller page"), menu="View", keys="Alt+-",
            do=_smaller, when=_pages),
    Command(name="reader.marks", label=N_("Your highlights, shown or not"), menu="View",
            keys="F9", icon="panel-right", do=_marks),
    Command(name="reader.rule", label=N_("Own highlights end with the minutes, or not"),
            menu="Board", do=_rule, writes=True),
    Command(name="reader.agenda", label=N_("Back to the agenda"), menu="View",
            icon="list-ordered", do=_agenda),
)  # fmt: skip
