from __future__ import annotations

from collections import Counter

import pytest

from chair_desk.gui.command_list import COMMANDS
from chair_desk.gui.commands import MENUS, Command, spoken_keys
from chair_desk.gui.menus import MENU_LABELS
from chair_desk.gui.page_list import PAGES, PageEntry, entry_named

ANYWHERE = [command.keys for command in COMMANDS if command.keys]


def test_no_two_commands_of_the_window_share_their_keys() -> None:
    assert [keys for keys, count in Counter(ANYWHERE).items() if count > 1] == []


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_the_keys_of_a_page_clash_neither_with_each_other_nor_with_the_window(
    entry: PageEntry,
) -> None:
    keys = [command.keys for command in entry.page_class().COMMANDS if command.keys]

    assert [each for each, count in Counter([*keys, *ANYWHERE]).items() if count > 1] == []


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_each_command_of_a_page_stands_in_a_menu_that_there_is(entry: PageEntry) -> None:
    for command in entry.page_class().COMMANDS:
        assert command.menu in ("", *MENUS)
        assert command.label


def test_command_names_are_unique_over_the_whole_program() -> None:
    pages = [entry.page_class().COMMANDS for entry in PAGES]
    names = [command.name for commands in (COMMANDS, *pages) for command in commands]

    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_menu_has_its_word_and_a_letter_of_its_own() -> None:
    assert tuple(MENU_LABELS) == MENUS
    letters = [label[label.index("&") + 1].casefold() for label in MENU_LABELS.values()]
    assert len(set(letters)) == len(MENUS)


@pytest.mark.parametrize(
    ("keys", "said"),
    [("Ctrl+K", "Ctrl K"), ("Ctrl++", "Ctrl +"), ("Ctrl+-", "Ctrl -"), ("F6", "F6")],
)
def test_keys_are_said_as_they_are_printed(keys: str, said: str) -> None:
    assert spoken_keys(keys) == said


def test_a_page_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        entry_named("nowhere")


def test_a_command_stands_ready_unless_it_says_otherwise() -> None:
    command = Command(name="x", label="X", do=lambda _page: None)

    assert command.when(None) == ""
