from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.columns import table_of
from chair_desk.records.logs import LogEntry
from chair_desk.records.report_fields import Placed, Written
from chair_desk.records.yearly_reports import ReportState, SentenceEvidence, YearlyReport
from chair_desk.services.challenges import raise_challenge
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.organisations import organisations
from chair_desk.services.report_gaps import GapKind, gaps
from chair_desk.services.report_reading import Behind, SentenceLine, read_report
from chair_desk.services.report_writing import (
    accept_changes,
    add_sentence,
    follow_the_record,
    link_figure,
    link_record,
    mark_opinion,
    move_sentence,
    publish,
    reopen,
    take_out,
    unlink,
    write_sentence,
)
from chair_desk.services.yearly_reports import begin_report

ENDS = date(2027, 3, 31)
HEAD = "scrutiny"


def challenge(desk: Desk, title: str = "Police seniority") -> str:
    return raise_challenge(desk, title, to_organisation_id=organisations(desk)[1].id).made


@pytest.fixture
def report(desk: Desk) -> str:
    challenge(desk)
    return begin_report(desk, ENDS).made


def raised(desk: Desk, report: str) -> SentenceLine:
    return next(
        line
        for line in read_report(desk, report).lines
        if line.sentence.drafted_as == "challenges.raised"
    )


def read(desk: Desk, report: str, sentence: str) -> SentenceLine:
    found = read_report(desk, report).line(sentence)
    assert found is not None
    return found


def test_a_sentence_written_anew_keeps_its_figures_live(desk: Desk, report: str) -> None:
    line = raised(desk, report)
    wrote = line.text.replace("The Chair raised", "In this year the Chair raised")
    write_sentence(desk, line.sentence.id, wrote)
    challenge(desk, "Another")
    now = read(desk, report, line.sentence.id)
    assert now.text == wrote.replace("one challenge", "two challenge")
    assert now.was == wrote
    assert now.behind is Behind.EVIDENCE


def test_a_figure_typed_over_is_the_persons_own_and_stays_behind(desk: Desk, report: str) -> None:
    line = raised(desk, report)
    write_sentence(desk, line.sentence.id, "The Chair raised several challenges.")
    challenge(desk, "Another")
    now = read(desk, report, line.sentence.id)
    assert now.text == "The Chair raised several challenges."
    assert [one.number for one in now.evidence if one.is_figure] == [0, 0]


def test_writing_is_one_change_that_can_be_undone(desk: Desk, report: str) -> None:
    line = raised(desk, report)
    write_sentence(desk, line.sentence.id, "Nothing of the kind.")
    undo(desk)
    assert raised(desk, report) == line
    assert write_sentence(desk, line.sentence.id, line.text) is None


def test_the_words_of_the_record_can_be_taken_again(desk: Desk, report: str) -> None:
    line = raised(desk, report)
    write_sentence(desk, line.sentence.id, "Nothing of the kind.")
    follow_the_record(desk, line.sentence.id)
    assert raised(desk, report).text == line.text
    assert desk.count(SentenceEvidence) == 0


def test_an_own_sentence_has_no_evidence_until_it_is_linked(desk: Desk, report: str) -> None:
    made = add_sentence(desk, report, HEAD, "Partners now hold one another to account.").made
    assert read(desk, report, made).behind is Behind.NONE
    entry = desk.rows(LogEntry)[0]
    evidence = link_record(desk, made, table_of(LogEntry).name, entry.id).made
    line = read(desk, report, made)
    assert (line.behind, line.evidence[0].label) == (Behind.EVIDENCE, entry.reference)
    with pytest.raises(Refused):
        link_record(desk, made, table_of(LogEntry).name, entry.id)
    unlink(desk, evidence)
    assert read(desk, report, made).behind is Behind.NONE


def test_a_figure_can_stand_behind_a_sentence(desk: Desk, report: str) -> None:
    made = add_sentence(desk, report, HEAD, "Partners are asked more often.").made
    link_figure(desk, made, "challenges.raised")
    line = read(desk, report, made)
    assert (line.evidence[0].value, line.behind) == ("one", Behind.EVIDENCE)
    challenge(desk, "Another")
    now = read(desk, report, made).evidence[0]
    assert (now.value, now.was) == ("two", "one")
    with pytest.raises(Refused):
        link_figure(desk, made, "nothing.of_the_kind")


def test_an_opinion_asks_for_no_evidence(desk: Desk, report: str) -> None:
    before = read_report(desk, report).of
    made = add_sentence(desk, report, HEAD, "This is the clearest sign of impact.").made
    assert read_report(desk, report).of == before + 1
    mark_opinion(desk, made)
    assert read(desk, report, made).behind is Behind.OPINION
    assert read_report(desk, report).of == before


def test_sentences_keep_the_order_that_a_person_gives_them(desk: Desk, report: str) -> None:
    first = add_sentence(desk, report, HEAD, "First.").made
    second = add_sentence(desk, report, HEAD, "Second.", after_id=first).made
    move_sentence(desk, second, after_id=None)
    head = next(one for one in read_report(desk, report).heads if one.head.key == HEAD)
    assert head.sentences[0].text == "Second."
    assert head.sentences[-1].text == "First."
    move_sentence(desk, second, after_id=first)
    head = next(one for one in read_report(desk, report).heads if one.head.key == HEAD)
    assert [line.text for line in head.sentences[-2:]] == ["First.", "Second."]


def test_what_changed_is_accepted_once(desk: Desk, report: str) -> None:
    challenge(desk, "Another")
    assert raised(desk, report).was
    accept_changes(desk, report)
    assert not raised(desk, report).was
    with pytest.raises(Refused):
        accept_changes(desk, report)


def test_a_published_report_no_longer_moves_and_is_not_written_in(desk: Desk, report: str) -> None:
    said = raised(desk, report).text
    publish(desk, report)
    challenge(desk, "Another")
    line = next(line for line in read_report(desk, report).lines if line.text == said)
    assert not line.was
    assert [one.value for one in line.evidence if one.number] == ["one"]
    with pytest.raises(Refused):
        write_sentence(desk, line.sentence.id, "Later.")
    with pytest.raises(Refused):
        take_out(desk, line.sentence.id)
    reopen(desk, report)
    kept = desk.get(YearlyReport, report)
    assert kept is not None
    assert kept.state is ReportState.DRAFT


def test_gaps_are_named_with_their_place(desk: Desk, report: str) -> None:
    made = add_sentence(desk, report, HEAD, "As a result, decisions were delayed.").made
    challenge(desk, "Another")
    found = gaps(read_report(desk, report))
    assert {gap.kind for gap in found} == {
        GapKind.EMPTY_HEAD, GapKind.NO_EVIDENCE, GapKind.CHANGED, GapKind.NEW,
    }  # fmt: skip
    bare = [gap for gap in found if gap.kind is GapKind.NO_EVIDENCE]
    assert [(gap.sentence_id, gap.head, gap.number) for gap in bare] == [(made, HEAD, 8)]


@pytest.mark.parametrize("text", ["", "   ", "⟦⟧"])
def test_an_empty_sentence_is_refused(desk: Desk, report: str, text: str) -> None:
    with pytest.raises(Refused):
        add_sentence(desk, report, HEAD, text)


def test_a_figure_put_in_while_writing_follows_the_record(desk: Desk, report: str) -> None:
    text = "We raised  one challenges."  # two blanks: places are those of what was typed
    said = Written(text=text, figures=(Placed("challenges.raised", "", 11, 14),))
    made = add_sentence(desk, report, HEAD, said).made
    line = read(desk, report, made)
    assert line.text == "We raised one challenges."
    assert [line.text[start:end] for _number, start, end in line.shown.spans] == ["one"]
    challenge(desk, "A second one")
    line = read(desk, report, made)
    assert (line.text, line.was) == ("We raised two challenges.", "We raised one challenges.")


def test_a_figure_put_into_a_drafted_sentence_stands_beside_those_it_had(
    desk: Desk, report: str
) -> None:
    before = raised(desk, report)
    text = f"{before.text} That is one."
    at = len(text) - len("one.")
    placed = Placed("challenges.raised", "", at, at + 3)
    write_sentence(desk, before.sentence.id, Written(text=text, figures=(placed,)))
    challenge(desk, "A second one")
    line = read(desk, report, before.sentence.id)
    assert line.text.endswith("That is two.")
    assert len(line.shown.spans) == len(before.shown.spans) + 1


def test_a_figure_typed_over_is_plain_words(desk: Desk, report: str) -> None:
    said = Written(text="We raised ones.", figures=(Placed("challenges.raised", "", 10, 14),))
    made = add_sentence(desk, report, HEAD, said).made
    assert read(desk, report, made).behind is Behind.NONE
    assert read(desk, report, made).text == "We raised ones."


def test_records_linked_while_writing_are_kept_with_the_words_as_one_change(
    desk: Desk, report: str
) -> None:
    entry = desk.rows(LogEntry)[0]
    said = Written(text="It was taken up.", links=(("log_entry", entry.id),) * 2)
    made = add_sentence(desk, report, HEAD, said).made
    assert read(desk, report, made).behind is Behind.EVIDENCE
    write_sentence(desk, made, Written(text="It was taken up at once.", links=said.links))
    assert desk.count(SentenceEvidence, sentence_id=made) == 1
    undo(desk)
    undo(desk)
    assert desk.count(SentenceEvidence, sentence_id=made) == 0


def test_a_figure_that_the_record_does_not_give_is_refused(desk: Desk, report: str) -> None:
    with pytest.raises(Refused):
        add_sentence(desk, report, HEAD, Written(text="Nine.", figures=(Placed("no", "", 0, 4),)))
