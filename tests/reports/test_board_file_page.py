from chair_desk.records.tables import TABLES
from chair_desk.reports.board_file_page import board_file_page
from chair_desk.resources import read_resource


def test_every_table_and_column_stands_on_the_page_with_its_unit() -> None:
    page = board_file_page()

    for table in TABLES:
        assert f"### `{table.name}`" in page
        for column in table:
            assert f"| `{column.name}` |" in page
            assert not column.unit or column.unit in page


def test_every_table_of_the_schema_is_on_the_page() -> None:
    schema = read_resource("schemas/1.sql")
    names = [line.split('"')[1] for line in schema.splitlines() if line.startswith("CREATE TABLE")]

    assert [name for name in names if f"`{name}" not in board_file_page()] == []
