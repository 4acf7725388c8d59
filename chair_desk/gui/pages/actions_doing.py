"""What the keys of the tracker do: an answer opens below the row, and is kept as one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from chair_desk.gui.parts.action_answer import ActionAnswer, Asked
from chair_desk.gui.parts.answers_panel import AnswersPanel
from chair_desk.gui.parts.register_places import page_of
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.gui.session import Session
from chair_desk.records.actions import Action, ActionState, ActionUpdate
from chair_desk.records.changes import Changes
from chair_desk.records.date_moves import move_words
from chair_desk.records.days_in_words import near_day
from chair_desk.services import action_triage
from chair_desk.services.action_follow_up import months_after
from chair_desk.services.actions import reopen_action
from chair_desk.services.finding_people import find_people
from chair_desk.services.new_actions import Asking, new_action
from chair_desk.services.no_day import no_day_words
from chair_desk.services.organisations import organisations
from chair_desk.services.record_places import places_of_action
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.gui.pages.actions import ActionsPage


_LONGEST = 60
_MOST_PLACES = 4  # links beside the last word; more have no room


class ActionsDoing:
    """Does what the keys of one page ask."""

    def __init__(self, page: ActionsPage) -> None:
        self._page = page
        self._session = page.session
        self.panel: ActionAnswer | None = None
        self._keep: Callable[[list[str]], Changes | dict[str, str]] | None = None
        self._ids: list[str] = []
        self._new = NewAction(page.session)

    def ids(self) -> list[str]:
        """Return the marked actions, else the chosen one."""
        marked = [
            line.action.id
            for line in self._page.list.rows.lines()
            if line.action.id in self._page.list.rows.marked
        ]
        chosen = self._page.list.current_id()
        return marked or ([chosen] if chosen else [])

    # -------------------------------------------------------------- the answer

    def ask(
        self,
        asked: Sequence[Asked],
        keep: Callable[[list[str]], Changes | dict[str, str]],
        said: tuple[str, str] | None = None,
    ) -> None:
        """Open lines below the chosen action; `keep` gets what was typed."""
        self._ids = self.ids()
        self._keep = keep
        current = self._page.list.current()
        places = []
        if current is not None and len(self._ids) == 1:
            places = places_of_action(self._session.desk, current)[:_MOST_PLACES]
        panel = ActionAnswer(said or _last_word(self._page, self._ids), asked, places)
        panel.kept.connect(self._kept)
        panel.left.connect(self.leave)
        panel.opened.connect(self.open_place)
        self.panel = panel
        reference = current.action.reference if current is not None else ""
        panel.setAccessibleName(_("Below {reference}").format(reference=reference))
        self._page.open_answer(panel)
        panel.focus_first()

    def _kept(self, texts: list[str]) -> None:
        if self._keep is None or self.panel is None:
            return
        came = self._keep(texts)
        if isinstance(came, dict):
            self.panel.show_fault(" ".join(came.values()))
            self._page.list.fit_answer()
            return
        self._page.list.rows.marked.clear()
        self.leave()

    def leave(self) -> None:
        """Put the answer away and go back to the list."""
        self.panel, self._keep = None, None
        self._page.close_answer()

    def open_place(self, table: str, record_id: str) -> None:
        """Open what an action is linked with, on its own page; what is typed stays here."""
        place = page_of(self._session.desk, table, record_id)
        if place is not None:
            self._session.show_page(*place)

    # -------------------------------------------------------------- one thing each

    def note(self) -> None:
        """Ask for what is said of the action now."""
        self.ask([Asked(label=_("Your update"))], self._keep_note)

    def _keep_note(self, texts: list[str]) -> Changes | dict[str, str]:
        return self._session.try_out(action_triage.note_actions, self._ids, texts[0])

    def complete(self) -> None:
        """Ask what was done and what shows it."""
        hint = _("Left empty, it is closed without evidence and counted as such")
        self.ask(
            [
                Asked(label=_("What was done")),
                Asked(label=_("What shows it"), hint=hint),
                Asked(
                    label=_("Ask again"),
                    hint=_("As 3 for three months on: what difference it made; or left empty"),
                ),
            ],
            self._keep_complete,
        )

    def _keep_complete(self, texts: list[str]) -> Changes | dict[str, str]:
        ask_on = _later(texts[2], self._session.today())
        if texts[2] and ask_on is None:
            return {"impact_asked_on": _("Say in how many months, or a date.")}
        return self._session.try_out(
            action_triage.complete_actions, self._ids, texts[0], evidence=texts[1], ask_on=ask_on
        )

    def extend(self) -> None:
        """Ask for a later date, who asked and who agreed."""
        names = _names(self._session)
        self.ask(
            [
                Asked(label=_("New date"), hint=_("As 4 December, or in two weeks")),
                Asked(label=_("Asked by"), offers=names),
                Asked(label=_("Agreed by"), offers=names),
            ],
            self._keep_extend,
            _last_move(self._page, self.ids()),
        )

    def _keep_extend(self, texts: list[str]) -> Changes | dict[str, str]:
        due_on = day_reader(self._session.today())(texts[0])
        if due_on is None:
            return {"due_on": no_day_words(texts[0], self._session.today())}
        new = action_triage.NewDate(due_on=due_on, asked_by=texts[1], agreed_by=texts[2])
        return self._session.try_out(action_triage.extend_actions, self._ids, new)

    def at_risk(self) -> None:
        """Mark at risk; where all are at risk already, no longer."""
        ids = self.ids()
        rows = self._session.desk.rows(Action, id=ids)
        is_on = not all(row.state is ActionState.AT_RISK for row in rows)
        done = self._session.run(action_triage.mark_actions_at_risk, ids, is_at_risk=is_on)
        if done is not None:
            self._page.list.rows.marked.clear()

    def challenge(self) -> None:
        """Raise the chosen action as a challenge."""
        action_id = self._page.list.current_id()
        if self._session.run(action_triage.challenge_from_action, action_id) is not None:
            said = _("The challenge was raised; Undo takes it back.")
            self._page.message.say(said, tone="accent")

    def answers(self) -> None:
        """Open the place where answers that came back are looked over."""
        panel = AnswersPanel(self._session)
        panel.left.connect(self._page.close_answer)
        self._page.open_new(panel)
        panel.focus_first()

    def reopen(self) -> None:
        """Open a closed action again."""
        self._session.run(reopen_action, self._page.list.current_id())

    def add(self) -> None:
        """Ask for the words, owner and date of a new action, above the list."""
        panel = ActionAnswer(("", ""), self._new.asked())
        panel.kept.connect(self._kept)
        panel.left.connect(self.leave)
        self.panel, self._keep = panel, self._keep_new
        self._page.open_new(panel)
        panel.focus_first()

    def _keep_new(self, texts: list[str]) -> Changes | dict[str, str]:
        came = self._new.keep(texts)
        if isinstance(came, Changes) and came.made:
            self._page.list.choose(came.made)
        return came


class NewAction:
    """What is asked of an action that was made at no meeting, and keeping it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def asked(self) -> list[Asked]:
        """Return the lines that are typed."""
        return [
            Asked(label=_("What is to be done")),
            Asked(
                label=_("Owner"),
                hint=_("A person, a post or an agency; or left empty"),
                offers=_names(self._session),
            ),
            Asked(
                label=_("Also"),
                hint=_("Who supports it, parted by commas"),
                offers=_names(self._session),
            ),
            Asked(label=_("Due"), hint=_("As 4 December, next board, or left empty")),
        ]

    def keep(self, texts: list[str]) -> Changes | dict[str, str]:
        """Add the action; an owner nobody knows is kept in the words used."""
        title, owner, also, due = texts
        return self._session.try_out(new_action, title, Asking(owner=owner, also=also, due=due))


def _later(text: str, today: date) -> date | None:
    """Return the day that is meant: "3" is in three months."""
    months, _space, rest = text.partition(" ")
    if months.isdecimal() and 0 < int(months) <= _LONGEST and rest in ("", _("months")):
        return months_after(today, int(months))
    return day_reader(today)(text) if text else None


def _last_word(page: ActionsPage, ids: Sequence[str]) -> tuple[str, str]:
    if len(ids) > 1:
        said = ngettext("{count} marked action", "{count} marked actions", len(ids))
        return _("For"), said.format(count=len(ids))
    line = page.list.current()
    if line is None or line.last is None:
        return _("Last word"), _("Nothing was said of it yet.")
    today = page.session.today()
    day = f"{near_day(line.last.said_on, today)}, " if line.last.said_on else ""
    return _("Last word"), day + (line.last.text or move_words(line.last, today))


def _last_move(page: ActionsPage, ids: Sequence[str]) -> tuple[str, str] | None:
    """Say how the date of one action last moved; None of several, and where it never did."""
    if len(ids) != 1:
        return None
    moves = page.session.desk.rows(ActionUpdate, action_id=ids[0], order=("said_on", "id"))
    said = [move_words(one, page.session.today()) for one in moves if one.due_after]
    return (_("Date so far"), said[-1]) if said else None


def _names(session: Session) -> list[str]:
    people = [one.person.name for one in find_people(session.desk, "", session.today())]
    return people + [one.name for one in organisations(session.desk, session.today())]
