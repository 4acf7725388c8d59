"""Finding the rows that name somebody: by a link, or by their name in the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chair_desk.records.columns import Kind
from chair_desk.store.engine import Connection

Named = tuple[str, str, tuple[str, ...]]
"""A table, the id of a row, and the columns that name the person."""


def rows_naming(connection: Connection, person_id: str, words: Sequence[str]) -> Iterator[Named]:
    """Yield the rows that link to a person or hold one of some words, table by table.

    Capitals make no difference for plain letters.
    """
    from chair_desk.records.tables import TABLES

    for table in TABLES:
        links = [one.name for one in table if one.kind is Kind.LINK and one.links_to == "person"]
        texts = [one.name for one in table if one.kind is not Kind.LINK and one.python_type is str]
        tests = [f'"{name}" IS ?' for name in links]
        arguments: list[str] = [person_id] * len(links)
        for name in texts:
            tests.append(" OR ".join([f'instr(lower("{name}"), lower(?))'] * len(words)) or "0")
            arguments += words
        if not tests:
            continue
        columns = ", ".join(f"coalesce(({test}), 0)" for test in tests)
        anything = " OR ".join(f"({test})" for test in tests)
        names = [*links, *texts]
        for row_id, *hits in connection.execute(
            f'SELECT id, {columns} FROM "{table.name}" WHERE {anything} ORDER BY rid',
            [*arguments, *arguments],
        ):
            yield (
                table.name,
                row_id,
                tuple(name for name, hit in zip(names, hits, strict=True) if hit),
            )
