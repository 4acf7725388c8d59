from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services.table_reading import MOST_ROWS, TableRead, read_table


def is_head(cells: Sequence[str]) -> bool:
    return "Risk" in cells


def written(folder: Path, *lines: str) -> Path:
    path = folder / "risks.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_rows_keep_the_number_that_the_file_shows(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "Risk register 2026,", ",", "Risk,Weight", ",", "Posts,4"))

    head = table.head(is_head)

    assert table.rows[head] == ("Risk", "Weight")
    assert list(table.below(head)) == [(5, ("Posts", "4"))]


def test_without_headings_that_are_known_the_first_row_is_taken_for_them() -> None:
    table = TableRead("x.csv", (("Colour",), ("red",)))

    assert list(table.below(table.head(is_head))) == [(2, ("red",))]


def test_more_rows_than_can_be_looked_over_are_refused_and_not_cut_off(tmp_path: Path) -> None:
    path = written(tmp_path, "Risk", *("Posts" for _row in range(MOST_ROWS)))

    with pytest.raises(CannotDo, match="more than 5000 rows"):
        read_table(path)


def test_an_empty_table_is_none(tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match="no table"):
        read_table(written(tmp_path, "Risk"))
