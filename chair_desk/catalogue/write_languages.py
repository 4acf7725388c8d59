"""Compile each `resources/languages/*/LC_MESSAGES/chair_desk.po` to the `.mo` beside it.

Run as `python -m chair_desk.catalogue.write_languages` (`python3 make.py languages`). An entry
that is marked "fuzzy" waits to be checked and is left out, as gettext has it.
"""

from __future__ import annotations

import ast
import struct
from collections.abc import Iterator

from chair_desk.resources import resources_folder

_MAGIC = 0x950412DE
_HEAD = 7 * 4


def entries(text: str) -> dict[str, str]:
    """Return what a `.po` file says, by the English; what is fuzzy or empty is left out."""
    found: dict[str, str] = {}
    for block in text.split("\n\n"):
        said = {"msgid": "", "msgstr": ""}
        key = ""
        lines = block.splitlines()
        if any(line.startswith("#,") and "fuzzy" in line for line in lines):
            continue
        for line in lines:
            if line.startswith(("msgid ", "msgstr ")):
                key = line.partition(" ")[0]
            if key and line.endswith('"'):
                said[key] += ast.literal_eval(line.removeprefix(key).strip())
        if said["msgstr"]:
            found[said["msgid"]] = said["msgstr"]
    return found


def compiled(said: dict[str, str]) -> bytes:
    """Return the `.mo` of these entries, as GNU gettext and Python read it."""
    pairs = [(one.encode(), said[one].encode()) for one in sorted(said, key=str.encode)]
    start = _HEAD + 2 * 8 * len(pairs)
    tables, texts = b"", b""
    for column in (0, 1):
        for pair in pairs:
            tables += struct.pack("<II", len(pair[column]), start + len(texts))
            texts += pair[column] + b"\0"
    head = (_MAGIC, 0, len(pairs), _HEAD, _HEAD + 8 * len(pairs), 0, 0)
    return struct.pack("<7I", *head) + tables + texts


def catalogues() -> Iterator[tuple[str, bytes, bytes]]:
    """Give each language with its `.mo` as it should be and as it is, empty where there is none."""
    for source in sorted((resources_folder() / "languages").rglob("*.po")):
        made = source.with_suffix(".mo")
        there = made.read_bytes() if made.exists() else b""
        yield source.parts[-3], compiled(entries(source.read_text(encoding="utf-8"))), there


def write_languages() -> None:
    """Write each `.mo` anew."""
    folder = resources_folder() / "languages"
    for language, wanted, _there in list(catalogues()):
        (folder / language / "LC_MESSAGES" / "chair_desk.mo").write_bytes(wanted)


if __name__ == "__main__":  # pragma: no cover  the command in the docstring
    write_languages()
