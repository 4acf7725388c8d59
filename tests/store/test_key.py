"""The key of a locked file."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.store.key import KEY_BYTES, SALT_BYTES, Key, new_salt, said

SALT = bytes(range(SALT_BYTES))


def test_the_same_words_give_the_same_key_however_they_are_typed() -> None:
    typed = Key.from_passphrase("Café  zoë four words ", SALT)
    apart = Key.from_passphrase(unicodedata.normalize("NFD", "CAFÉ ZOË four words"), SALT)
    assert typed.opens_like(apart)
    assert not typed.opens_like(Key.from_passphrase("cafe zoe four words", SALT))


@given(st.text())
def test_a_passphrase_counts_the_same_composed_or_not(text: str) -> None:
    assert said(text) == said(unicodedata.normalize("NFC", text))
    assert said(said(text)) == said(text)


def test_a_wiped_key_holds_nothing() -> None:
    key = Key(b"k" * KEY_BYTES, SALT)
    assert SALT.hex() in key.literal()
    key.wipe()
    assert key.is_wiped
    assert key.raw == bytes(KEY_BYTES)
    with pytest.raises(ValueError, match="wiped"):
        key.literal()


def test_a_key_is_never_shown() -> None:
    assert "6b" not in repr(Key(b"k" * KEY_BYTES, SALT))


def test_salts_differ() -> None:
    assert new_salt() != new_salt()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no core files")
def test_a_crash_writes_no_memory_to_the_disk_once_there_is_a_key() -> None:
    import resource

    _allowed, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (min(hard, 1 << 20) if hard >= 0 else 1 << 20, hard))
    Key(b"k" * KEY_BYTES, new_salt())
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
