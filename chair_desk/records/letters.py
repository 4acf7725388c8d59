"""A letter as it is drafted: to whom, from whom, the facts set out, and what is requested."""

from __future__ import annotations

from datetime import date

from chair_desk.records.frozen import frozen
from chair_desk.words import _


@frozen(kw_only=True)
class Letter:
    """A draft. Facts stand in a list between what opens the letter and what is requested.

    A board requests and seeks assurance; it does not instruct. `to_name` is empty where the
    record does not say who holds the post.
    """

    subject: str
    to_post: str
    to_agency: str
    opening: tuple[str, ...]
    facts: tuple[str, ...]
    request: tuple[str, ...]
    from_name: str
    from_post: str
    board: str
    to_name: str = ""
    to_email: str = ""
    marking: str = ""
    written_on: date | None = None

    @property
    def greeting(self) -> str:
        """The name a letter opens with: the person, else the post without its article."""
        return self.to_name or self.to_post.removeprefix(_("The "))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All sentences in order, for a plain mail."""
        return (*self.opening, *(f"•  {fact}" for fact in self.facts), *self.request)
