from __future__ import annotations

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.device_keys import device_seed


def test_a_device_keeps_its_key(circumstances: Circumstances) -> None:
    first = device_seed(circumstances, "one")

    assert device_seed(circumstances, "one") == first
    assert device_seed(circumstances, "two") != first
    assert (circumstances.home / "devices" / "one.key").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_said(circumstances: Circumstances) -> None:
    circumstances.home.mkdir(parents=True, exist_ok=True)
    (circumstances.home / "devices").write_text("in the way")
    with pytest.raises(CannotDo):
        device_seed(circumstances, "one")
