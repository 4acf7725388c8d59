"""What comes round and what comes after: checks, the difference made, the words for marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.parts.action_answer import ActionAnswer, Asked
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.records.changes import Changes
from chair_desk.services import action_follow_up
from chair_desk.services.action_words import action_words, change_action_words
from chair_desk.services.no_day import no_day_words
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.actions import ActionsPage


class ActionsAfter:
    """Does what these commands of one page ask."""

    def __init__(self, page: ActionsPage) -> None:
        self._page = page
        self._session = page.session
        self._panel: ActionAnswer | None = None

    # -------------------------------------------------------------- checks

    def recurring(self) -> None:
        """Ask how often it is checked, and when next."""
        asked = [
            Asked(label=_("Every"), hint=_("How many months; 0 ends the round"), text="3"),
            Asked(label=_("Next date"), hint=_("As 4 December, or in two weeks")),
        ]
        self._page.doing.ask(asked, self._keep_recurring)

    def _keep_recurring(self, texts: list[str]) -> Changes | dict[str, str]:
        months = texts[0].split()[0] if texts[0].split() else ""
        if not months.isdecimal():
            return {"check_months": _("Say every how many months, from 1 to 60.")}
        next_on = day_reader(self._session.today())(texts[1])
        if next_on is None:
            return {"due_on": no_day_words(texts[1], self._session.today())}
        action_id = self._page.list.current_id()
        return self._session.try_out(
            action_follow_up.make_recurring, action_id, int(months), next_on
        )

    def checked(self) -> None:
        """Ask what the check found; its next date follows."""
        self._page.doing.ask([Asked(label=_("What it found"))], self._keep_checked)

    def _keep_checked(self, texts: list[str]) -> Changes | dict[str, str]:
        action_id = self._page.list.current_id()
        return self._session.try_out(action_follow_up.checked, action_id, texts[0])

    # -------------------------------------------------------------- the difference

    def ask_impact(self) -> None:
        """Ask on which day the difference is asked for."""
        hint = _("Left empty, three months after it closed")
        self._page.doing.ask([Asked(label=_("Ask on"), hint=hint)], self._keep_ask)

    def _keep_ask(self, texts: list[str]) -> Changes | dict[str, str]:
        day = day_reader(self._session.today())(texts[0]) if texts[0] else None
        if texts[0] and day is None:
            return {"impact_asked_on": _("Type a date, as 4 December or in two weeks.")}
        action_id = self._page.list.current_id()
        return self._session.try_out(action_follow_up.ask_impact, action_id, day)

    def impact(self) -> None:
        """Ask what difference it made."""
        line = self._page.list.current()
        text = line.action.impact if line else ""
        hint = _("What is different, and how we know; or that there is none")
        asked = [Asked(label=_("What difference"), hint=hint, text=text)]
        self._page.doing.ask(asked, self._keep_impact)

    def _keep_impact(self, texts: list[str]) -> Changes | dict[str, str]:
        action_id = self._page.list.current_id()
        return self._session.try_out(action_follow_up.say_impact, action_id, texts[0])

    # -------------------------------------------------------------- words

    def words(self) -> None:
        """Ask for the board's own words for the marks, above the list."""
        known = action_words(self._session.desk)
        self._marks = [mark.value for mark in known]
        usual = _("Left empty, the usual word")
        asked = [Asked(label=word, hint=usual, text=word) for word in known.values()]
        panel = ActionAnswer((_("Words"), _("The shapes stay as they are.")), asked)
        panel.kept.connect(self._keep_words)
        panel.left.connect(self._page.close_answer)
        self._panel = panel
        self._page.open_new(panel)
        panel.focus_first()

    def _keep_words(self, texts: list[str]) -> None:
        asked = dict(zip(self._marks, texts, strict=True))
        came: Changes | dict[str, str] = self._session.try_out(change_action_words, **asked)
        if isinstance(came, dict):
            if self._panel is not None:
                self._panel.show_fault(" ".join(dict.fromkeys(came.values())))
            return
        self._page.close_answer()
