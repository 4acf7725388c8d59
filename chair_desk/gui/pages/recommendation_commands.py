"""What can be done on the page of recommendations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.records.recommendations import Taken
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.recommendations import RecommendationsPage


def _free(page: RecommendationsPage) -> str:
    if page.is_filling_in or page.strip is not None:
        return _("Save or leave what you are typing first.")
    return ""


def _chosen(page: RecommendationsPage) -> str:
    if reason := _free(page):
        return reason
    return "" if page.table.place()[0] else _("Choose a recommendation first.")


def _asked(page: RecommendationsPage) -> str:
    if reason := _chosen(page):
        return reason
    is_asked = page.answer() is not None
    return "" if is_asked else _("This agency was not asked. Press Q to ask it.")


def _not_asked(page: RecommendationsPage) -> str:
    reason = _chosen(page)
    if reason or page.answer() is None:
        return reason
    return _("This agency was asked already.")


def _silent(page: RecommendationsPage) -> str:
    reason, answer = _asked(page), page.answer()
    if reason or answer is None or answer.state is Taken.ASKED:
        return reason
    return _("It has answered, so the answer stays.")


def _unanswered(page: RecommendationsPage) -> str:
    reason, line = _chosen(page), page.line()
    if reason or line is None:
        return reason
    is_answered = any(one.state is not Taken.ASKED for one in line.answers.values())
    return _("It has been answered, so it stays.") if is_answered else ""


def _review(page: RecommendationsPage) -> str:
    reason, line = _chosen(page), page.line()
    if reason or line is None:
        return reason
    return "" if line.recommendation.log_entry_id else _("It is linked with no review.")


def _action(page: RecommendationsPage) -> str:
    reason, answer = _chosen(page), page.answer()
    if reason:
        return reason
    has_action = answer is not None and answer.action_id
    return "" if has_action else _("No action of this agency is linked with it.")


def _some(page: RecommendationsPage) -> str:
    return "" if page.lines else _("No recommendation is on record.")


def _do(name: str) -> Callable[[RecommendationsPage], None]:
    def do(page: RecommendationsPage) -> None:
        getattr(page.doing, name)()

    return do


def _take(state: Taken) -> Callable[[RecommendationsPage], None]:
    def do(page: RecommendationsPage) -> None:
        page.doing.take(state)

    return do


def _form(verb: str) -> Callable[[RecommendationsPage], None]:
    def do(page: RecommendationsPage) -> None:
        page.open_form(verb)

    return do


COMMANDS: tuple[Command, ...] = (
    Command(name="recommendations.new", label=N_("New recommendation"), menu="Record",
            icon="plus", keys="Ctrl+N", when=_free, do=_form("new"), writes=True),
    Command(name="recommendations.edit", label=N_("Change the recommendation"), menu="Record",
            icon="pencil", keys="Ctrl+E", when=_chosen, do=_form("edit"), writes=True),
    Command(name="recommendations.answer", label=N_("Record how the agency takes it"),
            menu="Record", icon="notebook-pen", keys="Ctrl+Return", when=_asked,
            do=_form("answer"), writes=True),
    Command(name="recommendations.accepted", label=N_("The agency accepts it"), menu="Record",
            icon="circle", keys="A", when=_asked, do=_take(Taken.ACCEPTED), writes=True),
    Command(name="recommendations.actioned", label=N_("The agency has acted on it"),
            menu="Record", icon="circle-dot", keys="D", when=_asked, do=_take(Taken.ACTIONED),
            writes=True),
    Command(name="recommendations.assured", label=N_("The board is assured"), menu="Record",
            icon="shield-check", keys="S", when=_asked, do=_take(Taken.ASSURED), writes=True),
    Command(name="recommendations.embedded", label=N_("It is embedded"), menu="Record",
            icon="sprout", keys="E", when=_asked, do=_take(Taken.EMBEDDED), writes=True),
    Command(name="recommendations.rejected", label=N_("The agency rejects it"), menu="Record",
            icon="x", keys="X", when=_asked, do=_take(Taken.REJECTED), writes=True),
    Command(name="recommendations.ask", label=N_("Ask the agency"), menu="Record",
            icon="circle-dashed", keys="Q", when=_not_asked, do=_do("ask"), writes=True),
    Command(name="recommendations.ask_more", label=N_("Ask another agency"), menu="Record",
            when=_chosen, do=_form("ask"), writes=True),
    Command(name="recommendations.unask", label=N_("Ask the agency no longer"), menu="Record",
            keys="Del", when=_silent, do=_do("ask_no_longer"), writes=True),
    Command(name="recommendations.remove", label=N_("Remove the recommendation"), menu="Record",
            when=_unanswered, do=_do("remove"), writes=True),
    Command(name="recommendations.review", label=N_("Open the review it comes from"),
            menu="Record", icon="book-open", keys="V", when=_review, do=_do("open_review")),
    Command(name="recommendations.action", label=N_("Open the action of the agency"),
            menu="Record", icon="list-checks", keys="O", when=_action, do=_do("open_action")),
    Command(name="recommendations.find", label=N_("Find a recommendation"), menu="Record",
            icon="search", keys="Ctrl+F", do=_do("find")),
    Command(name="recommendations.waiting", label=N_("Show what is not yet embedded, or all"),
            menu="View", keys="W", when=_some, do=_do("switch_waiting")),
    Command(name="recommendations.export", label=N_("Export the recommendations"),
            menu="Record", icon="file-down", keys="Ctrl+P", when=_some, do=_do("export_menu")),
    Command(name="recommendations.import", label=N_("Bring in recommendations from a table"),
            menu="Record", icon="download", when=_free, do=_do("ask_table"), writes=True),
)  # fmt: skip
