from __future__ import annotations

import json
import os
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.store import bundles
from chair_desk.store.bundles import Bundle, Header, new_seed, pack, public_key, unpack
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.foreign import Unreadable, as_plain, from_plain

SECRET = bytes(range(32))
SEED = bytes(range(32, 64))


def bundle_of(file: DeskFile, **other: Any) -> Bundle:
    header = Header(board="board-1", device=file.device, public_key=public_key(SEED), **other)
    return Bundle(
        header=header,
        who="Business manager",
        versions=file.versions(),
        since={},
        transactions=list(file.transactions()),
        files={"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d": b"\0"},
    )


def test_what_is_packed_comes_out_again(desk_file: DeskFile) -> None:
    bundle = bundle_of(desk_file)

    assert unpack(pack(bundle, SECRET, SEED), SECRET, "board-1") == bundle


def test_nothing_of_the_board_stands_in_clear(desk_file: DeskFile) -> None:
    content = pack(bundle_of(desk_file), SECRET, SEED)

    for words in (b"Westmarch", b"Business manager", b"Welcome"):
        assert words not in content


def test_it_is_another_boards(desk_file: DeskFile) -> None:
    with pytest.raises(bundles.OtherBoard):
        unpack(pack(bundle_of(desk_file), SECRET, SEED), SECRET, "board-2")


def test_it_was_made_by_a_newer_program(desk_file: DeskFile) -> None:
    with pytest.raises(bundles.NewerTables):
        unpack(pack(bundle_of(desk_file, schema=99), SECRET, SEED), SECRET, "board-1")


def test_it_has_another_secret(desk_file: DeskFile) -> None:
    with pytest.raises(bundles.OtherSecret):
        unpack(pack(bundle_of(desk_file), os.urandom(32), SEED), SECRET, "board-1")


def test_it_was_signed_by_another(desk_file: DeskFile) -> None:
    with pytest.raises(bundles.Altered):
        unpack(pack(bundle_of(desk_file), SECRET, new_seed()), SECRET, "board-1")


def test_it_is_something_else() -> None:
    for content in (b"PK\x03\x04 a spreadsheet", b"SQLite format 3\0" + bytes(100)):
        with pytest.raises(bundles.NotAnExchange):
            unpack(content, SECRET, "board-1")


def test_wherever_it_is_cut_or_altered_it_is_refused(desk_file: DeskFile) -> None:
    content = pack(bundle_of(desk_file), SECRET, SEED)
    for at in range(0, len(content), 7):
        altered = bytearray(content)
        altered[at] ^= 1
        for wrong in (content[:at], bytes(altered), content + b"x", content[at:] if at else b""):
            with pytest.raises(Unreadable):
                unpack(wrong, SECRET, "board-1")


def test_a_bomb_is_not_opened(desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "MOST_OPENED_BYTES", 10_000)
    bomb = zlib.compress(b'{"transactions": [' + b" " * 1_000_000 + b"]}")
    content = struct.pack(">I", len(bomb)) + bomb
    with pytest.raises(bundles.Altered):
        bundles._bundle(bundle_of(desk_file).header, content)


@given(st.binary(max_size=300))
def test_no_bytes_upset_the_reader(content: bytes) -> None:
    for wrong in (content, bundles.MAGIC + content, bundles.MAGIC + b"\0\0\0\2{}" + content):
        with pytest.raises(Unreadable):
            unpack(wrong, SECRET, "board-1")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from(["minute", "sqlite_schema", "I", "U", "D", '{"text": [1, 2]}', "x" * 5000]),
    lambda inner: st.lists(inner, max_size=12) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=20,
)


@given(JSON)
def test_no_json_upsets_the_reader_of_transactions(found: Any) -> None:
    with pytest.raises(Unreadable):
        from_plain(found)


@given(st.data())
def test_a_transaction_altered_by_hand_is_refused_or_harmless(
    small_transactions: list[list[Any]], data: st.DataObject
) -> None:
    found = json.loads(json.dumps(data.draw(st.sampled_from(small_transactions))))
    place = data.draw(st.integers(0, len(found) - 1))
    found[place] = data.draw(JSON)
    try:
        read = from_plain(found)
    except Unreadable:
        return
    assert as_plain(read) == found


@given(st.data())
def test_an_operation_altered_by_hand_is_refused_or_harmless(
    small_transactions: list[list[Any]], data: st.DataObject
) -> None:
    found = json.loads(json.dumps(small_transactions[0]))
    operation = data.draw(st.sampled_from(found[-1]))
    operation[data.draw(st.integers(0, 5))] = data.draw(JSON)
    try:
        read = from_plain(found)
    except Unreadable:
        return
    assert as_plain(read) == found


@pytest.fixture(scope="session")
def small_transactions(small_board: Any, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    from tests.store.conftest import circumstances_in

    home = tmp_path_factory.mktemp("reader")
    file = DeskFile.open(small_board, circumstances_in(home), read_only=True)
    found = [as_plain(one) for one in file.transactions()]
    file.close()
    return found
