from __future__ import annotations

from pytestqt.qtbot import QtBot

from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import add_organisation


def cannot(_desk: Desk) -> Changes:
    raise CannotDo("The disk is full.", "Nothing was changed.", "Make room.")


def test_what_a_service_did_is_told_to_everyone(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.changed) as heard:
        changes = session.run(add_organisation, "Cafcass Cymru")

    assert changes is not None
    assert heard.args == [changes]
    assert changes.touches("organisation")


def test_a_refusal_is_told_and_nothing_comes_back(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.refused) as heard:
        assert session.run(add_organisation, "") is None

    assert isinstance(heard.args[0], Refused)


def test_what_the_world_refuses_is_told_as_a_problem(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.problem) as heard:
        assert session.run(cannot) is None

    assert heard.args[0].what == "The disk is full."


def test_a_form_gets_its_problems_by_column_and_nobody_else_hears(
    qtbot: QtBot, session: Session
) -> None:
    with qtbot.assertNotEmitted(session.refused):
        came = session.try_out(add_organisation, "")

    assert isinstance(came, dict)
    assert "name" in came


def test_a_form_that_is_in_order_changes_the_board(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.changed):
        came = session.try_out(add_organisation, "Cafcass Cymru")

    assert isinstance(came, Changes)
    assert came.made


def test_a_form_hears_of_a_problem_as_nothing_beside_its_fields(
    qtbot: QtBot, session: Session
) -> None:
    with qtbot.waitSignal(session.problem):
        assert session.try_out(cannot) == {}


def test_typing_is_told_apart_from_changes(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.typed), qtbot.assertNotEmitted(session.changed):
        assert session.keep_typing(add_organisation, "Typed")

    assert not session.keep_typing(cannot)


def test_sealing_with_nothing_typed_says_nothing(qtbot: QtBot, session: Session) -> None:
    with qtbot.assertNotEmitted(session.changed):
        session.seal()


def test_the_chosen_meeting_is_told_once(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.meeting_chosen) as heard:
        session.choose_meeting("m-1")
    with qtbot.assertNotEmitted(session.meeting_chosen):
        session.choose_meeting("m-1")

    assert heard.args == ["m-1"]


def test_a_page_can_be_asked_for_at_a_record(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.asked_for) as heard:
        session.show_page("partners", ("person", "p-1"))

    assert heard.args == ["partners", ("person", "p-1")]


def test_a_problem_is_over_once_the_file_took_something_and_nothing_waits(session: Session) -> None:
    over: list[str] = []
    session.kept_again.connect(over.append)
    session.wait_for(CannotDo("The stick is out."))

    session.all_kept()  # they reached a file that is out of sight
    assert over == []
    assert session.run(add_organisation, "Cafcass") is not None
    assert over == ["The stick is out."]

    session.wait_for(CannotDo("The disk is full."))
    assert session.run(add_organisation, "Quillfeather Trust") is not None
    assert over == ["The stick is out."]  # other words still wait
    session.all_kept()
    assert over == ["The stick is out.", "The disk is full."]
