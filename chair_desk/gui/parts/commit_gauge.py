"""Who can commit their agency today: the statutory partners, each with a ladder and a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.parts.glyphs import Ladder, StatusMark
from chair_desk.gui.parts.widgets import Icon, ShortLabel, clear, column, retone, row, words
from chair_desk.gui.theme.look import look
from chair_desk.services.quorum import Commitment, Quorum
from chair_desk.words import _

LARGE = 115


class CommitRow(QWidget):
    """One partner."""

    def __init__(self, one: Commitment) -> None:
        super().__init__()
        ladder = Ladder(one.level, one.agreed)
        ladder.setFixedSize(look().px(29), look().px(27))
        partner = one.organisation.short_name or one.organisation.name
        sits = ShortLabel(one.words or _("nobody is here"), "small", "ink2")
        who = column(None, ShortLabel(partner, "medium"), sits, None)
        verdict = words(one.verdict, "small_strong", _tone(one))
        layout = row(ladder, who, verdict, spacing=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFixedHeight(look().px(45 if look().percent <= LARGE else 40))
        said = (partner, one.words, one.verdict, one.ladder_words)
        self.setAccessibleName(", ".join(part for part in said if part))


def _tone(one: Commitment) -> str:
    if one.can_commit:
        return "accent"
    return "ink2" if one.person is not None and one.level is None else "amb"


class CommitGauge(QWidget):
    """The gauge; it hides with the notes, because a projector shows the room."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Commitment, ...] | None = None
        self.count = words("", "strong")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.setLayout(
            column(row(words(_("Who can commit today"), "strong"), None, self.count), self._rows)
        )

    def show_commitments(self, found: Sequence[Commitment]) -> None:
        """Show the partners; nothing is done where they are shown already."""
        if self._shown == tuple(found):
            return
        self._shown = tuple(found)
        able = sum(one.can_commit for one in found)
        said = _("{able} of {count}").format(able=able, count=len(found))
        self.count.setText(said if found else "")
        retone(self.count, tone="accent" if able == len(found) else "amb")
        clear(self._rows)
        for one in found:
            self._rows.addWidget(CommitRow(one))


class QuorumLine(QWidget):
    """Whether the board may decide, in a mark and in words."""

    def __init__(self) -> None:
        super().__init__()
        self.tick = StatusMark("done")
        self.cross = Icon("x", "red")
        self.verdict = words("", "strong")
        self.rest = words("", "", "ink2", wrap=True)
        layout = row(self.tick, self.cross, self.verdict, self.rest)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def show_quorum(self, found: Quorum) -> None:
        """Say whether it is met, by how many, and by which rule."""
        self.tick.setVisible(found.is_met)
        self.cross.setVisible(not found.is_met)
        lead, _full_stop, rest = found.words.partition(". ")
        self.verdict.setText(f"{lead.rstrip('.')}.")
        retone(self.verdict, tone="ink" if found.is_met else "red")
        self.rest.setText(rest.strip())
        self.setToolTip(found.rule)
        self.setAccessibleName(found.words)
        self.setAccessibleDescription(found.rule)
