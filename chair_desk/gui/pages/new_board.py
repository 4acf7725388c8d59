"""Set up a new board: six questions, one at a time, everything filled in to be corrected."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from chair_desk.catalogue.shelf import Shelf
from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.new_board_partners import PartnersStep
from chair_desk.gui.pages.new_board_steps import (
    FileStep,
    KindStep,
    NameStep,
    PeopleStep,
    RulesStep,
    Step,
)
from chair_desk.gui.parts.keep_key_box import KeepKeyBox
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Message,
    column,
    line_across,
    link_button,
    primary_button,
    retone,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.program import Program
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services import boards
from chair_desk.services.boards import NewBoard
from chair_desk.services.desk import Desk
from chair_desk.services.passphrases import Key, new_key
from chair_desk.words import _

LIST_WIDTH = 262


class NewBoardPage(QWidget):
    """Walks through the questions, then makes the file and the board in it.

    `made` carries the desk of the new board, `keep_asked` its key where the keyring shall keep it;
    `left` says that nothing is wanted after all.
    """

    made = Signal(object)
    keep_asked = Signal(object)
    left = Signal()

    def __init__(self, program: Program, desk: Desk | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._program, self._desk = program, desk
        self.asked = NewBoard(profile="", name="")
        path = desk.file.path if desk is not None else None
        self.steps: tuple[Step, ...] = (
            KindStep(Shelf()),
            NameStep(),
            PartnersStep(),
            PeopleStep(program.now),
            RulesStep(),
            FileStep(program.settings.who, path),
        )
        self.message = Message()
        self.message.hide()
        self.stack = QStackedWidget()
        self.names = [words(_(step.NAME), tone="ink3") for step in self.steps]
        self.count = words("", "small", "ink3")
        self.title = words("", "title", wrap=True)
        self.note = words("", "reading", "ink2", wrap=True)
        self.back = secondary_button(_("Back"), "arrow-left")
        self.next = primary_button(_("Next"))
        self.leave = link_button(_("Leave it for now"))
        for step in self.steps:
            self.stack.addWidget(step)
        self._lay_out()
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.leave.clicked.connect(self.give_up)
        self.show_question(0)

    def _lay_out(self) -> None:
        names = column(words(_("Set up a new board"), "section"), 14, spacing=0)
        for label in self.names:
            label.setMinimumHeight(look().px(31))
            names.addWidget(label)
        names.addStretch(1)
        names.addWidget(words(_("You can change all of this later."), "small", "ink3", wrap=True))
        names.setContentsMargins(28, 26, 18, 20)
        side = QWidget()
        side.setObjectName("sunk")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(look().wide(LIST_WIDTH))
        side.setLayout(names)
        head = column(self.count, 2, self.title, 2, self.note)
        head.setContentsMargins(40, 26, 40, 16)
        foot = row(self.leave, KeyCap("Esc"), None, self.back, self.next, spacing=12)
        foot.setContentsMargins(40, 12, 40, 14)
        main = column(head, self.message, line_across(), self.stack, line_across(), foot)
        main.setStretchFactor(self.stack, 1)
        whole = row(side, line_across("down"), spacing=0)
        whole.addLayout(main, 1)
        self.setLayout(whole)

    # -------------------------------------------------------------- going through

    @property
    def keep(self) -> KeepKeyBox:
        """The box that keeps the key in the keyring."""
        step = self.steps[-1]
        assert isinstance(step, FileStep)
        return step.keep

    @property
    def step(self) -> Step:
        """The question that is shown."""
        return self.steps[self.stack.currentIndex()]

    def show_question(self, number: int) -> None:
        """Show a question, counted from 0, with what was answered so far."""
        step = self.steps[number]
        step.show_answers(self.asked)
        self.stack.setCurrentIndex(number)
        self.message.hide()
        self.count.setText(
            _("Question {number} of {count}").format(number=number + 1, count=len(self.steps))
        )
        self.title.setText(_(step.TITLE))
        self.note.setText(_(step.NOTE))
        self.back.setEnabled(number > 0)
        is_last = number == len(self.steps) - 1
        self.next.setText(_("Set up the board") if is_last else _("Next"))
        for place, label in enumerate(self.names):
            _mark(label, is_on=place == number, is_done=place < number)
        step.focus_first()

    def focus_first(self) -> None:
        """Put the focus into the question."""
        self.step.focus_first()

    def go_back(self) -> None:
        """Go to the question before, keeping what was answered."""
        self.asked = self.step.answers(self.asked)
        self.show_question(max(self.stack.currentIndex() - 1, 0))

    def go_on(self) -> None:
        """Take the answer and go to the next question, or set the board up after the last."""
        fault = self.step.fault()
        if fault:
            self.message.say(fault, tone="amb")
            return
        self.asked = self.step.answers(self.asked)
        number = self.stack.currentIndex() + 1
        if number < len(self.steps):
            self.show_question(number)
        else:
            self._make()

    def give_up(self) -> None:
        """Leave without making anything."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None
        self.left.emit()

    def _make(self) -> None:
        """Make the key on the other thread, which takes a moment, and then the board."""
        step = self.steps[-1]
        assert isinstance(step, FileStep)
        passphrase = step.words_of_lock()
        if not passphrase or self._desk is not None:
            self._make_with(None)
            return
        self.next.setEnabled(False)
        self.message.say(_("Making the lock. This takes about a second."))
        self._program.background.run(partial(new_key, passphrase), self._make_with, self._say_not)

    def _say_not(self, problem: Exception) -> None:
        self.next.setEnabled(True)
        if isinstance(problem, Refused):
            self.message.say(" ".join(problem.problems.values()), tone="amb")
        elif isinstance(problem, CannotDo):
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")
        else:
            raise problem

    def _make_with(self, key: Key | None) -> None:
        step = self.steps[-1]
        assert isinstance(step, FileStep)
        self.next.setEnabled(True)
        try:
            if step.who() != self._program.settings.who:
                self._program.change_settings(who=step.who())
            desk = self._desk or self._program.create(_with_ending(step.path()), key)
            self._desk = desk
            boards.new_board(desk, self._sound())
        except (CannotDo, Refused) as problem:
            self._say_not(problem)
            return
        self._desk = None
        step.passphrase.forget()
        step.again.forget()
        self.made.emit(desk)
        if key is not None and step.keep.answer():
            self.keep_asked.emit(key)

    def _sound(self) -> NewBoard:
        wanted = [partner for partner in self.asked.partners or () if partner.is_wanted]
        return replace(self.asked, partners=wanted)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)


def _mark(label: QLabel, *, is_on: bool, is_done: bool) -> None:
    retone(
        label,
        tone="accent" if is_on else "ink" if is_done else "ink3",
        role="strong" if is_on else "",
    )


def _with_ending(path: Path) -> Path:
    return path if path.suffix == ".chairdesk" else path.with_name(path.name + ".chairdesk")
