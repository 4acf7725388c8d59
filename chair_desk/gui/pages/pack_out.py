"""The files of a pack that was built, written into the folder that is chosen."""

from __future__ import annotations

from chair_desk.gui.parts.pack_choosing import PackChoosing
from chair_desk.gui.parts.widgets import Message
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services import packs
from chair_desk.services.pack_mail import member_drafts
from chair_desk.services.pack_reading import PackReading
from chair_desk.services.pack_writing import out_files, write_folder, write_pack
from chair_desk.services.packs import BuiltPack
from chair_desk.words import _, ngettext


class PackOut:
    """Writes them and says so; those that could not be written wait for another folder."""

    def __init__(self, session: Session, how: PackChoosing, message: Message) -> None:
        self._session, self._how, self._message = session, how, message
        self._waiting: tuple[PackReading, BuiltPack] | None = None

    def write(self, reading: PackReading, built: BuiltPack, *, is_draft: bool) -> None:
        """Write the files. Where the folder takes none, an issued pack can be written again."""
        self._waiting = None
        try:
            count = self._write(reading, built, is_draft=is_draft)
        except (Refused, CannotDo) as problem:
            self._waiting = None if is_draft else (reading, built)
            self._say_unwritten(problem, built)
        else:
            self._say_written(built, count, is_draft=is_draft)

    def follow(self) -> None:
        """Do what the message offers: write what waits, else open the folder."""
        if self._waiting is None:
            self._how.open_folder()
        else:
            self.write(*self._waiting, is_draft=False)

    def _write(self, reading: PackReading, built: BuiltPack, *, is_draft: bool) -> int:
        desk, files = self._session.desk, out_files(self._session.desk, reading, built)
        folder = self._how.folder / packs.folder_name(desk, built, is_draft=is_draft)
        write_pack(desk, built, files, folder)
        if self._how.mails.isChecked() and not is_draft:
            write_folder(folder / _("mail drafts"), member_drafts(desk, built, files))
        return len(files)

    def _say_unwritten(self, problem: Refused | CannotDo, built: BuiltPack) -> None:
        if self._waiting is None:
            self._message.say(_("The draft is not written."), str(problem), tone="red")
            return
        lead = _("Version {number} is issued, and its files are not written yet.")
        rest = _("{why} Choose another folder, and write them there.").format(why=problem)
        self._message.say(
            lead.format(number=built.number), rest, tone="red", link=_("Write the files")
        )

    def _say_written(self, built: BuiltPack, count: int, *, is_draft: bool) -> None:
        said = ngettext("{count} file is written.", "{count} files are written.", count)
        lead = (
            _("A draft: nothing is issued.")
            if is_draft
            else _("Version {number} is issued, {pages} pages.").format(
                number=built.number, pages=built.full.page_count
            )
        )
        rest = f"{said.format(count=count)} {self._how.folder}"
        self._message.say(lead, rest, tone="grn", link=_("Open the folder"))
