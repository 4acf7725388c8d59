from __future__ import annotations

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.editors import ChoiceEditor
from chair_desk.gui.parts.fields_by_kind import FieldsByKind
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.records.columns import Column, Kind, Table
from chair_desk.records.logs import LogEntry

COLUMNS = (
    Column(name="kind", label="Kind", kind=Kind.CHOICE, choices=("audit", "voice")),
    Column(name="done", label="Done"),
    Column(name="base", label="Base", kind=Kind.NUMBER),
    Column(name="heard", label="Heard", kind=Kind.TEXT),
)
ONLY_FOR = {"base": ("audit",), "heard": ("voice",), "score": ("audit",)}


def form_of(qtbot: QtBot, later: tuple[str, ...] = ()) -> tuple[RecordForm, ChoiceEditor]:
    table = Table(name="log", label="Log", record_class=LogEntry, columns=COLUMNS)
    form = RecordForm(
        table, ("kind", "done", "base", "heard"),
        choices={"kind": [(None, ""), ("audit", "audit"), ("voice", "voice")]},
        later=later,
    )  # fmt: skip
    qtbot.addWidget(form)
    form.show()
    kind = form.editor("kind")
    assert isinstance(kind, ChoiceEditor)
    return form, kind


def shown(form: RecordForm) -> list[str]:
    return [name for name in form.values() if form.editor(name).isVisible()]


def test_only_what_belongs_to_the_kind_is_asked(qtbot: QtBot) -> None:
    form, kind = form_of(qtbot)
    FieldsByKind(form, kind, ONLY_FOR)
    assert shown(form) == ["kind", "done"]

    kind.show_value("audit")
    assert shown(form) == ["kind", "done", "base"]
    kind.show_value("voice")
    assert shown(form) == ["kind", "done", "heard"]


def test_what_holds_something_stays_in_sight_and_is_not_lost(qtbot: QtBot) -> None:
    form, kind = form_of(qtbot)
    form.show_values({"kind": "audit", "base": 40})
    FieldsByKind(form, kind, ONLY_FOR)

    kind.show_value("voice")

    assert shown(form) == ["kind", "done", "base", "heard"]
    assert form.values()["base"] == 40


def test_fields_of_other_kinds_are_made_when_theirs_is_chosen(qtbot: QtBot) -> None:
    form, kind = form_of(qtbot, later=tuple(ONLY_FOR))
    FieldsByKind(form, kind, ONLY_FOR)
    assert list(form.values()) == ["kind", "done"]

    kind.show_value("voice")
    assert shown(form) == list(form.values()) == ["kind", "done", "heard"]
    kind.show_value("audit")
    assert shown(form) == ["kind", "done", "base"], "in the order of the form"
    places = [form.editor(name).mapTo(form, QPoint()).y() for name in shown(form)]
    assert places == sorted(places)
    assert "score" not in form.values(), "what the form does not ask is not made"


def test_a_field_made_later_holds_what_it_is_given_and_says_what_is_wrong(qtbot: QtBot) -> None:
    form, kind = form_of(qtbot, later=tuple(ONLY_FOR))
    form.show_values({"base": 40, "heard": ""})
    FieldsByKind(form, kind, ONLY_FOR)
    assert (shown(form), form.values()["base"]) == (["kind", "done", "base"], 40)

    form.show_problems({"heard": "Say what was heard."})
    assert form.editor("heard").accessibleDescription() == "Say what was heard."
