from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.challenges import ChallengesPage
from chair_desk.gui.parts.asked_form import AskedForm
from chair_desk.gui.parts.challenge_ladder import ChallengeLadder, RungCard
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.letter_sheet import LetterSheet
from chair_desk.gui.parts.place_link import PlaceLink
from chair_desk.gui.session import Session
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.history import undo
from chair_desk.services.logs import change_entry, entry
from chair_desk.services.organisations import organisations
from chair_desk.services.sample import write_sample


def now() -> datetime:
    return datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("sample") / "Westmarch.chairdesk")


@pytest.fixture
def desk(sample: Path, tmp_path: Path) -> Desk:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(sample.read_bytes())
    return open_desk(path, who="Gwen", home=tmp_path / "home", now=now)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ChallengesPage:
    session = Session(desk)
    made = ChallengesPage(session)
    session.changed.connect(made.show_changes)
    session.problem.connect(made.show_problem)
    session.refused.connect(made.show_refusal)
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    made.list.choose(challenge(desk, "C-014"))
    return made


def challenge(desk: Desk, reference: str) -> str:
    return desk.rows(LogEntry, reference=reference)[0].id


def form_of(page: ChallengesPage) -> FormPanel:
    form = page.side.currentWidget()
    assert isinstance(form, FormPanel)
    return form


def fill(page: ChallengesPage, **values: object) -> None:
    for each in form_of(page).forms:
        each.show_values(values)  # type: ignore[arg-type]


def words_on(page: ChallengesPage) -> str:
    return " ".join(label.text() for label in page.detail.findChildren(QLabel))


def test_each_line_says_its_reference_its_partner_and_its_clock(page: ChallengesPage) -> None:
    model = page.list.shown
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [model.index(row, 0).data(role) for row in range(model.rowCount())]
    assert "C-014, Police seniority at this Board, Constabulary, 3 days left" in spoken
    assert model.index(0, 0).data().startswith("Awaiting an answer, ")


def test_arrows_move_through_the_list_and_the_challenge_follows(page: ChallengesPage) -> None:
    before = page.challenge_id
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.challenge_id != before
    assert page.card is not None
    assert page.card.line.entry.id == page.challenge_id
    page.list.choose(before)
    said = words_on(page)
    assert "Police seniority at this Board" in said
    assert "3 working days left" in said
    assert "due Friday 20 November 2026" in said


def test_each_step_of_the_ladder_is_reached_by_tab_and_says_where_it_stands(
    page: ChallengesPage,
) -> None:
    cards = page.detail.findChildren(ChallengeLadder)[-1].cards
    assert [card.rung.number for card in cards] == [1, 2, 3, 4, 5]
    assert all(card.focusPolicy() & Qt.FocusPolicy.TabFocus for card in cards)
    assert "it stands here" in cards[2].accessibleName()
    cards[0].setFocus()
    QTest.keyClick(cards[0], Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, RungCard)
    assert focused.rung.number == 2


def test_steps_rise_and_where_narrow_stand_below_one_another(page: ChallengesPage) -> None:
    ladder = page.detail.findChildren(ChallengeLadder)[-1]
    QApplication.processEvents()
    heights = [card.height() for card in ladder.cards]
    assert heights == sorted(set(heights))
    ladder.resize(320, ladder.height())
    tops = [card.y() for card in ladder.cards]
    assert tops == sorted(set(tops))


def test_searching_finds_by_any_words(page: ChallengesPage) -> None:
    page.do("challenges.find")
    QTest.keyClicks(page.find_line, "strategy talks")
    model = page.list.shown
    shown = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert any("C-013" in line for line in shown)
    assert not any("C-014" in line for line in shown)


def test_an_answer_is_recorded_judged_and_closed_by_keys(page: ChallengesPage, desk: Desk) -> None:
    page.do("challenges.answer")
    fill(page, answer="An ACC comes to each meeting.")
    form_of(page).save()
    assert entry(desk, challenge(desk, "C-014")).values["answered_on"] == "2026-11-17"

    page.do("challenges.judge")
    fill(
        page, judgement="good enough", judgement_reason="It names who.", outcome="An ACC comes.",
        check_on=date(2027, 9, 16),
    )  # fmt: skip
    form_of(page).save()
    assert entry(desk, page.challenge_id).entry.state == "answered"
    assert "Answered; check 16 Sep" in words_on(page)

    page.do("challenges.close")
    form_of(page).save()
    assert "is needed first" in " ".join(
        label.text() for label in form_of(page).findChildren(QLabel)
    )
    fill(page, impact="Decisions are taken in the room.", evidence="Four meetings.")
    form_of(page).save()
    assert entry(desk, page.challenge_id).entry.state == "closed_with_impact"
    assert page.reason_against(next(c for c in page.COMMANDS if c.name == "challenges.close"))
    undo(desk)
    assert entry(desk, page.challenge_id).entry.state == "answered"


def test_escalating_offers_the_letter_and_writes_it(
    page: ChallengesPage, desk: Desk, tmp_path: Path
) -> None:
    page.do("challenges.escalate")
    fill(page, why="No answer by the date.")
    form_of(page).save()
    line = entry(desk, page.challenge_id)
    assert (line.values["step"], line.entry.due_on) == ("all_lead_partners", date(2026, 12, 8))
    assert page.message.link.text() == "Draft the letter"
    for name in ("letter.docx", "letter.pdf", "letter.eml"):
        page.write_letter(str(tmp_path / name))
        assert (tmp_path / name).stat().st_size > 500
    page.write_letter(str(tmp_path / "letter"))
    assert (tmp_path / "letter.docx").exists()
    assert "Wrote letter.docx." in page.message.text()


def test_a_clock_is_paused_with_a_reason_and_goes_on(page: ChallengesPage, desk: Desk) -> None:
    page.do("challenges.pause")
    form_of(page).save()
    fill(page, pause_reason="The force asked for a meeting.")
    form_of(page).save()
    assert "The clock is paused, with 3 working days left" in words_on(page)
    page.do("challenges.resume")
    assert entry(desk, page.challenge_id).entry.due_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("verb", "state"), [("withdraw", "withdrawn"), ("accept", "accepted_unresolved")]
)
def test_a_challenge_ends_honestly_with_a_reason(
    page: ChallengesPage, desk: Desk, verb: str, state: str
) -> None:
    page.do(f"challenges.{verb}")
    form_of(page).save()
    assert entry(desk, page.challenge_id).is_open
    fill(page, reason="The law settles it in May.")
    form_of(page).save()
    assert entry(desk, challenge(desk, "C-014")).entry.state == state


def test_a_new_challenge_is_raised_and_chosen(page: ChallengesPage, desk: Desk) -> None:
    page.do("challenges.new")
    fill(page, title="Say who reads the notices", to_organisation_id=organisations(desk)[0].id)
    form_of(page).save()
    assert page.card is not None
    assert page.card.line.entry.title == "Say who reads the notices"
    page.do("challenges.note")
    fill(page, text="The director was written to.")
    form_of(page).save()
    page.do("challenges.edit")
    fill(page, why_it_matters="Notices that are not read help no child.")
    form_of(page).save()
    assert "help no child" in words_on(page)


def test_escape_leaves_a_form_and_nothing_is_kept(page: ChallengesPage, desk: Desk) -> None:
    before = entry(desk, page.challenge_id)
    page.do("challenges.answer")
    QTest.keyClick(form_of(page), Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.detail
    assert entry(desk, page.challenge_id) == before


def test_a_board_without_challenges_offers_the_first(qtbot: QtBot, session: Session) -> None:
    page = ChallengesPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.side.currentWidget() is page.empty
    page.do("challenges.new")
    assert isinstance(page.side.currentWidget(), FormPanel)


def test_clocks_links_and_export_stand_on_the_page(
    qtbot: QtBot, page: ChallengesPage, desk: Desk, tmp_path: Path
) -> None:
    page.do("challenges.clocks")
    form_of(page).forms[0].show_values({"chief_officer": 12})
    form_of(page).save()
    assert entry(desk, page.challenge_id).entry.due_on == date(2026, 11, 24)

    page.do("challenges.board_clocks")
    form_of(page).forms[0].show_values({"at_the_table": 10})
    form_of(page).save()
    assert desk.profile().challenge_steps[0].working_days == 10

    page.do("challenges.link")
    form_of(page).forms[0].show_values({"to": "R-003"})
    form_of(page).save()
    assert page.card is not None
    assert "R-003" in " ".join(linked.words for linked in page.card.links)

    page.exporting.write("confidential", "csv", tmp_path / "log.csv")
    qtbot.waitUntil(lambda: "Wrote log.csv" in page.message.text(), timeout=5000)


def test_others_are_asked_by_partner_and_post_and_shown(page: ChallengesPage) -> None:
    desk = page.session.desk
    page.do("challenges.new")
    form = form_of(page)
    asked = next(one for one in form.forms if isinstance(one, AskedForm))
    asked.add_button.click()
    asked.add_button.click()
    first, second = asked._lines
    first.partner.show_value(organisations(desk)[2].id)
    second.post.setText("The Mayor")
    form.forms[0].show_values(
        {"title": "Say who pays", "to_organisation_id": organisations(desk)[1].id}
    )
    form.save()

    assert page.card is not None
    assert page.card.line.entry.title == "Say who pays"
    assert page.card.line.also.endswith(", The Mayor")
    page.do("challenges.edit")
    form = form_of(page)
    asked = next(one for one in form.forms if isinstance(one, AskedForm))
    asked._lines[0].remove.click()
    form.save()
    assert page.card.line.also == "The Mayor"


def test_the_same_post_twice_is_refused_beside_the_lines(page: ChallengesPage) -> None:
    page.do("challenges.edit")
    form = form_of(page)
    asked = next(one for one in form.forms if isinstance(one, AskedForm))
    for place in (0, 1):
        asked.add_line()
        asked._lines[place].post.setText("The Mayor")
    form.save()

    assert page.is_filling_in
    assert "twice" in asked._fault.text()


def test_each_of_several_asked_is_answered_and_judged_by_itself(page: ChallengesPage) -> None:
    page.list.choose(challenge(page.session.desk, "C-015"))
    page.do("challenges.answer")
    first, second = (one.name for one in page.card.answers)  # type: ignore[union-attr]
    fill(page, answer="The share stands.")
    form_of(page).save()

    said = words_on(page)
    assert "Still to answer: " in said
    assert f"{first}, 17 Nov" in said
    assert f"{second} No answer yet." in said
    page.do("challenges.judge")
    assert [bool(one) for one in (page.is_filling_in, page.card.answers[0].is_to_judge)] == [
        True, True,
    ]  # fmt: skip
    fill(page, judgement="good enough", judgement_reason="A sum")
    form_of(page).save()
    assert "The Chair: good enough" in words_on(page)
    assert page.card.line.entry.state == "awaiting_answer"  # type: ignore[union-attr]
    page.do("challenges.answer")
    assert form_of(page).forms[0].values()["addressee_id"] == page.card.answers[1].addressee_id  # type: ignore[union-attr]


def test_many_challenges_are_searched_once_they_are_read(
    qtbot: QtBot, page: ChallengesPage, desk: Desk
) -> None:
    row = desk.rows(LogEntry, log_type="challenge")[0]
    with desk.change("Many") as step:
        for number in range(450):
            title = "The last word" if number == 449 else f"Ask {number}"
            step.insert(replace(row, id=f"x{number}", reference=f"C-1{number:03}", title=title))
    page.refresh()

    QTest.keyClicks(page.find_line, "the last word")

    qtbot.waitUntil(lambda: page.list.shown.is_ready, timeout=60_000)
    assert page.list.shown.rowCount() == 2  # its heading and itself
    assert page.list.shown.row_of("x449") == 1
    qtbot.waitUntil(lambda: page.card is not None and page.card.line.entry.id == "x449")
    page.find_line.clear()
    assert page.list.shown.row_of("x449") > 0


def test_a_card_put_off_while_words_are_typed_comes_before_a_command(page: ChallengesPage) -> None:
    QTest.keyClicks(page.find_line, "strategy talks")
    page.do("challenges.note")

    assert page.card is not None
    assert page.card.line.entry.id == page.challenge_id


def test_what_was_found_follows_a_change(qtbot: QtBot, page: ChallengesPage, desk: Desk) -> None:
    qtbot.waitUntil(lambda: page.list.shown.is_ready, timeout=60_000)
    page.find_line.setText("a new word")
    assert page.list.shown.rowCount() == 0
    row = desk.rows(LogEntry, log_type="challenge")[0]
    with desk.change("Worded anew") as step:
        step.update(LogEntry, row.id, title="A new word")
    page.refresh()

    qtbot.waitUntil(lambda: page.list.shown.row_of(row.id) == 1, timeout=60_000)


def test_an_answer_is_recorded_and_judged_one_after_the_other(page: ChallengesPage) -> None:
    page.do("challenges.answer")
    fill(page, answer="It is paid.")
    form_of(page).save()
    page.do("challenges.judge")
    fill(page, judgement="good enough", judgement_reason="A sum", outcome="It was paid")
    form_of(page).save()
    assert not page.is_filling_in
    assert page.card.line.entry.state == "answered"  # type: ignore[union-attr]


def test_the_minute_and_the_item_of_a_challenge_open_from_its_page(page: ChallengesPage) -> None:
    asked: list[tuple[str, tuple[str, str]]] = []
    page.session.asked_for.connect(lambda *what: asked.append(what))
    links = {
        link.accessibleName(): link
        for link in page.detail.findChildren(PlaceLink)
        if link.isVisible() and link.place.table != LogStep.TABLE
    }
    assert list(links) == ["Open item 7", "Open minute 6.4"]
    QTest.keyClick(links["Open item 7"], Qt.Key.Key_Return)
    QTest.mouseClick(links["Open minute 6.4"], Qt.MouseButton.LeftButton)
    assert [(name, record[0]) for name, record in asked] == [
        ("agenda", "agenda_item"),
        ("minutes", "minute"),
    ]


def test_the_challenges_of_a_partner_are_shown_where_they_are_asked_for(
    page: ChallengesPage, desk: Desk
) -> None:
    police = next(row.id for row in organisations(desk) if row.short_name == "Constabulary")
    page.show_record("organisation", police)
    model = page.list.shown
    shown = {desk.rows(LogEntry, id=model.id_of(row))[0].reference
             for row in range(model.rowCount()) if model.id_of(row)}  # fmt: skip
    assert {"C-014", "C-016", "C-017"} <= shown
    assert "C-015" not in shown
    assert page.find_line.text() == "Constabulary"


def letter_links(page: ChallengesPage) -> list[PlaceLink]:
    found = page.detail.findChildren(PlaceLink)
    return [link for link in found if link.isVisible() and link.place.table == LogStep.TABLE]


def test_the_letter_of_a_step_says_its_pages_and_opens_by_key_as_it_was(
    page: ChallengesPage, qtbot: QtBot
) -> None:
    _first, second = letter_links(page)
    qtbot.waitUntil(lambda: second.text() == "Letter, 1 page", timeout=60_000)
    assert second.accessibleName() == "Open letter to Alun Brackenridge, 1 page"
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    sheet = page.side.currentWidget()
    assert isinstance(sheet, LetterSheet)
    assert sheet.accessibleName() == "C-014: letter of 6 November 2026"
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "Dear Alun Brackenridge" in said
    assert "No answer after 20 working days" in said
    assert QApplication.focusWidget() is sheet.sheet
    QTest.keyClick(sheet.sheet, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.detail
    qtbot.waitUntil(
        lambda: [one.text() for one in letter_links(page)] == ["Letter, 1 page"] * 2,
        timeout=60_000,
    )


def test_the_letters_of_a_step_are_written_from_their_sheet(
    page: ChallengesPage, tmp_path: Path
) -> None:
    letter_links(page)[0].click()
    page.kept_letters.write_to(str(tmp_path / "then.docx"))
    assert page.message.text() == "Wrote then.docx."
    assert (tmp_path / "then.docx").exists()


def test_evidence_is_added_by_key_opens_its_record_and_comes_back_by_undo(
    page: ChallengesPage, desk: Desk
) -> None:
    def shown() -> list[str]:
        assert page.card is not None
        return [one.words for one in page.card.evidence]

    asked: list[tuple[str, tuple[str, str]]] = []
    page.session.asked_for.connect(lambda *what: asked.append(what))
    assert page.actions_by_name["challenges.evidence"].shortcut().toString() == "Ctrl+Shift+V"
    page.do("challenges.evidence")
    form_of(page).save()
    assert page.is_filling_in, "it says which record is missing"
    fill(page, to="A-104")
    form_of(page).save()
    assert shown()[-1].startswith("A-104")

    by_name = {one.accessibleName(): one for one in page.detail.findChildren(QPushButton)}
    attendance = next(name for name in by_name if name.startswith("Open Attendance, 8 meetings"))
    assert "live from the record" in attendance
    by_name[attendance].click()
    force = desk.rows(LogEntry, id=page.challenge_id)[0].to_organisation_id
    assert asked[-1] == ("attendance", ("organisation", force))
    letter = next(name for name in by_name if name.startswith("Open Letter of delegation"))
    by_name[letter].click()
    assert asked[-1] == ("partners", ("organisation", force))

    removal = next(name for name in by_name if name.startswith("Remove the evidence A-104"))
    by_name[removal].click()
    assert not shown()[-1].startswith("A-104")
    page.session.run(undo)
    assert shown()[-1].startswith("A-104")


def test_a_new_challenge_is_the_chairs_unless_somebody_else_is_named(
    page: ChallengesPage, desk: Desk
) -> None:
    page.do("challenges.new")
    fill(page, title="Say who leads", to_organisation_id=organisations(desk)[1].id)
    form_of(page).save()
    assert "by Rosalind Larkspur" in words_on(page)


def test_confidential_words_of_a_challenge_are_shown_without_their_brackets(
    page: ChallengesPage,
) -> None:
    found = challenge(page.session.desk, "C-014")
    page.session.run(change_entry, found, title="[[Lantern House]] and its plan")

    model = page.list.shown
    index = model.index(model.row_of(found), 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("C-014, Lantern House and its plan, ")
    assert said.endswith("with confidential words")
    assert index.data() == "C-014 Lantern House and its plan"
    assert "Lantern House and its plan" in words_on(page)
    assert "[[" not in words_on(page)
    kept = page.session.desk.get(LogEntry, found)
    assert kept is not None
    assert kept.title == "[[Lantern House]] and its plan"
