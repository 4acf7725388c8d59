import tomllib
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.toml_writing import toml_text

keys = st.text("abcdefghij_", min_size=1, max_size=8)
plain = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.integers(-(2**60), 2**60),
    st.booleans(),
    st.dates(),
)
values = st.one_of(plain, st.lists(plain, max_size=4))
tables = st.recursive(
    st.dictionaries(keys, values, max_size=4),
    lambda inner: st.dictionaries(
        keys, st.one_of(values, inner, st.lists(inner, min_size=1, max_size=3)), max_size=4
    ),
    max_leaves=8,
)


@given(tables)
def test_what_is_written_reads_back_equal(table: dict[str, object]) -> None:
    assert tomllib.loads(toml_text(table)) == table


def test_tables_come_after_the_plain_keys() -> None:
    written = toml_text({"a": {"b": 1}, "c": date(2026, 3, 3), "d": [{"e": True}]})

    assert written == "c = 2026-03-03\n\n[a]\nb = 1\n\n[[d]]\ne = true\n"
