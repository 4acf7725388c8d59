"""Two copies become one record: what both changed is settled here, before or after it comes in."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from chair_desk.gui.merge_state import Deciding
from chair_desk.gui.pages.merging_asking import MergingAsking
from chair_desk.gui.pages.merging_commands import COMMANDS
from chair_desk.gui.pages.merging_showing import (
    base_note,
    fill_list,
    listed,
    show_counts,
    show_head,
)
from chair_desk.gui.pages.page import GUTTER, Page
from chair_desk.gui.parts.merge_bar import SettledBar
from chair_desk.gui.parts.merge_detail import MergeDetail
from chair_desk.gui.parts.merge_list import MergeList
from chair_desk.gui.parts.merge_twins import TwinsDetail
from chair_desk.gui.parts.merge_waiting import AtWork, CopyPassphrase, NothingToSettle
from chair_desk.gui.parts.widgets import (
    ShortLabel,
    column,
    line_across,
    row,
    secondary_button,
    tie,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo
from chair_desk.records.tables import BY_NAME
from chair_desk.services.joining import join
from chair_desk.services.settling import settle_all
from chair_desk.services.still_open import Twins, leave_apart, to_settle, twins
from chair_desk.services.two_versions import Matter
from chair_desk.words import N_, _

LIST_WIDTH, MOST_LIST = 332, 385


class MergingPage(Page):
    """What waits to be settled; with a copy that came, what bringing it in would do.

    It reads `session.coming` and asks for everything of the window by `session.exchange_asked`.
    """

    TITLE = N_("What two people changed")
    TABLES = tuple(BY_NAME)
    COMMANDS: ClassVar = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.deciding = Deciding(())
        self.pairs: tuple[Twins, ...] = ()
        self._at = -1
        self._pair_at = -1
        super().__init__(session, parent)
        self.cancel_button = tie(
            secondary_button(_("Cancel, change nothing")), self.actions_by_name["merging.cancel"]
        )
        self.bring_button = tie(
            secondary_button("", "git-merge"), self.actions_by_name["merging.bring_in"]
        )
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.bring_button)
        self._add_bar()
        self.list = MergeList()
        self.list.setFixedWidth(min(look().wide(LIST_WIDTH), MOST_LIST))
        self.detail = MergeDetail()
        self.pair_detail = TwinsDetail()
        self.right = QStackedWidget()
        self.right.addWidget(self.detail)
        self.right.addWidget(self.pair_detail)
        self.quiet = words("", "record", "ink2", wrap=True)
        self.quiet.setContentsMargins(GUTTER, 24, GUTTER, 24)
        self.right.addWidget(_at_top(self.quiet))
        self.work = QWidget()
        inside = row(self.list, line_across("down"), self.right, spacing=0)
        inside.setStretch(2, 1)
        self.work.setLayout(inside)
        self.at_work, self.passphrase, self.nothing = (
            AtWork(), CopyPassphrase(), NothingToSettle(),
        )  # fmt: skip
        self.stack = QStackedWidget()
        for each in (self.work, self.at_work, self.passphrase, self.nothing):
            self.stack.addWidget(each)
        self.body.addWidget(self.stack)
        self._connect()
        self.asking = MergingAsking(self)

    def _add_bar(self) -> None:
        """Put the bar of what is settled below the head."""
        self.bar = SettledBar()
        self.subheading.setWordWrap(True)
        self.bar_lead = words("", "strong")
        self.bar_words = ShortLabel("", "interface", "ink2")
        self.bar_row = QWidget()
        said = row(self.bar_lead, self.bar_words, spacing=5)
        said.setStretch(1, 1)
        bar = row(self.bar, said, spacing=16)
        bar.setStretch(1, 1)
        bar.setContentsMargins(GUTTER, 0, GUTTER, 14)
        self.bar_row.setLayout(bar)
        layout = self.layout()
        if layout is not None:
            layout.insertWidget(1, self.bar_row)  # type: ignore[attr-defined]

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_matter)
        self.list.twins_chosen.connect(self._show_pair)
        self.detail.way_chosen.connect(self._unsettle)
        self.detail.changed.connect(self._unsettle)
        self.detail.settle_asked.connect(self.settle_and_next)
        self.detail.previous_asked.connect(self._previous)
        self.pair_detail.join_asked.connect(self._join)
        self.pair_detail.apart_asked.connect(self._apart)

    # -------------------------------------------------------------- asking the window

    def ask(self, what: str, more: object = None) -> None:
        """Ask the window for something that is more than this page: see `BringingIn`."""
        self.session.exchange_asked.emit(what, more)

    # -------------------------------------------------------------- showing

    @property
    def matter(self) -> Matter | None:
        """The matter that is shown."""
        if self.is_pair_shown or not 0 <= self._at < len(self.deciding.matters):
            return None
        return self.deciding.matters[self._at]

    @property
    def is_pair_shown(self) -> bool:
        """Say whether two records that may be one are shown."""
        return self.right.currentWidget() is self.pair_detail

    @property
    def has_chosen(self) -> bool:
        """Say whether a way is chosen for the matter that is shown."""
        return self.matter is not None and bool(self.deciding.way(self.matter))

    def reload(self) -> None:
        """Show what waits: of the copy that came, else of the board."""
        coming = self.session.coming
        if coming is not None and coming.seen is None:
            return
        key = self.matter.key if self.matter is not None else None
        if coming is None:
            before, self.deciding = self.deciding, Deciding(to_settle(self.session.desk))
            self.deciding.take_over(before)
            self.pairs = twins(self.session.desk)
        else:
            self.deciding, self.pairs = coming.deciding, ()
        show_head(self, coming)
        fill_list(self, coming)
        show_counts(self)
        has_any = coming is not None or self.deciding.matters or self.pairs
        self.stack.setCurrentWidget(self.work if has_any else self.nothing)
        self._choose_first(key)

    def _choose_first(self, key: tuple[str, str] | None) -> None:
        keys = [matter.key for matter in self.deciding.matters]
        if key in keys:
            self.list.choose(keys.index(key))
        elif keys:
            self.list.choose(max(self.deciding.next_open(-1), 0))
        elif self.pairs:
            self.list.choose_pair(0)
        else:
            self._at = -1
            self.right.setCurrentIndex(2)
            self.quiet.setText(
                _("Nothing was changed by both, so nobody need choose. Bring it in, or look.")
            )

    def show_looking(self, name: str) -> None:
        """Say that a copy is being looked at."""
        self.message.hide()
        self.heading.setText(_("Bring in a copy"))
        self.subheading.hide()
        self.bar_row.hide()
        self.at_work.begin(
            _("Looking at {name}").format(name=name),
            _("It is opened to read, and nothing is changed. You can go on working meanwhile."),
        )
        self.stack.setCurrentWidget(self.at_work)
        self.at_work.cancel.setFocus()
        self.refresh_commands()

    def ask_for_passphrase(self, fault: str = "") -> None:
        """Ask for the passphrase of the copy."""
        self.stack.setCurrentWidget(self.passphrase)
        self.passphrase.begin(fault)

    def _show_matter(self, number: int) -> None:
        self._at = number
        self.right.setCurrentWidget(self.detail)
        self.detail.show_matter(self.deciding, number, base_note(self), self.session.desk.who)
        self.refresh_commands()

    def _show_pair(self, number: int) -> None:
        self._pair_at = number
        self.right.setCurrentWidget(self.pair_detail)
        self.pair_detail.show_twins(self.pairs[number])
        self.refresh_commands()

    # -------------------------------------------------------------- deciding

    def _unsettle(self, _way: str = "") -> None:
        """Let a matter count as open again: another way was chosen for it."""
        if self.matter is not None:
            self.deciding.decided.discard(self.matter.key)
            self.list.show_matter(self._at, listed(self, self.matter))
        show_counts(self)
        self.refresh_commands()

    def settle_and_next(self) -> None:
        """Settle what is chosen, and go to the next that is open."""
        if self.is_pair_shown:
            self._join()
            return
        matter = self.matter
        if matter is None or not self.has_chosen:
            return
        if self.session.coming is None:
            self.session.run(settle_all, self.deciding.choices_for(matter))
            return
        self.deciding.decided.add(matter.key)
        self.list.show_matter(self._at, listed(self, matter))
        show_counts(self)
        after = self.deciding.next_open(self._at)
        if after >= 0:
            self.list.choose(after)
        else:
            self.bring_button.setFocus()
        self.refresh_commands()

    def _previous(self) -> None:
        self.go(-1)

    def go(self, step: int) -> None:
        """Go to the matter before or after."""
        wanted = self._at + step
        if 0 <= wanted < len(self.deciding.matters):
            self.list.choose(wanted)

    def _join(self) -> None:
        pair = self.pairs[self._pair_at].pair
        self.session.run(join, pair.table, pair.first, pair.second)

    def _apart(self) -> None:
        try:
            leave_apart(self.session.desk, self.pairs[self._pair_at].pair)
        except CannotDo as problem:
            self.show_problem(problem)
            return
        self.refresh()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list, and what stands beside it."""
        return self.list, self.right


def _at_top(widget: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(widget, None))
    return holder
