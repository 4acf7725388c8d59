"""What the page of the yearly report does to one sentence: write, move, mark, take out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.records.audience import Audience
from chair_desk.records.report_fields import Written
from chair_desk.records.yearly_reports import Standing
from chair_desk.services import report_writing as writing
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.report import ReportPage


class SentenceDoing:
    """Does what the keys and buttons of the sentences ask."""

    def __init__(self, page: ReportPage) -> None:
        self._page = page

    def write_new(self) -> None:
        """Go to the line for a new sentence."""
        self._page.doing.show_sentences()
        self._page.fitting.write_new()

    def add(self, said: Written) -> None:
        """Add a sentence to the chosen head; its words leave the line once they are kept."""
        page = self._page
        changes = page.session.run(writing.add_sentence, page.report_id, page.head_key, said)
        if changes is not None:
            page.new_line.clear()
            page.sentences.choose(changes.made)

    def write(self) -> None:
        """Open the chosen sentence to be written in."""
        self._page.doing.show_sentences()
        self._page.sentences.setFocus()
        self._page.sentences.write()

    def keep(self, sentence_id: str, said: Written) -> None:
        """Keep a sentence that was written anew."""
        page = self._page
        held = page.window().focusWidget()
        self._run(writing.write_sentence, sentence_id, said)
        page.sentences.choose(sentence_id)
        if held is None or page.isAncestorOf(held):  # a list over the page keeps the focus
            page.sentences.setFocus()

    def follow(self) -> None:
        """Let the chosen sentence say what the record says."""
        self._run(writing.follow_the_record, self._page.sentence_id)

    def take_out(self) -> None:
        """Take the chosen sentence out."""
        self._run(writing.take_out, self._page.sentence_id)

    def move_up(self) -> None:
        """Move the chosen sentence before the one above it."""
        self._move(-2)

    def move_down(self) -> None:
        """Move the chosen sentence behind the one below it."""
        self._move(1)

    def _move(self, by: int) -> None:
        page, head = self._page, self._page.chosen_head
        ids = [one.sentence.id for one in head.sentences] if head else []
        at = ids.index(page.sentence_id) + by if page.sentence_id in ids else len(ids)
        if at < len(ids) and at >= -1:
            after = ids[at] if at >= 0 else None
            chosen = page.sentence_id
            self._run(writing.move_sentence, chosen, after_id=after)
            page.sentences.choose(chosen)

    def switch_opinion(self) -> None:
        """Mark the chosen sentence as an opinion, or as none."""
        line = self._page.line
        if line is not None:
            is_opinion = line.sentence.standing is Standing.OPINION
            self._run(writing.mark_opinion, line.sentence.id, is_opinion=not is_opinion)

    def change_readers(self) -> None:
        """Give the chosen sentence to the next readers: anyone, members, the confidential part.

        One that follows a record stays with the readers of that record.
        """
        line = self._page.line
        if line is None:
            return
        order = list(Audience)
        wanted = order[(order.index(line.audience) + 1) % len(order)]
        self._run(writing.show_to, line.sentence.id, wanted)
        now = self._page.line
        if now is not None and now.audience is not wanted:
            self._page.message.say(
                _("It follows a record that is for fewer readers. Change the record, or write it in"
                  " your own words."),
                tone="amb",
            )  # fmt: skip

    def accept_one(self) -> None:
        """Take the change of the chosen sentence as seen."""
        page = self._page
        page.session.run(writing.accept_changes, page.report_id, (page.sentence_id,))
        page.sentences.setFocus()

    def _run(self, service: Callable[..., object], *given: object, **named: object) -> None:
        self._page.session.run(service, *given, **named)  # type: ignore[arg-type]
