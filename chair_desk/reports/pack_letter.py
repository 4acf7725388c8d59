"""A mail as pages: who wrote to whom and when, the words, and the names of what hangs on it.

Nothing in it is run, fetched or opened: of a mail in HTML only the words are taken.
"""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from html.parser import HTMLParser

from chair_desk.reports.document import BulletList, Document, Grid, Heading, Paragraph, row, runs
from chair_desk.words import _

MOST_WORDS = 400_000
"""Letters of the text; some eighty pages. What is longer is no mail."""
_SILENT = frozenset({"script", "style", "head", "title"})
_BREAKS = frozenset({"p", "br", "div", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote"})


def letter_as_pdf(content: bytes) -> bytes:
    """Return a mail (an .eml file) as a PDF.

    Raises:
        ValueError: It is no mail, or its text is far too long.
    """
    from chair_desk.reports.pdf import pdf_bytes

    return pdf_bytes(letter_document(content))


def letter_document(content: bytes) -> Document:
    """Return a mail as a document.

    Raises:
        ValueError: It is no mail, or its text is far too long.
    """
    mail = email.message_from_bytes(content, policy=email.policy.default)
    if "From" not in mail and "Subject" not in mail:
        raise ValueError(len(content))
    title = _header(mail, "Subject") or _("A mail without a subject")
    told = ((_("From"), "From"), (_("To"), "To"), (_("Copy to"), "Cc"), (_("Sent"), "Date"))
    heads = [(label, _header(mail, name)) for label, name in told if _header(mail, name)]
    names = [one.get_filename() or one.get_content_type() for one in mail.iter_attachments()]
    hung = (
        Heading(level=2, text=_("Files on this mail, not printed here")),
        BulletList(items=tuple(runs(_plain(name)) for name in names)),
    )
    return Document(
        title=title,
        blocks=(
            Heading(level=1, text=title),
            Grid(
                caption=title,
                header=(_("Mail"), ""),
                rows=tuple(row(label, said) for label, said in heads),
                widths=(18, 82),
            ),
            *(Paragraph(runs=runs(words)) for words in _paragraphs(mail)),
            *(hung if names else ()),
        ),
        header_left=_("Mail"),
        footer_state=title[:80],
    )


def _header(mail: EmailMessage, name: str) -> str:
    return _plain(str(mail.get(name, "")))


def _plain(text: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _paragraphs(mail: EmailMessage) -> list[str]:
    body = mail.get_body(("plain", "html"))
    if body is None:
        return [_("This mail has no text.")]
    raw = body.get_payload(decode=True)
    text = _decoded(raw if isinstance(raw, bytes) else b"", body.get_content_charset() or "utf-8")
    if len(text) > MOST_WORDS:
        raise ValueError(len(text))
    if body.get_content_type() == "text/html":
        text = _words_of_html(text)
    lines = [_plain(line) for line in text.splitlines()]
    return [line for line in lines if line] or [_("This mail has no text.")]


def _decoded(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset, "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


class _Words(HTMLParser):
    """Takes the words out of HTML, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block, and be silent in what no reader sees."""
        del attrs
        self._silent += tag in _SILENT
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        self._silent = max(self._silent - (tag in _SILENT), 0)
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._silent:
            self.parts.append(data.replace("\n", " "))


def _words_of_html(text: str) -> str:
    words = _Words()
    words.feed(text)
    words.close()
    return "".join(words.parts)
