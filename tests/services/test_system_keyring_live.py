"""A key in a keyring that runs: GNOME's, on a bus of its own, where a machine has both."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
missing = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(missing), reason=f"no {', '.join(missing)}")

BESIDE = """
printf 'the words of a login' |
    gnome-keyring-daemon --unlock --components=secrets --foreground >/dev/null 2>&1 &
keeper=$!
"$1" -c "$2" "$3"
came=$?
kill $keeper
exit $came
"""
PROGRAM = """
import sys, time
from pathlib import Path
from chair_desk.services.desk import Circumstances, create_with, new_uuid, now_utc, open_with
from chair_desk.services.passphrases import new_key
from chair_desk.services.system_keyring import SERVICE, SystemKeyring, backend_of_system

folder = Path(sys.argv[1])
for _time in range(600):
    if (backend := backend_of_system()) is not None:
        break
    time.sleep(0.1)
assert backend is not None, "no keyring answered"
key = new_key("harbour lantern seven teapots")
own = Circumstances(now=now_utc, new_id=new_uuid, who="Chair", home=folder / "home", key=key)
board = folder / "board.chairdesk"
create_with(board, own).close()
keyring = SystemKeyring(own.home)
assert keyring.reason() == ""
keyring.keep(key)
assert backend.get_password(SERVICE, key.salt.hex()) == key.raw.hex()
found = SystemKeyring(own.home).key_of(board)
assert found is not None and found.opens_like(key)
open_with(board, own).close()
keyring.forget(key.salt)
assert backend.get_password(SERVICE, key.salt.hex()) is None
assert keyring.kept() == []
print("kept, found and taken out")
"""


def test_a_key_is_kept_found_and_taken_out_of_a_keyring_that_runs(tmp_path: Path) -> None:
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    own = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime)}
    around = {name: value for name, value in os.environ.items() if not name.startswith("DBUS_")}
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", BESIDE, "sh", sys.executable, PROGRAM,
         str(tmp_path)],
        env=around | own, cwd=Path(__file__).parents[2],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert "kept, found and taken out" in done.stdout, done.stdout + done.stderr
