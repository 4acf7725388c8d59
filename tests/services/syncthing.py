"""Two real Syncthing nodes on this machine alone, started and stopped by a test."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_CONFIG = """<configuration version="36">
 <folder id="board" label="board" path="{path}" type="sendreceive" rescanIntervalS="5"
  fsWatcherEnabled="true" fsWatcherDelayS="1">
  <device id="{first}"/><device id="{second}"/><maxConflicts>10</maxConflicts></folder>
 <device id="{own}" name="own"><address>tcp://127.0.0.1:{own_port}</address></device>
 <device id="{other}" name="other"><address>tcp://127.0.0.1:{other_port}</address></device>
 <gui enabled="true" tls="false"><address>127.0.0.1:{web}</address><apikey>{key}</apikey></gui>
 <options><listenAddress>tcp://127.0.0.1:{own_port}</listenAddress>
  <globalAnnounceEnabled>false</globalAnnounceEnabled>
  <localAnnounceEnabled>false</localAnnounceEnabled><relaysEnabled>false</relaysEnabled>
  <natEnabled>false</natEnabled><startBrowser>false</startBrowser><urAccepted>-1</urAccepted>
  <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
  <crashReportingEnabled>false</crashReportingEnabled>
  <reconnectionIntervalS>1</reconnectionIntervalS>
  <announceLANAddresses>false</announceLANAddresses><stunServer></stunServer></options>
</configuration>"""


def free_port() -> int:
    with contextlib.closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_until(is_so: Callable[[], object], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, KeyError):
            if is_so():
                return True
        time.sleep(0.1)
    return False


@contextlib.contextmanager
def two_nodes(program: str, folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the folders of two nodes that are connected."""
    homes = [folder / "node-a", folder / "node-b"]
    shared = folder / "shared-a", folder / "shared-b"
    around = {**os.environ, "HOME": str(folder), "STNOUPGRADE": "1", "STNORESTART": "1"}
    ids, keys = [], []
    for home in homes:
        words = [program, "generate", f"--home={home}", "--no-default-folder"]
        subprocess.run([*words, "--skip-port-probing"], env=around, check=True, capture_output=True)
        config = (home / "config.xml").read_text(encoding="utf-8")
        keys.append(re.findall(r"<apikey>(.*?)</apikey>", config)[0])
        told = subprocess.run(
            [program, "--device-id", f"--home={home}"], env=around, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        ids.append(told.stdout.strip())
    ports, webs = [free_port(), free_port()], [free_port(), free_port()]
    running: list[subprocess.Popen[bytes]] = []
    try:
        for at, home in enumerate(homes):
            shared[at].mkdir()
            config = _CONFIG.format(
                path=shared[at], first=ids[0], second=ids[1], own=ids[at], other=ids[1 - at],
                own_port=ports[at], other_port=ports[1 - at], web=webs[at], key=keys[at],
            )  # fmt: skip
            (home / "config.xml").write_text(config, encoding="utf-8")
            words = [program, "serve", f"--home={home}", "--no-browser", "--no-restart"]
            running.append(
                subprocess.Popen(
                    words, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            )
        assert wait_until(lambda: _connections(webs[0], keys[0])[ids[1]]["connected"])
        yield shared
    finally:
        for one in running:
            one.send_signal(signal.SIGTERM)
        for one in running:
            one.wait(30)


def _connections(port: int, key: str) -> Any:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/rest/system/connections", headers={"X-API-Key": key}
    )
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)["connections"]
