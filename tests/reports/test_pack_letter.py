"""A mail becomes pages; nothing in it is run or fetched."""

from __future__ import annotations

from email.message import EmailMessage

import pypdfium2
import pytest

from chair_desk.reports.pack_letter import MOST_WORDS, letter_as_pdf


def words(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def mail(text: str = "", html: str = "") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Nell Applegarth <nell@westmarch.example>"
    made["To"] = "Gwen Tallowfield"
    made["Subject"] = "Return home: figures"
    if text:
        made.set_content(text)
    if html:
        made.set_content(html, subtype="html")
    return made


def test_who_wrote_what_and_what_hangs_on_it_is_printed() -> None:
    one = mail("First line.\n\nSecond – with a dash.")
    one.add_attachment(b"x", maintype="application", subtype="pdf", filename="figures.pdf")
    found = words(letter_as_pdf(bytes(one)))
    for said in ("Nell Applegarth", "Return home: figures", "First line.", "with a dash",
                 "figures.pdf", "not printed here"):  # fmt: skip
        assert said in found


def test_of_html_only_the_words_are_taken() -> None:
    found = words(
        letter_as_pdf(
            bytes(mail(html="<p>Seen &amp; read<script>hidden()</script><img src='http://x'></p>"))
        )
    )
    assert "Seen & read" in found
    assert "hidden" not in found


@pytest.mark.parametrize("content", [b"", b"no mail at all", b"\xff\xfe" * 40])
def test_what_is_no_mail_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the child tells no more
        letter_as_pdf(content)


def test_a_mail_with_far_too_much_text_is_refused() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        letter_as_pdf(bytes(mail("word " * (MOST_WORDS // 4))))


def test_a_mail_in_an_unknown_alphabet_is_read_as_it_can_be() -> None:
    found = words(
        letter_as_pdf(b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=odd\n\nHi")
    )
    assert "Hi" in found
