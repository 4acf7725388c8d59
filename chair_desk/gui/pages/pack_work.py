"""Reading, checking and building a pack beside the window, a step at a time, till it is stopped."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from chair_desk.gui.background import Background
from chair_desk.gui.keeping import Keeping
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.pack_checks import PackChecks, check_papers
from chair_desk.services.pack_issued import IssuedPack, issued_editions, issued_steps
from chair_desk.services.pack_layout import PackChoices
from chair_desk.services.pack_pages import Reader
from chair_desk.services.pack_reading import PackReading, reading_steps
from chair_desk.services.pack_work import Cancelled, PackChild
from chair_desk.services.packs import BuiltPack, build_pack
from chair_desk.services.paper_files import PDF, PaperFile
from chair_desk.words import _


class _Check:
    """Checks the papers on the other thread."""

    def __init__(self, work: PackWork, reading: PackReading) -> None:
        self._work, self._reading = work, reading

    def __call__(self) -> PackChecks:
        with self._work.child as child:
            return check_papers(self._reading, child, self._tell)

    def _tell(self, at: int, of: int) -> None:
        self._work.went_on.emit(_("Checking the papers"), at, of)


class _Build:
    """Builds the editions on the other thread."""

    def __init__(
        self,
        work: PackWork,
        reading: PackReading,
        readers: Sequence[Reader],
        choices: PackChoices,
    ) -> None:
        self._work, self._reading = work, reading
        self._readers, self._choices = readers, choices

    def __call__(self) -> BuiltPack:
        with self._work.child as child:
            return build_pack(self._reading, self._readers, self._choices, child, self._tell)

    def _tell(self, what: str, at: int, of: int) -> None:
        self._work.went_on.emit(what, at, of)


class _Editions:
    """Builds editions of a version that is out on the other thread."""

    def __init__(self, work: PackWork, issued: IssuedPack, readers: Sequence[Reader]) -> None:
        self._work, self._issued, self._readers = work, issued, readers

    def __call__(self) -> BuiltPack:
        with self._work.child as child:
            return issued_editions(self._issued, self._readers, child, self._work.went_on.emit)


class PackWork(QObject):
    """One pack at work. `read`, `checked` and `built` carry what came of each stage.

    `issued` and `again` carry a version that is out, and editions of it. The bytes of a pack that
    is built to be issued are in the board by then.

    `went_on` says what is being done and how far; `failed` carries a Refused or a CannotDo;
    `stopped` says that the person cancelled it.
    """

    read = Signal(object)
    checked = Signal(object)
    built = Signal(object)
    issued = Signal(object)
    again = Signal(object)
    went_on = Signal(str, int, int)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, session: Session, meeting_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._meeting_id = session, meeting_id
        self._background = Background(self)
        self._keeping = Keeping(session, self)
        self._keeping.went_on.connect(self.went_on)
        self._is_kept = False
        self._steps: Generator[None, None, PackReading | IssuedPack] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        self.child = PackChild()

    def begin(self) -> None:
        """Read the board a little at a time, then check the papers."""
        self._steps = reading_steps(self._session.desk, self._meeting_id)
        self._timer.start()

    def _step(self) -> None:
        steps = self._steps
        if steps is None or self._session.is_over:
            self._timer.stop()
            return
        try:
            next(steps)
        except StopIteration as end:
            self._timer.stop()
            self._steps = None
            self._have_read(end.value)
        except (Refused, CannotDo) as problem:
            self._timer.stop()
            self._steps = None
            self.failed.emit(problem)

    def _have_read(self, found: PackReading | IssuedPack) -> None:
        if isinstance(found, IssuedPack):
            self.issued.emit(found)
        else:
            self.read.emit(found)
            self._background.run(_Check(self, found), self.checked.emit, self._failed)

    def read_issued(self, issue_id: str) -> None:
        """Read a little at a time what a version that is out was made of."""
        self._steps = issued_steps(self._session.desk, issue_id)
        self._timer.start()

    def build_again(self, issued: IssuedPack, readers: Sequence[Reader]) -> None:
        """Build editions of a version that is out."""
        self._background.run(_Editions(self, issued, readers), self.again.emit, self._failed)

    def build(
        self,
        reading: PackReading,
        readers: Sequence[Reader],
        choices: PackChoices,
        *,
        is_kept: bool,
    ) -> None:
        """Build the editions of what was read; the bytes of one to be issued are kept."""
        self._is_kept = is_kept
        job = _Build(self, reading, readers, choices)
        self._background.run(job, self._is_built, self._failed)

    def _is_built(self, built: BuiltPack) -> None:
        if not self._is_kept:
            self.built.emit(built)
            return
        pack = PaperFile(
            name=_("Keeping the pack"),
            content=built.full.content,
            media_type=PDF,
            sha256=built.full.sha256,
        )
        self._keeping.keep((pack,), partial(self.built.emit, built), self._not_kept)

    def _not_kept(self, problem: CannotDo | None) -> None:
        self._failed(problem or Cancelled())

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Cancelled):
            self.child = PackChild()
            self.stopped.emit()
        elif isinstance(problem, (Refused, CannotDo)):
            self.failed.emit(problem)
        else:
            raise problem

    def cancel(self) -> None:
        """End what is being done."""
        self._timer.stop()
        self.child.cancel()
        self._keeping.cancel()
        if self._steps is not None:
            self._steps = None
            self._failed(Cancelled())

    def wait(self) -> None:
        """Let the job in hand end."""
        self._background.wait()

    def end(self) -> None:
        """End it for good: no process is left behind."""
        self.cancel()
        self.wait()
