from __future__ import annotations

import pytest

from chair_desk.records.changes import Refused
from chair_desk.services.desk import Desk
from chair_desk.services.report_linking import figure_behind, record_behind
from chair_desk.services.report_saying import Figure


def test_a_figure_keeps_the_capital_that_it_has_in_the_words(desk: Desk) -> None:
    figure = Figure(name="a.b", value="nine", base="Things")
    assert figure_behind(desk, "s", figure, number=2, value="Nine").value == "Nine"
    assert figure_behind(desk, "s", figure).value == "nine"


def test_a_record_of_an_unknown_kind_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused):
        record_behind(desk, "s", "no_such_table", "1")
