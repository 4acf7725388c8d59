from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.editors import (
    ChoiceEditor,
    DateEditor,
    LineEditor,
    NumberEditor,
    TextEditor,
    YesNoEditor,
    editor_for,
)
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.records.boards import Board
from chair_desk.records.columns import Column, Kind, table_of
from chair_desk.records.people import AgreedLevel, Person

TODAY = date(2026, 11, 17)


@pytest.fixture
def form(qtbot: QtBot) -> RecordForm:
    made = RecordForm(table_of(Person), ("name", "initials", "access_needs"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_editor_has_a_label_a_buddy_and_a_name(form: RecordForm) -> None:
    buddies = {label.buddy() for label in form.findChildren(QLabel) if label.buddy()}

    for name in ("name", "initials", "access_needs"):
        editor = form.editor(name)
        assert editor in buddies
        assert editor.accessibleName()
        assert editor.accessibleIdentifier() == name


def test_values_come_back_as_they_were_shown(form: RecordForm) -> None:
    values = {
        "name": "Łucja O’Neill",
        "initials": "ŁO",
        "access_needs": "Large print\nA loop",
    }

    form.show_values(values)

    assert form.values() == values


def test_a_problem_is_said_beside_its_field_and_the_field_takes_the_focus(
    qtbot: QtBot, form: RecordForm
) -> None:
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)

    form.show_problems({"initials": "Too long."})

    assert form.editor("initials").hasFocus()
    assert form.editor("initials").accessibleDescription() == "Too long."


def test_a_problem_of_no_field_is_said_above(form: RecordForm) -> None:
    form.show_problems({"": "This person sits already."})

    assert form.message.isVisible()
    assert form.message.text() == "This person sits already."

    form.show_problems({})

    assert not form.message.isVisible()


@pytest.mark.parametrize(
    ("kind", "editor"),
    [
        (Kind.LINE, LineEditor),
        (Kind.TEXT, TextEditor),
        (Kind.NUMBER, NumberEditor),
        (Kind.DATE, DateEditor),
        (Kind.YES_NO, YesNoEditor),
        (Kind.CHOICE, ChoiceEditor),
        (Kind.LINK, ChoiceEditor),
    ],
)
def test_each_kind_of_column_has_its_editor(
    qtbot: QtBot, kind: Kind, editor: type[QWidget]
) -> None:
    made = editor_for(Column(label="x", kind=kind), read_date=day_reader(TODAY))
    qtbot.addWidget(made)

    assert type(made) is editor


@pytest.mark.parametrize(
    ("text", "value"), [("", None), ("4", 4), ("-4", -4), ("1,234", 1234), ("four", "four")]
)
def test_a_number_is_read_or_given_back_for_the_refusal(
    qtbot: QtBot, text: str, value: object
) -> None:
    editor = NumberEditor()
    qtbot.addWidget(editor)
    editor.setText(text)

    assert editor.value() == value


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("18 dec", date(2026, 12, 18)),
        ("12/6/2027", date(2027, 6, 12)),
        ("end of march", date(2027, 3, 31)),
        ("", None),
        ("the day after the fair", "the day after the fair"),
    ],
)
def test_a_date_is_read_as_people_say_it(qtbot: QtBot, said: str, meant: object) -> None:
    editor = DateEditor(day_reader(TODAY))
    qtbot.addWidget(editor)
    editor.setText(said)

    assert editor.value() == meant


def test_a_date_that_was_shown_in_full_reads_the_same(qtbot: QtBot) -> None:
    editor = DateEditor(day_reader(TODAY))
    qtbot.addWidget(editor)
    editor.show_value(date(2029, 2, 28))

    assert editor.text() == "Wednesday 28 February 2029"
    assert editor.value() == date(2029, 2, 28)


def test_a_value_that_is_no_choice_is_shown_as_nothing_chosen(qtbot: QtBot) -> None:
    editor = ChoiceEditor([("a", "A"), ("b", "B")])
    qtbot.addWidget(editor)

    editor.show_value("c")

    assert editor.value() is None


def test_yes_or_no_says_what_it_is_about(qtbot: QtBot) -> None:
    form = RecordForm(table_of(Board), ("is_sample",))
    qtbot.addWidget(form)
    box = form.editor("is_sample")

    assert isinstance(box, QCheckBox)
    assert box.text() == "Nothing in it is real"


def test_levels_are_chosen_by_their_words(qtbot: QtBot) -> None:
    form = RecordForm(table_of(AgreedLevel), ("level",), choices={"level": [(4, "Can commit")]})
    qtbot.addWidget(form)
    form.show_values({"level": 4})

    assert form.values() == {"level": 4}
