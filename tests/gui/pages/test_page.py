from __future__ import annotations

from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.page import Page
from chair_desk.gui.parts.widgets import primary_button, tie
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Changes, Refused


def _count(page: CountingPage) -> None:
    page.done += 1


def _reason(page: CountingPage) -> str:
    return page.reason


class CountingPage(Page):
    TITLE = "Counting"
    TABLES: ClassVar[tuple[str, ...]] = ("organisation",)
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        Command(name="count.one", label="Count", do=_count, when=_reason, keys="Ctrl+J"),
        Command(name="count.write", label="Write", do=_count, writes=True),
    )

    def __init__(self, session: Session) -> None:
        self.reloads = self.done = 0
        self.reason = ""
        super().__init__(session)

    def reload(self) -> None:
        self.reloads += 1


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> CountingPage:
    made = CountingPage(session)
    qtbot.addWidget(made)
    return made


TOUCHED = Changes(label="x", touched={"organisation": frozenset({"1"})})
OTHER = Changes(label="x", touched={"minute": frozenset({"1"})})


def test_a_page_reads_only_once_it_is_shown(page: CountingPage) -> None:
    assert page.reloads == 0

    page.show()

    assert page.reloads == 1


def test_a_change_of_its_tables_reloads_a_page_that_is_shown(page: CountingPage) -> None:
    page.show()

    page.show_changes(TOUCHED)
    page.show_changes(OTHER)

    assert page.reloads == 2


def test_a_hidden_page_waits_with_reloading_until_it_is_shown(page: CountingPage) -> None:
    page.show()
    page.hide()

    page.show_changes(TOUCHED)
    page.show_changes(TOUCHED)
    assert page.reloads == 1
    page.show()

    assert page.reloads == 2


def test_a_command_that_cannot_be_done_says_why_in_place(page: CountingPage) -> None:
    page.show()
    page.reason = "There is nothing to count."

    page.do("count.one")

    assert page.done == 0
    assert page.message.text() == "There is nothing to count."


def test_a_button_follows_its_command_and_says_the_reason(page: CountingPage) -> None:
    button = tie(primary_button("Count"), page.actions_by_name["count.one"])
    page.buttons.addWidget(button)
    page.reason = "There is nothing to count."
    page.show()

    assert not button.isEnabled()
    assert button.toolTip() == "There is nothing to count."
    assert button.accessibleDescription() == "There is nothing to count."

    page.reason = ""
    page.refresh_commands()
    button.click()

    assert page.done == 1


def test_a_refusal_and_a_problem_are_said_in_place(page: CountingPage) -> None:
    page.show()

    page.show_refusal(Refused({"name": "Name is needed."}))
    assert page.message.text() == "Name is needed."
    page.show_problem(CannotDo("The disk is full.", "Nothing was changed.", "Make room."))

    assert page.message.text() == "The disk is full. Nothing was changed. Make room."


def test_an_empty_state_offers_its_steps_by_name(qtbot: QtBot) -> None:
    state = EmptyState("No challenges yet", "A challenge is a question to a partner.")
    qtbot.addWidget(state)
    state.offer("plus", "Raise the first one", "Who to, and what you ask.", "challenge.add")

    with qtbot.waitSignal(state.asked) as heard:
        state.cards[0].click()

    assert heard.args == ["challenge.add"]
    assert state.cards[0].accessibleName() == "Raise the first one"
