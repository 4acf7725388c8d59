"""The child process in which papers are opened: a little memory, a little time, no files.

Papers come from strangers. They are opened here, not where the board is open. What comes in and
what goes out is framed: a letter, a length of eight bytes, that many bytes. JSON says what is
asked (J) and answered (J), B carries the bytes of a PDF, P says how far the work is.
"""

from __future__ import annotations

import json
import struct
import sys
from typing import Any, BinaryIO

from chair_desk.reports.pack_check import Fault, check_paper, only
from chair_desk.reports.pack_order import order_from_plain

WORD = "--pack-child"
MEGABYTE = 1024 * 1024
CHECK_BYTES, BUILD_BYTES = 1_200 * MEGABYTE, 3_000 * MEGABYTE
MOST_FRAME = 2_000 * MEGABYTE
_LENGTH = struct.Struct(">cQ")


def write_frame(stream: BinaryIO, kind: bytes, content: bytes) -> None:
    """Write one frame."""
    stream.write(_LENGTH.pack(kind, len(content)))
    stream.write(content)
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """Read one frame, or nothing where the other side has gone.

    Raises:
        ValueError: It is longer than anything that is sent.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    kind, length = _LENGTH.unpack(head)
    if length > MOST_FRAME:
        raise ValueError(length)
    content = stream.read(length)
    return (kind, content) if len(content) == length else None


def run_child() -> int:
    """Answer what is asked until the other side closes."""
    work, answer = sys.stdin.buffer, sys.stdout.buffer
    asked = read_frame(work)
    while asked is not None:
        told = json.loads(asked[1])
        if told["do"] == "check":
            _check(work, answer)
        elif told["do"] in ("picture", "letter"):
            _as_pdf(work, answer, told["do"])
        elif told["do"] == "words":
            _words(work, answer)
        else:
            _build(work, answer, told)
        asked = read_frame(work)
    return 0


def _check(work: BinaryIO, answer: BinaryIO) -> None:
    limit(CHECK_BYTES)
    framed = read_frame(work)
    if framed is None:
        return
    try:
        found = check_paper(framed[1])
    except MemoryError:
        found = only(Fault.TOO_HEAVY)
    write_frame(answer, b"J", json.dumps(found.as_plain()).encode())


def _words(work: BinaryIO, answer: BinaryIO) -> None:
    from chair_desk.reports.pack_text import all_words

    limit(BUILD_BYTES)
    framed = read_frame(work)
    if framed is not None:
        write_frame(answer, b"J", json.dumps({"words": all_words(framed[1])}).encode())


def _as_pdf(work: BinaryIO, answer: BinaryIO, what: str) -> None:
    from chair_desk.reports.pack_letter import letter_as_pdf
    from chair_desk.reports.pack_picture import picture_as_pdf

    limit(CHECK_BYTES)
    framed = read_frame(work)
    if framed is not None:
        make = letter_as_pdf if what == "letter" else picture_as_pdf
        write_frame(answer, b"B", make(framed[1]))


def _build(work: BinaryIO, answer: BinaryIO, told: dict[str, Any]) -> None:
    from chair_desk.reports.pack_again import NotTheSame, merged_again
    from chair_desk.reports.pack_merge import merged

    limit(BUILD_BYTES)
    order = order_from_plain(told["order"])
    is_again = bool(told.get("again"))
    sources = []
    for _number in range(len(order.sources) + is_again):
        framed = read_frame(work)
        if framed is None:
            return
        sources.append(framed[1])

    def progress(done: int, total: int) -> None:
        write_frame(answer, b"P", json.dumps([done, total]).encode())

    if not is_again:
        write_frame(answer, b"B", merged(order, sources, progress))
        return
    base = sources.pop()
    try:
        write_frame(answer, b"B", merged_again(order, sources, base, progress))
    except NotTheSame:
        write_frame(answer, b"B", b"")


def limit(most: int) -> None:
    """Take no more memory than this from now on, write no file, and leave no image of memory.

    Windows has no such limits for a process by itself: there, and on macOS, which keeps none of
    addresses, the memory is watched from outside (`services/child_watch.py`).
    """
    if sys.platform == "win32":
        return
    import resource

    for name, wanted in (("RLIMIT_AS", most), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        kind = getattr(resource, name)
        _soft, hard = resource.getrlimit(kind)
        allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        try:
            resource.setrlimit(kind, (allowed, hard))
        except (ValueError, OSError):
            continue  # macOS knows no limit of addresses
