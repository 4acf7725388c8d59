from __future__ import annotations

import io

from PIL import Image

from chair_desk.records.attendance_bundle import (
    AttendanceBundle,
    AttendanceEdition,
    AttendanceLine,
)
from chair_desk.reports.attendance_report import attendance_document
from chair_desk.reports.document import Figure, Grid, Heading


def bundle(count: int, edition: AttendanceEdition = AttendanceEdition.CHAIR) -> AttendanceBundle:
    line = AttendanceLine(
        name="A partner with a very long name that has to be cut somewhere in the chart",
        cells=tuple(f"ACC ({number})" for number in range(count)),
        represented=f"{count} of {count}", able=f"1 of {count}", bars=(1, count, count),
        sentence="It came.",
    )  # fmt: skip
    return AttendanceBundle(
        edition=edition, board="Westmarch", body="Board", period="Two years",
        days=tuple(f"day {number}" for number in range(count)), lines=(line,),
    )  # fmt: skip


def test_many_meetings_go_on_in_another_table() -> None:
    grids = [one for one in attendance_document(bundle(20)).blocks if isinstance(one, Grid)]
    matrix = [one for one in grids if one.header[1].startswith("day")]
    assert [len(one.header) - 1 for one in matrix] == [6, 6, 6, 2]
    assert all(sum(one.widths) == 100 for one in matrix)
    assert matrix[3].rows[0][1][0].text == "ACC (18)"


def test_the_published_edition_has_no_meeting_by_meeting_table() -> None:
    blocks = attendance_document(bundle(8, AttendanceEdition.PUBLISHED)).blocks
    headings = [one.text for one in blocks if isinstance(one, Heading)]
    assert "Meeting by meeting" not in headings


def test_the_chart_is_a_picture_with_words_that_stand_for_it() -> None:
    figure = next(one for one in attendance_document(bundle(8)).blocks if isinstance(one, Figure))
    assert "able to commit" in figure.alt
    image = Image.open(io.BytesIO(figure.image))
    assert abs(image.height / image.width - figure.height_mm / figure.width_mm) < 0.02
