"""The question who sits at the table: the profile's partners, to rename, leave out or add to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from chair_desk.catalogue.shelf import Shelf
from chair_desk.gui.pages.new_board_steps import Step
from chair_desk.gui.parts.editors import ChoiceEditor, LineEditor
from chair_desk.gui.parts.glyphs import Ladder
from chair_desk.gui.parts.kind_words import ORGANISATION_KINDS, STANDINGS, choices
from chair_desk.gui.parts.widgets import (
    Section,
    clear,
    line_across,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.levels import level_words
from chair_desk.records.people import OrganisationKind, Standing
from chair_desk.services.boards import NewBoard, NewPartner
from chair_desk.words import N_, _


class PartnerRow(QWidget):
    """A partner: wanted or not, its name, its short name, the level to begin with."""

    def __init__(self, partner: NewPartner, level: int | None) -> None:
        super().__init__()
        self._partner = partner
        self.wanted = QCheckBox()
        self.wanted.setAccessibleName(_("{name} sits at the table").format(name=partner.name))
        self.wanted.setChecked(partner.is_wanted)
        self.name = LineEditor(partner.name)
        general = partner.name or _("the partner")
        self.name.setAccessibleName(_("Your name for {name}").format(name=general))
        self.short = LineEditor(partner.short_name)
        self.short.setAccessibleName(_("Short name of {name}").format(name=partner.name))
        self.short.setPlaceholderText(_("Short name"))
        self.short.setFixedWidth(look().wide(150))
        layout = row(self.wanted, self.name, self.short, spacing=12)
        layout.setStretchFactor(self.name, 1)
        self.kind = ChoiceEditor(choices(ORGANISATION_KINDS))
        self.standing = ChoiceEditor(choices(STANDINGS))
        self.kind.setAccessibleName(_("Kind of partner"))
        self.standing.setAccessibleName(_("Standing"))
        if partner.key:
            self.kind.hide()
            self.standing.hide()
            layout.addLayout(_level(level))
        else:
            layout.addWidget(self.kind)
            layout.addWidget(self.standing)
            self.kind.show_value(partner.kind)
            self.standing.show_value(partner.standing)
        layout.setContentsMargins(0, 4, 0, 4)
        self.setLayout(layout)
        self.wanted.toggled.connect(self._follow)
        self._follow(partner.is_wanted)

    def _follow(self, is_wanted: bool) -> None:  # noqa: FBT001, RUF100  a Qt slot
        for field in (self.name, self.short, self.kind, self.standing):
            field.setEnabled(is_wanted)

    def partner(self) -> NewPartner:
        """Return the partner as it was corrected."""
        return replace(
            self._partner,
            name=str(self.name.value()),
            short_name=str(self.short.value()),
            kind=OrganisationKind(str(self.kind.value() or self._partner.kind)),
            standing=Standing(str(self.standing.value() or self._partner.standing)),
            is_wanted=self.wanted.isChecked(),
        )


def _level(level: int | None) -> QVBoxLayout:
    said = words(level_words(level) if level else _("Not ranked"), "small", "ink2")
    said.setFixedWidth(look().px(150))
    whole = QVBoxLayout()
    if level:
        whole.addLayout(row(Ladder(level, level), said))
    else:
        whole.addLayout(row(30, said))
    return whole


class PartnersStep(Step):
    """The partners of the profile under their headings, and room for more."""

    NAME = N_("Partners")
    TITLE = N_("Who sits at the table?")
    NOTE = N_(
        "Give them the names they have with you. The level is the one to begin with: what "
        "whoever comes is expected to be able to agree to."
    )

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PartnerRow] = []
        self._profile = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add = secondary_button(_("Add another partner"), "plus")
        self.inside.addLayout(self._list)
        self.inside.addSpacing(10)
        self.inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside.addStretch(1)
        self.add.clicked.connect(self.add_own)

    def show_answers(self, asked: NewBoard) -> None:
        """Show the partners; anew where another profile was chosen meanwhile."""
        if self._profile == asked.profile:
            return
        self._profile = asked.profile
        profile = Shelf().profile(asked.profile)
        levels = {partner.key: partner.agreed_level for partner in profile.partners}
        clear(self._list)
        self.rows = []
        headings = {
            Standing.STATUTORY: profile.words.statutory_partners,
            Standing.RELEVANT: profile.words.relevant_partners,
            Standing.OTHER: _("Others"),
        }
        for standing, heading in headings.items():
            partners = [each for each in asked.partners or () if each.standing is standing]
            if partners:
                self._list.addSpacing(8)
                self._list.addWidget(Section(heading))
                self._list.addSpacing(4)
            for partner in partners:
                self._add_row(PartnerRow(partner, levels.get(partner.key)))

    def _add_row(self, line: PartnerRow) -> None:
        self.rows.append(line)
        self._list.addWidget(line)
        self._list.addWidget(line_across())

    def add_own(self) -> None:
        """Add a partner that the profile does not know."""
        line = PartnerRow(NewPartner(name=""), None)
        self._add_row(line)
        line.name.setFocus()

    def answers(self, asked: NewBoard) -> NewBoard:
        """Take the partners as corrected."""
        return replace(asked, partners=tuple(line.partner() for line in self.rows))

    def fault(self) -> str:
        """Ask for a name of each partner that is wanted."""
        partners = [line.partner() for line in self.rows]
        if any(partner.is_wanted and not partner.name for partner in partners):
            return _("Each partner needs a name, or is left out.")
        return ""

    def focus_first(self) -> None:
        """Focus the first partner's name."""
        if self.rows:
            self.rows[0].name.setFocus()
