from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from chair_desk.records.changes import Refused
from chair_desk.services.desk import Desk
from chair_desk.services.funding_keeping import record_cost
from chair_desk.services.funding_publishing import (
    FORMATS,
    bundle_of,
    export_funding,
    prepare_file,
)
from tests.services.funding_board import make_year


@pytest.fixture
def year(desk: Desk) -> str:
    made = make_year(desk)
    record_cost(desk, made, "Staff", planned="£300,000")
    return made


def test_a_bundle_says_who_left_and_who_carried(desk: Desk, year: str) -> None:
    bundle = bundle_of(desk, year)

    assert bundle.shortfall == "A shortfall of £71,006, and who carried it"
    assert [one.split(", ")[1] for one in bundle.left] == ["£41,650", "£25,780", "£3,576"]
    assert bundle.carried[0].endswith("£58,000")
    assert bundle.carried[-1] == "Reserves, £13,006"
    assert (bundle.total.paying, bundle.total.actual_share) == ("£399,594", "96.8%")
    assert bundle.share_title == "The council’s share of the cost"


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_is_written_whole(desk: Desk, year: str, tmp_path: Path, kind: str) -> None:
    path = export_funding(desk, year, tmp_path / f"funding.{kind}", kind=kind)

    assert path.stat().st_size > 500


def test_a_table_holds_figures_that_add_up(desk: Desk, year: str) -> None:
    content = prepare_file(desk, year, kind="csv").content().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))

    assert sum(int(row["Paying"]) for row in rows) == 399_594
    assert sum(int(row["Against agreed"]) for row in rows) == -13_006
    assert rows[0]["Year"] == "2026–27"


def test_a_board_file_is_never_written_over(desk: Desk, year: str) -> None:
    with pytest.raises(Refused):
        export_funding(desk, year, desk.file.path, kind="pdf")
