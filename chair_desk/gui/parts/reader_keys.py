"""What keys do on the page that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from chair_desk.gui.parts.reader_paint import Chosen
from chair_desk.gui.theme.look import look
from chair_desk.records.page_words import PageWords

if TYPE_CHECKING:
    from chair_desk.gui.parts.reader_view import ReaderView

Key = Qt.Key
TURNS = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Backspace: -1}
SCREENS = {Key.Key_PageUp: -1, Key.Key_PageDown: 1, Key.Key_Space: 1}
SCROLLS = {Key.Key_Up: -1, Key.Key_Down: 1}
ZOOMS = {Key.Key_Plus: 1, Key.Key_Equal: 1, Key.Key_Minus: -1}
ENDS = {Key.Key_Home: 0, Key.Key_End: -1}
LARGER, SMALLER = "+=", "-"
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NEARLY_ALL = 0.9


class ReaderKeys:
    """Takes the keys that mean something of their own."""

    def __init__(self, view: ReaderView) -> None:
        self._view = view

    def took(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False where it means nothing."""
        key, text = Key(event.key()), event.text()
        if event.modifiers() & CTRL and key in ZOOMS:
            self._view.zoom_by(ZOOMS[key])
            return True
        if event.modifiers() & SHIFT and key in (*SCROLLS, *TURNS):
            return self._choose(key)
        if key in TURNS:
            return self._across_or_turn(key)
        if key in SCREENS:
            step = -1 if key == Key.Key_Space and event.modifiers() & SHIFT else SCREENS[key]
            return self._screen(step)
        if key in SCROLLS:
            return self._scroll(SCROLLS[key])
        if key in ENDS:
            self._view.gone_to.emit(ENDS[key])
            return True
        return self._letter(text)

    def _letter(self, text: str) -> bool:
        view = self._view
        if not text or not text.isprintable():
            return False
        if text in LARGER or text in SMALLER:
            view.zoom_by(1 if text in LARGER else -1)
            return True
        if text.isdigit():
            view.typed.emit(text)
            return True
        return False

    def _across_or_turn(self, key: Qt.Key) -> bool:
        bar = self._view.horizontalScrollBar()
        before = bar.value()
        if bar.maximum() and key != Key.Key_Backspace:
            bar.setValue(before + TURNS[key] * look().px(60))
        if bar.value() == before:
            self._view.turned.emit(TURNS[key])
        return True

    def _screen(self, step: int) -> bool:
        """Go a screen on; from the end of the page to the next page."""
        bar = self._view.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + round(step * bar.pageStep() * NEARLY_ALL))
        if bar.value() == before:
            self._view.turned.emit(step)
        return True

    def _scroll(self, step: int) -> bool:
        bar = self._view.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + step * bar.singleStep())
        if bar.value() == before:
            self._view.turned.emit(step)
        return True

    # -------------------------------------------------------------- choosing words by keys

    def _choose(self, key: Qt.Key) -> bool:
        """Choose a line more or less with Up and Down, a word with Left and Right."""
        view = self._view
        at = view.picked.at if view.picked else (view.pages[0] if view.pages else -1)
        words = view.words.get(at)
        if words is None or at in view.veiled or not words.lines():
            return True
        picked = view.picked
        if picked is None:
            start, end = words.lines()[0]
            view.pick(Chosen(at, start, end))
        elif key in SCROLLS:
            view.pick(_by_line(words, picked, SCROLLS[key]))
        else:
            view.pick(_by_word(words, picked, TURNS[key]))
        if view.picked is not None:
            boxes = words.quads(view.picked.start, view.picked.end)
            if boxes:
                view.bring_into_sight(at, boxes[-1])
        return True


def _by_line(words: PageWords, picked: Chosen, step: int) -> Chosen:
    """Go on to the end of the next line; back from a single line, to the line before."""
    lines = words.lines()
    last = max((n for n, line in enumerate(lines) if line[0] < picked.end), default=0)
    first = max((n for n, line in enumerate(lines) if line[0] <= picked.start), default=0)
    to = min(max(last + step, 0), len(lines) - 1)
    if to < first:
        return Chosen(picked.at, *lines[to])
    return Chosen(picked.at, picked.start, lines[to][1])


def _by_word(words: PageWords, picked: Chosen, step: int) -> Chosen:
    """Take a word more at the end; with Left, drop one from the beginning of a whole line."""
    text = words.text
    if step > 0:
        at = picked.end
        while at < len(text) and not text[at].isalnum():
            at += 1
        while at < len(text) and text[at].isalnum():
            at += 1
        return Chosen(picked.at, picked.start, at)
    at = picked.end
    while at > picked.start and not text[at - 1].isalnum():
        at -= 1
    while at > picked.start and text[at - 1].isalnum():
        at -= 1
    while at > picked.start and not text[at - 1].isalnum():
        at -= 1
    return Chosen(picked.at, picked.start, at) if at > picked.start else picked
