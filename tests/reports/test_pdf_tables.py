from __future__ import annotations

import pytest

from chair_desk.reports import pdf_style
from chair_desk.reports.document import Grid, Run, runs
from chair_desk.reports.pdf_tables import TableOnPage, table_on_page
from chair_desk.reports.pdf_tags import Node


def _table(rows: int, content: str = "x") -> tuple[TableOnPage, Node]:
    root = Node("Document")
    grid = Grid(
        caption="c",
        header=("A", "B"),
        rows=tuple((runs(f"{n}"), runs(content)) for n in range(rows)),
        widths=(1, 3),
    )
    return table_on_page(grid, root, {}), root


def test_columns_share_the_width_of_the_page() -> None:
    table, _root = _table(1)

    assert sum(table.widths) == pytest.approx(pdf_style.WIDTH)
    assert table.widths[1] == pytest.approx(3 * table.widths[0])


def test_a_table_parts_between_rows_and_repeats_its_header_as_decoration() -> None:
    table, _root = _table(10)
    first, rest = table.split(pdf_style.WIDTH, 100)

    assert len(first.rows) + len(rest.rows) == 10
    assert first.header[0].node is not None
    assert all(cell.node is None for cell in rest.header)


def test_a_table_that_fits_is_not_parted() -> None:
    table, _root = _table(2)

    assert table.split(pdf_style.WIDTH, 500) == [table]


def test_a_short_table_goes_whole_to_the_next_page() -> None:
    table, _root = _table(4)

    assert table.split(pdf_style.WIDTH, table.least_height() - 1) == []
    assert table.split(pdf_style.WIDTH, table.least_height() + 1) == [table]


def test_a_row_goes_to_the_next_page_before_it_is_parted() -> None:
    table, _root = _table(1, "word " * 3000)

    assert table.split(pdf_style.WIDTH, 200) == []
    first, rest = table.split(pdf_style.WIDTH, pdf_style.FULL_HEIGHT)
    assert first.rows[0][1].node is rest.rows[0][1].node


def test_a_cell_that_is_a_link_is_a_link_in_the_structure() -> None:
    root = Node("Document")
    grid = Grid(
        caption="c",
        header=("A",),
        rows=(((Run("4.5", link="#minute-4.5"),),), ((Run("x", link="#lost"),),)),
        widths=(1,),
        names_rows=False,
    )
    table = table_on_page(grid, root, {"minute-4.5": "d1"})

    assert [row[0].link for row in table.rows] == ["d1", ""]
    assert [row[0].node.tag for row in table.rows if row[0].node] == ["Link", "TD"]


def test_a_header_too_tall_to_repeat_is_set_once_as_a_row() -> None:
    grid = Grid(caption="c", header=("word " * 2900,), rows=((runs("x"),),), widths=(1,))
    table = table_on_page(grid, Node("Document"), {})

    assert table.header == []
    assert len(table.rows) == 2
    _first, rest = table.split(pdf_style.WIDTH, pdf_style.FULL_HEIGHT)
    assert rest.header == []


def test_a_table_of_no_rows_goes_to_the_next_page_whole() -> None:
    table, _root = _table(0)

    assert table.split(pdf_style.WIDTH, 5) == []
    assert table.split(pdf_style.WIDTH, 50) == [table]
