from pathlib import Path

from chair_desk.services.desk import open_desk
from chair_desk.services.report_gaps import GapKind, gaps
from chair_desk.services.report_reading import Behind, read_report
from chair_desk.services.sample import write_sample
from chair_desk.services.sample_report import WRITTEN
from chair_desk.services.yearly_reports import reports


def test_the_sample_report_has_every_kind_of_sentence(tmp_path: Path) -> None:
    place = write_sample(tmp_path / "Westmarch.chairdesk", home=tmp_path / "home")
    desk = open_desk(place, who="Rosalind Larkspur", home=tmp_path / "home", read_only=True)
    try:
        view = read_report(desk, reports(desk)[0].id)
    finally:
        desk.close()
    said = {line.text: line.behind for line in view.lines}
    assert set(Behind) <= set(said.values())
    assert all(one.text in said for one in WRITTEN)
    assert all(said[one.text] is Behind.EVIDENCE for one in WRITTEN if one.rests_on)
    assert GapKind.NO_EVIDENCE in {gap.kind for gap in gaps(view)}
