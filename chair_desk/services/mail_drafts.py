"""Mail drafts: files that open in the person's own mail program. Chair Desk sends nothing."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.spans import words_for

_TYPES = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@frozen(kw_only=True)
class MailDraft:
    """A mail that is still to be looked at and sent. `attached` are names with their content."""

    subject: str
    text: str
    to_email: str = ""
    attached: tuple[tuple[str, bytes], ...] = ()


def draft_bytes(draft: MailDraft) -> bytes:
    """Return a mail that opens as a draft, with what is attached to it.

    A line feed in a name or a subject cannot start a header of its own. Confidential words of
    what it quotes are not in it.
    """
    draft = words_for(draft, Audience.MEMBERS)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = _one_line(draft.subject)
    if draft.to_email:
        mail["To"] = _one_line(draft.to_email)
    mail["X-Unsent"] = "1"  # Outlook opens it to be written, not as something received
    mail.set_content(draft.text)
    for name, content in draft.attached:
        main, sub = _TYPES.get(name.rpartition(".")[2], ("application", "octet-stream"))
        mail.add_attachment(content, maintype=main, subtype=sub, filename=_one_line(name))
    return mail.as_bytes()


def _one_line(text: str) -> str:
    return " ".join(text.split())
