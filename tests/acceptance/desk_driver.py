"""Work the real window as a person does: find by role and name, act with real keys and clicks.

Runs under the system's Python, which has Debian's `gi`; the program runs in its own process.
"""

from __future__ import annotations

import os
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

warnings.filterwarnings("ignore", category=DeprecationWarning)

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATE = Atspi.StateType
TABLES = {"table", "tree table", "tree"}
PATIENCE = 90.0


class NotFoundError(AssertionError):
    """No control of that role and name is on screen."""


def act(*words: object) -> None:
    """Send real events through the X server."""
    subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.DEVNULL)


class Desk:
    """One running Chair Desk, seen through the accessibility tree."""

    def __init__(self, *arguments: str, log: Path, around: dict[str, str] | None = None) -> None:
        self._log = log.open("w")
        self.process = subprocess.Popen(
            [os.environ["CHAIR_DESK_PYTHON"], "-m", "chair_desk", *arguments],
            stdout=self._log,
            stderr=subprocess.STDOUT,
            env=os.environ | (around or {}),
        )
        self.app = self.wait(self._on_the_bus, 90)

    def _on_the_bus(self) -> Any:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(number)
            if app and app.get_process_id() == self.process.pid:
                return app
        return None

    # Looking

    def walk(self, node: Any = None) -> Iterator[Any]:
        """Go through everything that shows; a table is read by `rows`, never walked."""
        node = node or self.app
        try:
            children = [node.get_child_at_index(at) for at in range(node.get_child_count())]
        except GLib.Error:
            return
        for child in children:
            if child is None:
                continue
            try:
                shows = child.get_state_set().contains(STATE.SHOWING)
                role = child.get_role_name()
            except GLib.Error:
                continue
            if not shows and role not in {"popup menu", "list"}:
                continue
            yield child
            if role not in TABLES:
                yield from self.walk(child)

    def find(self, role: str = "", name: str = "", *, patience: float = PATIENCE) -> Any:
        """Return the control of this role and name (a label's text counts as the name)."""
        end = time.monotonic() + patience
        while True:
            for node in self.walk():
                try:
                    if role and node.get_role_name() != role:
                        continue
                    if name and name not in {node.get_name(), node.get_description()}:
                        continue
                except GLib.Error:
                    continue
                return node
            if time.monotonic() > end:
                raise NotFoundError(f"{role} {name!r}\n{self.inventory()}")
            time.sleep(0.1)

    def has(self, role: str = "", name: str = "") -> bool:
        """Say whether it is on screen now."""
        try:
            return bool(self.find(role, name, patience=0))
        except NotFoundError:
            return False

    def names(self, role: str) -> list[str]:
        """Return the names of all that is on screen of one role."""
        found = []
        for node in self.walk():
            try:
                if node.get_role_name() == role:
                    found.append(node.get_name())
            except GLib.Error:
                continue
        return found

    def inventory(self) -> str:
        """Return what is on screen, a line each, for a failure to show."""
        lines = []
        for node in self.walk():
            try:
                lines.append(f"{node.get_role_name()}: {node.get_name()!r}")
            except GLib.Error:
                continue
        return "\n".join(lines)

    def text(self, node: Any) -> str:
        """Return the whole text of an editor or field."""
        text = node.get_text_iface()
        return str(text.get_text(0, text.get_character_count()))

    def rows(self, name: str, role: str = "table") -> list[list[str]]:
        """Return the words of a table, row by row."""
        table = self.find(role, name).get_table_iface()
        return [
            [
                table.get_accessible_at(row, column).get_name()
                for column in range(table.get_n_columns())
            ]
            for row in range(table.get_n_rows())
        ]

    def focused(self) -> Any:
        """Return the control that has the keyboard."""
        for node in self.walk():
            if self.has_keys(node):
                return node
        return None

    @staticmethod
    def has_keys(node: Any) -> bool:
        """Say whether a control has the keyboard; the chosen row of any list says that it has."""
        return bool(node.get_state_set().contains(STATE.FOCUSED))

    # Acting

    def click(self, role: str = "", name: str = "") -> Any:
        """Move the pointer to the middle of a control and click."""
        node = self.find(role, name)
        box = self.wait(lambda: self._box(node))
        act("mousemove", "--sync", box.x + box.width // 2, box.y + box.height // 2)
        act("click", 1)
        return node

    @staticmethod
    def _box(node: Any) -> Any:
        box = node.get_extents(Atspi.CoordType.SCREEN)
        return box if box.width > 0 and box.height > 0 else None

    def focus(self, role: str = "", name: str = "") -> Any:
        """Give a control the keyboard, as a screen reader would."""
        node = self.find(role, name)
        node.get_component_iface().grab_focus()
        return node

    def type(self, text: str) -> None:
        """Type; what no key says goes by the clipboard, as xdotool drops such characters."""
        if text.isascii():
            act("type", "--delay", 10, "--", text)
            return
        with subprocess.Popen(
            ["xclip", "-selection", "clipboard", "-loops", "1", "-quiet"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as clip:
            assert clip.stdin is not None
            clip.stdin.write(text.encode())
            clip.stdin.close()
            time.sleep(0.1)
            act("key", "ctrl+v")
            time.sleep(0.2)
            clip.terminate()

    def fill(self, name: str, text: str) -> None:
        """Click into a field, type, and go on when the field holds it: a busy machine is slow."""
        self.click("text", name)
        self.key("ctrl+a")
        self.type(text)
        self.wait(lambda: self.text(self.find("text", name)) == text)

    def key(self, *keys: str) -> None:
        """Press keys by their X names: `ctrl+k`, `Return`, `Tab`."""
        act("key", *keys)

    def front(self) -> None:
        """Bring this program's window to the front and give it the keyboard."""
        found = subprocess.run(
            ["xdotool", "search", "--all", "--onlyvisible",
             "--pid", str(self.process.pid), "--name", "."],
            check=True, capture_output=True, text=True,
        ).stdout.split()  # fmt: skip
        act("windowactivate", "--sync", found[-1])

    def wait(self, question: Callable[[], Any], patience: float = PATIENCE) -> Any:
        """Return the first answer that is not empty, or fail when patience runs out."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                if answer := question():
                    return answer
            except (GLib.Error, NotFoundError):
                pass
            time.sleep(0.05)
        raise AssertionError("waited in vain")

    def close(self) -> None:
        """End the program as a person's session would."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self._log.close()

    def kill(self) -> None:
        """End the program as a power cut would."""
        self.process.kill()
        self.process.wait(10)
        self._log.close()
