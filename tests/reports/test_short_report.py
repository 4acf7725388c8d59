from chair_desk.records.report_bundle import ReportHead, ReportWords
from chair_desk.reports.document import Grid
from chair_desk.reports.document_text import as_text
from chair_desk.reports.short_report import easy_read_document, short_sentences, summary_document
from tests.reports.test_yearly_report import BARE, EMPTY, bundle

MAIN = ReportWords(id="1", text="Two visits were made; what followed is on record.", notes=(1,))
ONE = ReportWords(id="2", text="A visit to one team.", notes=(12,), is_main=False)
LONG = ReportWords(id="3", text=f"{'Word ' * 19}ends.", notes=(1,))
HEAD = ReportHead(
    number=1, title="The year", covers="What was done.", paragraphs=((MAIN, ONE), (BARE, LONG))
)


def test_a_sentence_is_parted_where_it_is_parted_already() -> None:
    assert short_sentences("Two came; one left. “No.” It ended") == [
        "Two came.", "One left.", "“No.” It ended.",
    ]  # fmt: skip
    assert short_sentences("It was £1.50 for Dr. Health.")[0].startswith("It was £1.50 for")


def test_a_summary_says_the_main_things_with_their_evidence() -> None:
    said = as_text(summary_document(bundle(HEAD, EMPTY)))
    assert "Two visits were made.¹ ->#note-1" in said
    assert "What followed is on record.¹ ->#note-1" in said
    assert "A visit to one team" not in said
    assert "[evidence needed]" in said
    assert "[20 words: make it shorter]" in said
    assert "C-014" not in said  # its note is named by no sentence here
    assert "[nothing is recorded under this head: What is to come]" in said


def test_an_easy_read_has_room_for_a_picture_beside_each_short_sentence() -> None:
    made = easy_read_document(bundle(HEAD))
    assert made.is_large
    [grid] = [block for block in made.blocks if isinstance(block, Grid)]
    assert len(grid.rows) == 4
    assert grid.row_mm > 25


def test_a_head_with_nothing_of_all_takes_its_first_lines() -> None:
    only = ReportHead(number=1, title="Voice", covers="Who.", paragraphs=((ONE,),))
    assert "A visit to one team." in as_text(summary_document(bundle(only)))
