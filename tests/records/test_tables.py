from chair_desk.records.columns import Kind
from chair_desk.records.tables import BY_NAME, RECORDS, TABLES


def test_every_link_leads_to_a_table_of_the_file() -> None:
    for table in TABLES:
        for column in table:
            assert (column.kind is Kind.LINK) == bool(column.links_to), column
            assert not column.links_to or column.links_to in BY_NAME


def test_no_column_can_lose_digits() -> None:
    """JSON rounds what SQLite calls REAL, so money is pence and time is minutes or seconds."""
    for table in TABLES:
        assert all(column.python_type is not float for column in table)


def test_every_table_is_listed_once() -> None:
    assert len(BY_NAME) == len(RECORDS) == len(TABLES)


def test_parents_stand_before_their_children() -> None:
    seen: set[str] = set()
    late = {("meeting", "current_item_id"), ("meeting", "confirmed_at_id")}
    for table in TABLES:
        seen.add(table.name)
        for column in table:
            if column.links_to and (table.name, column.name) not in late:
                assert column.links_to in seen, (table.name, column.name)
