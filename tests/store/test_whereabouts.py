from __future__ import annotations

import shutil
from pathlib import Path

from chair_desk.store.whereabouts import Whereabouts


def test_a_file_is_there_until_it_is_moved_deleted_or_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("a")
    place = Whereabouts.of(path)
    assert place.is_there()

    path.write_text("other words, the same file")
    assert place.is_there()
    shutil.copy(path, tmp_path / "copy")
    (tmp_path / "copy").replace(path)
    assert not place.is_there()
    path.unlink()
    assert not place.is_there()


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a")
    (tmp_path / "link").symlink_to(tmp_path / "file")

    assert Whereabouts.of(tmp_path / "link") == Whereabouts.of(tmp_path / "file")
    assert Whereabouts.of(tmp_path / "link").stamp()[0] == 1
