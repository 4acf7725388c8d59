"""The child process that opens papers, as the rest of the program sees it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import BinaryIO, Self, cast

from chair_desk.records.changes import CannotDo
from chair_desk.reports.pack_check import Fault, PaperCheck, from_plain, only
from chair_desk.reports.pack_child import (
    BUILD_BYTES,
    CHECK_BYTES,
    WORD,
    read_frame,
    write_frame,
)
from chair_desk.reports.pack_order import PackOrder, order_as_plain
from chair_desk.services.child_watch import ChildWatch
from chair_desk.words import _

CHECK_SECONDS, BUILD_SECONDS = 30.0, 600.0

Progress = Callable[[int, int], None]


class Cancelled(Exception):  # noqa: N818  what a person did, no error
    """The person does not want it any more."""


class PackChild:
    """One child process; it is started when it is first asked something, and killed at the end."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._is_cancelled = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.stop()

    def cancel(self) -> None:
        """End the work at once; whoever waits for it gets `Cancelled`. Any thread may call it."""
        self._is_cancelled = True
        self.stop()

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError):
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def check(self, content: bytes, *, seconds: float = CHECK_SECONDS) -> PaperCheck:
        """Check one paper. One that takes too much time or memory is told as such."""
        try:
            answer = self._ask({"do": "check"}, [content], seconds, None)
            return from_plain(json.loads(answer))
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            self.stop()
            self._refuse_cancelled()
            return only(Fault.TOO_HEAVY)

    def build(
        self, order: PackOrder, sources: Sequence[bytes], progress: Progress | None = None
    ) -> bytes:
        """Put a pack together.

        Raises:
            CannotDo: A paper could be checked and not be put in; memory or time ran out.
            Cancelled: Somebody cancelled it.
        """
        self.stop()
        asked = {"do": "build", "order": order_as_plain(order)}
        try:
            return self._ask(asked, sources, BUILD_SECONDS, progress)
        except (OSError, EOFError, ValueError) as error:
            self.stop()
            self._refuse_cancelled()
            raise CannotDo(
                _("The pack could not be put together."),
                _("A paper in it takes too much memory or time, or is damaged inside."),
                _("Run the check of the pack, and leave out the paper that was added last."),
            ) from error

    def build_again(
        self,
        order: PackOrder,
        sources: Sequence[bytes],
        base: bytes,
        progress: Progress | None = None,
    ) -> bytes:
        """Put a later issue together from the one before; from its papers where it does not fit.

        Raises:
            CannotDo: As `build` does.
            Cancelled: Somebody cancelled it.
        """
        self.stop()
        kept = {sheet.source for sheet in order.sheets if sheet.is_kept}
        sent = [b"" if number in kept else one for number, one in enumerate(sources)]
        asked = {"do": "build", "again": True, "order": order_as_plain(order)}
        try:
            made = self._ask(asked, [*sent, base], BUILD_SECONDS, progress)
        except (OSError, EOFError, ValueError):
            self.stop()
            self._refuse_cancelled()
            made = b""
        return made or self.build(order, sources, progress)

    def words(self, content: bytes) -> str:
        """Return everything that can be read in a PDF.

        Raises:
            CannotDo: It could not be looked through.
            Cancelled: Somebody cancelled it.
        """
        try:
            answer = self._ask({"do": "words"}, [content], BUILD_SECONDS, None)
            return str(json.loads(answer)["words"])
        except (OSError, EOFError, ValueError, KeyError) as error:
            self.stop()
            self._refuse_cancelled()
            raise CannotDo(
                _("The pack could not be searched for what is withheld."),
                _("A paper takes too much memory or time. Nothing was written."),
            ) from error

    def picture(self, content: bytes) -> bytes:
        """Return a picture as a PDF of one page.

        Raises:
            CannotDo: It is no picture that can be shown.
            Cancelled: Somebody cancelled it.
        """
        return self._as_pdf(
            "picture",
            content,
            _("This picture could not be made into a PDF."),
            _("It is damaged, or has too many pixels."),
        )

    def letter(self, content: bytes) -> bytes:
        """Return a mail as a PDF: its words, and the names of what hangs on it.

        Raises:
            CannotDo: It is no mail.
            Cancelled: Somebody cancelled it.
        """
        return self._as_pdf(
            "letter",
            content,
            _("This mail could not be made into a PDF."),
            _("It is damaged, or of a kind that only its own program reads."),
        )

    def _as_pdf(self, what: str, content: bytes, told: str, why: str) -> bytes:
        try:
            return self._ask({"do": what}, [content], CHECK_SECONDS, None)
        except (OSError, EOFError, ValueError) as error:
            self.stop()
            self._refuse_cancelled()
            raise CannotDo(told, why) from error

    def _refuse_cancelled(self) -> None:
        if self._is_cancelled:
            raise Cancelled

    def _ask(
        self, asked: object, sources: Iterable[bytes], seconds: float, progress: Progress | None
    ) -> bytes:
        """Send what is asked and wait for the answer.

        Raises:
            EOFError, OSError: The process ended, by itself or because its time was up.
        """
        self._refuse_cancelled()
        process = self._process = self._process or _started()
        if process.stdin is None or process.stdout is None:
            raise EOFError
        most = CHECK_BYTES if seconds <= CHECK_SECONDS else BUILD_BYTES
        with ChildWatch(process, seconds=seconds, most_bytes=most):
            send, receive = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
            write_frame(send, b"J", json.dumps(asked).encode())
            for content in sources:
                write_frame(send, b"B", content)
            while (framed := read_frame(receive)) is not None:
                if framed[0] != b"P":
                    return framed[1]
                if progress is not None:
                    done, total = json.loads(framed[1])
                    progress(int(done), int(total))
            raise EOFError


def _started() -> subprocess.Popen[bytes]:
    frozen = getattr(sys, "frozen", False)
    words = [sys.executable, WORD] if frozen else [sys.executable, "-m", "chair_desk", WORD]
    return subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


class CheckedPapers:
    """The checks of this sitting, by the hash of the bytes: the same bytes are checked once."""

    def __init__(self) -> None:
        self._known: dict[str, PaperCheck] = {}

    def of(self, sha256: str) -> PaperCheck | None:
        """Return what is known of some bytes."""
        return self._known.get(sha256)

    def check(self, child: PackChild, content: bytes) -> PaperCheck:
        """Check some bytes, or say what was found before."""
        sha256 = hashlib.sha256(content).hexdigest()
        if sha256 not in self._known:
            self._known[sha256] = child.check(content)
        return self._known[sha256]


CHECKED = CheckedPapers()
