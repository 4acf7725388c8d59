from __future__ import annotations

import contextlib
import hashlib

from chair_desk.records.changes import Refused
from chair_desk.records.minutes import Minute
from chair_desk.store.desk_file import DeskFile


def test_bytes_are_kept_under_their_hash_and_once(empty: DeskFile) -> None:
    content = bytes(range(256)) * 1000

    name = empty.put_blob(content)

    assert name == hashlib.sha256(content).hexdigest()
    assert empty.put_blob(content) == name
    assert empty.get_blob(name) == content
    assert empty.history() == []


def test_bytes_kept_in_a_change_that_failed_are_gone(empty: DeskFile) -> None:
    with contextlib.suppress(Refused), empty.change("Keep") as step:
        empty.put_blob(b"paper")
        step.delete(Minute, "no such minute")

    assert empty.get_blob(hashlib.sha256(b"paper").hexdigest()) is None
