from __future__ import annotations

from email import message_from_bytes, policy

from chair_desk.services.mail_drafts import MailDraft, draft_bytes


def test_a_draft_keeps_its_words_and_what_is_attached() -> None:
    draft = MailDraft(
        subject="Actions of Côte Dén", text="Dear all\n", to_email="a@example.org",
        attached=(("Sheet é ŵ.docx", b"PK"), ("odd.bin", b"1")),
    )  # fmt: skip
    mail = message_from_bytes(draft_bytes(draft), policy=policy.default)
    assert (mail["Subject"], mail["X-Unsent"]) == ("Actions of Côte Dén", "1")
    names = [part.get_filename() for part in mail.iter_attachments()]
    assert names == ["Sheet é ŵ.docx", "odd.bin"]


def test_no_name_can_add_a_header() -> None:
    draft = MailDraft(subject="A\nBcc: x@example.org", text="", to_email="a@b.org\r\nCc: x@y.org",
                      attached=(("n\r\nX-Evil: 1.pdf", b""),))  # fmt: skip
    mail = message_from_bytes(draft_bytes(draft), policy=policy.default)
    assert (mail["Bcc"], mail["Cc"], mail["X-Evil"]) == (None, None, None)
