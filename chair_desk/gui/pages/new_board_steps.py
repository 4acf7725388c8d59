"""The questions about a new board, but for the partners."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QVBoxLayout, QWidget

from chair_desk.catalogue.board_profiles import BoardProfile, Cited
from chair_desk.catalogue.shelf import Shelf
from chair_desk.gui.file_asking import ask_new_file
from chair_desk.gui.parts.cards import StepCard
from chair_desk.gui.parts.editors import DateEditor, LineEditor
from chair_desk.gui.parts.keep_key_box import KeepKeyBox
from chair_desk.gui.parts.passphrase_field import PassphraseField
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.gui.parts.widgets import (
    Scroll,
    Section,
    column,
    line_across,
    measured,
    row,
    secondary_button,
    tag,
    words,
)
from chair_desk.records.changes import Refused
from chair_desk.records.local_time import local_date
from chair_desk.services.boards import NewBoard, offered_partners
from chair_desk.services.folders import boards_folder
from chair_desk.services.passphrases import refuse_weak
from chair_desk.words import N_, _

MEASURE = 640
CLOCK = re.compile(r"([01]?\d|2[0-3])[:.][0-5]\d")


class Step(QWidget):
    """A question: what is asked, what was answered, and what is wrong with the answer."""

    NAME: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    NOTE: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        scroll = Scroll(_(self.TITLE))
        self.inside = QVBoxLayout(scroll.sheet)
        self.inside.setContentsMargins(40, 18, 40, 18)
        self.inside.setSpacing(6)
        self.setLayout(column(scroll))

    def show_answers(self, asked: NewBoard) -> None:
        """Show what was answered so far."""

    def answers(self, asked: NewBoard) -> NewBoard:
        """Return the answers with this one."""
        return asked

    def fault(self) -> str:
        """Return what is wrong with the answer, or nothing."""
        return ""

    def focus_first(self) -> None:
        """Put the focus where the answer begins."""

    def add_line(self, label: str, note: str = "", *, width: int = MEASURE) -> LineEditor:
        """Add a line of words with its label."""
        line = LineEditor()
        line.setAccessibleDescription(note)
        line.setPlaceholderText(note)
        self.add_field(label, line, width=width)
        return line

    def add_field(self, label: str, field: QWidget, *, width: int = MEASURE) -> None:
        """Add a field with its label."""
        said = words(label, "small_strong", "ink2")
        said.setBuddy(field)
        field.setAccessibleName(label)
        self.inside.addLayout(column(said, 4, measured(field, width), 8))


class KindStep(Step):
    """Which regime the board works under."""

    NAME = N_("What kind of board")
    TITLE = N_("What kind of board is it?")
    NOTE = N_("It decides the partners, the ranks, the rules and the words that are offered.")

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._profiles = shelf.profiles()
        self.cards: list[StepCard] = []
        self._group = QButtonGroup(self)
        for number, profile in enumerate(self._profiles):
            card = StepCard("landmark", profile.label, profile.help)
            card.setCheckable(True)
            self._group.addButton(card, number)
            self.cards.append(card)
        cards = QWidget()
        cards.setLayout(column(*self.cards, spacing=8))
        self.inside.addLayout(measured(cards, 760))
        self.inside.addStretch(1)
        self.cards[0].setChecked(True)

    def answers(self, asked: NewBoard) -> NewBoard:
        """Take the profile; another profile brings its own partners."""
        profile = self._profiles[self._group.checkedId()]
        if profile.name == asked.profile:
            return asked
        return replace(
            asked,
            profile=profile.name,
            nation=profile.nation,
            partners=tuple(offered_partners(profile)),
        )

    def focus_first(self) -> None:
        """Focus the card that is chosen."""
        self.cards[self._group.checkedId()].setFocus()


class NameStep(Step):
    """What the board is called."""

    NAME = N_("Its name")
    TITLE = N_("What is it called?")
    NOTE = N_("As it stands at the head of the minutes.")

    def __init__(self) -> None:
        super().__init__()
        self.name = self.add_line(_("Name"))
        self.short = self.add_line(_("Short name"), _("As in the sidebar"), width=300)
        self.place = self.add_line(_("Usual place of meeting"), width=460)
        self.marking = self.add_line(
            _("Protective marking"), _("Printed on each page, if you use one"), width=460
        )
        self.inside.addStretch(1)

    def show_answers(self, asked: NewBoard) -> None:
        """Show the names given so far."""
        if not self.name.text():
            self.name.setText(asked.name)
            self.short.setText(asked.short_name)

    def answers(self, asked: NewBoard) -> NewBoard:
        """Take the names."""
        return replace(
            asked,
            name=str(self.name.value()),
            short_name=str(self.short.value()),
            meeting_place=str(self.place.value()),
            marking=str(self.marking.value()),
        )

    def fault(self) -> str:
        """Ask for a name."""
        return "" if self.name.value() else _("The board needs a name.")

    def focus_first(self) -> None:
        """Focus the name."""
        self.name.setFocus()


class PeopleStep(Step):
    """Who chairs it, who looks after it, and when it first meets."""

    NAME = N_("Chair and first meeting")
    TITLE = N_("Who chairs it, and when does it meet next?")
    NOTE = N_("Leave out what you do not know yet.")

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.chair = self.add_line(_("Chair"), width=380)
        self.manager = self.add_line(_("Business manager"), width=380)
        self.day = DateEditor(day_reader(local_date(now())))
        self.add_field(_("Next meeting"), self.day, width=380)
        self.starts = self.add_line(_("Starts"), width=110)
        self.ends = self.add_line(_("Ends"), width=110)
        self.starts.setText("10:00")
        self.ends.setText("12:30")
        self.inside.addStretch(1)

    def answers(self, asked: NewBoard) -> NewBoard:
        """Take the people and the first meeting."""
        day = self.day.value()
        return replace(
            asked,
            chair=str(self.chair.value()),
            business_manager=str(self.manager.value()),
            first_meeting_on=None if day is None or isinstance(day, str) else day,  # type: ignore[arg-type]
            starts=str(self.starts.value()).replace(".", ":"),
            ends=str(self.ends.value()).replace(".", ":"),
        )

    def fault(self) -> str:
        """Ask for a date and times that can be read."""
        if isinstance(self.day.value(), str):
            return _("The date of the next meeting was not understood. Try “18 dec”.")
        for line in (self.starts, self.ends):
            if not CLOCK.fullmatch(str(line.value())):
                return _("Times are written as 10:00.")
        return ""

    def focus_first(self) -> None:
        """Focus the chair."""
        self.chair.setFocus()


class RulesStep(Step):
    """The rules that come with the profile, and which of them nobody checked."""

    NAME = N_("Its rules")
    TITLE = N_("Are these the rules you work by?")
    NOTE = N_("They come with the kind of board. Compare those marked with your own papers.")

    def show_answers(self, asked: NewBoard) -> None:
        """Show the rules of the profile that was chosen."""
        from chair_desk.gui.parts.widgets import clear

        clear(self.inside)
        profile = Shelf().profile(asked.profile)
        for heading, cited in _rules(profile):
            self.inside.addLayout(_rule(heading, cited))
            self.inside.addWidget(line_across())
        self.inside.addSpacing(10)
        self.inside.addWidget(Section(_("On every agenda")))
        for item in profile.standing_items:
            said = _("{minutes} minutes").format(minutes=item.minutes)
            line = row(words(item.title), None, words(said, tone="ink2"))
            line.setContentsMargins(0, 4, 0, 4)
            self.inside.addLayout(line)
        self.inside.addStretch(1)


def _rules(profile: BoardProfile) -> list[tuple[str, Cited]]:
    rules: list[tuple[str, Cited]] = [
        (_("Quorum"), profile.quorum),
        (_("Notice"), profile.notice),
        (_("Minutes"), profile.minutes_out),
        (_("Meetings"), profile.meetings),
    ]
    if profile.yearly_plan is not None:
        rules.append((_("Yearly plan"), profile.yearly_plan))
    if profile.yearly_report is not None:
        rules.append((_("Yearly report"), profile.yearly_report))
    return [(heading, cited) for heading, cited in rules if cited.words]


def _rule(heading: str, cited: Cited) -> QVBoxLayout:
    head = row(words(heading, "strong"), spacing=10)
    if cited.source and not cited.checked:
        head.addWidget(tag(_("To be checked"), "amb"))
    head.addStretch(1)
    if cited.source:
        head.addWidget(words(cited.source, "small", "ink3"))
    whole = column(head, 2, words(cited.words, "record", wrap=True))
    whole.setContentsMargins(0, 8, 0, 8)
    return whole


class FileStep(Step):
    """Where the file lies and whose name stands beside the changes."""

    NAME = N_("You and the file")
    TITLE = N_("Who are you, and where shall the file lie?")
    NOTE = N_("Everything about the board is in this one file. Nobody else has a copy.")

    def __init__(self, who: str, path: Path | None) -> None:
        super().__init__()
        self._given = path
        self._proposed = ""
        self._who = self.add_line(_("Your name"), _("Stands beside your changes"), width=380)
        self._who.setText(who)
        self._path = self.add_line(_("The board's file"))
        self._choose = secondary_button(_("Choose another place"), "folder-open")
        self._choose.setVisible(path is None)
        self._path.setReadOnly(path is not None)
        self.inside.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.passphrase = PassphraseField(_("Passphrase"))
        self.again = PassphraseField(_("Passphrase, once more"))
        self.keep = KeepKeyBox()
        self.without = QCheckBox(_("Go without: anybody who has the file can read it"))
        self._fields = QWidget()
        self._lay_out_passphrase()
        self.inside.addStretch(1)
        self._choose.clicked.connect(self._ask)
        self.without.toggled.connect(self._fields.setDisabled)

    def _lay_out_passphrase(self) -> None:
        """Ask for a passphrase, unless the file is there already."""
        note = _("Four words or more. Capitals do not matter. Nobody can reset it, not even us.")
        both = row(spacing=16)
        for field in (self.passphrase, self.again):
            said = words(field.line.accessibleName(), "small_strong", "ink2")
            said.setBuddy(field.line)
            both.addLayout(column(said, 4, field), 1)
        told = words(note, tone="ink2", wrap=True)
        self._fields.setLayout(column(both, 6, told, 12, self.keep))
        whole = QWidget()
        whole.setLayout(column(16, self._fields, 8, self.without))
        whole.setVisible(self._given is None)
        self.inside.addLayout(measured(whole, MEASURE))

    def show_answers(self, asked: NewBoard) -> None:
        """Propose a file named after the board, unless another was written."""
        if self._given is not None:
            self._path.setText(str(self._given))
            return
        if self._path.text() in ("", self._proposed):
            name = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", asked.short_name or asked.name).strip(" .")
            self.propose(boards_folder() / f"{name or _('Board')}.chairdesk")

    def propose(self, path: Path) -> None:
        """Propose a place for the file."""
        self._proposed = str(path)
        self._path.setText(self._proposed)

    def who(self) -> str:
        """Return the person's name."""
        return str(self._who.value())

    def path(self) -> Path:
        """Return where the file shall lie."""
        return Path(str(self._path.value())).expanduser()

    def fault(self) -> str:
        """Ask for a name and a place."""
        if not self.who():
            return _("Your name is needed: it stands beside your changes.")
        if not self._path.value():
            return _("The file needs a place.")
        return self._passphrase_fault()

    def _passphrase_fault(self) -> str:
        if self._given is not None or self.without.isChecked():
            return ""
        try:
            refuse_weak(self.passphrase.text(), self.again.text())
        except Refused as refusal:
            return " ".join(refusal.problems.values())
        return ""

    def words_of_lock(self) -> str:
        """Return the passphrase, or nothing where the board goes without."""
        is_asked = self._given is None and not self.without.isChecked()
        return self.passphrase.text() if is_asked else ""

    def focus_first(self) -> None:
        """Focus the name, or the file once the name is known."""
        (self._path if self.who() else self._who).setFocus()

    def _ask(self) -> None:
        ask_new_file(
            self.window(),
            _("Where the board's file lies"),
            self._path.setText,
            offered=self.path(),
            kinds="Chair Desk (*.chairdesk)",
        )
