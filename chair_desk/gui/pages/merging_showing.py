"""What the merge screen says of a copy: its head, its list, and how much is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.merge_state import Coming
from chair_desk.gui.parts.merge_list import ListedMatter
from chair_desk.gui.parts.merge_words import (
    choice_words,
    decided_words,
    first_name,
    list_title,
    open_words,
    whose,
)
from chair_desk.gui.parts.widgets import retone
from chair_desk.gui.theme.icons import icon
from chair_desk.records.days_in_words import day_month, weekday_month
from chair_desk.records.local_time import local_date
from chair_desk.services.exchange import last_with
from chair_desk.services.two_versions import Matter
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.gui.pages.merging import MergingPage


def show_head(page: MergingPage, coming: Coming | None) -> None:
    """Say whose copy it is, of which board, and when both were last one."""
    board = page.session.desk.board
    if coming is None or coming.seen is None:
        page.heading.setText(_(page.TITLE))
        page.subheading.setText(_("Both versions stay in the history, whatever is chosen."))
    else:
        who = coming.seen.who
        name = first_name(who)
        page.heading.setText(
            _("Bring in {name}’s copy").format(name=name) if name else _("Bring in a copy")
        )
        said = _("{board}, {file}.").format(
            board=board.short_name or board.name, file=coming.path.name
        )
        page.subheading.setText(f"{said} {_shared_words(page, who)}".strip())
    page.subheading.show()
    page.cancel_button.setVisible(coming is not None)
    page.bring_button.setVisible(coming is not None)
    if coming is not None and coming.seen is not None and coming.seen.warnings:
        page.message.say(" ".join(coming.seen.warnings), tone="amb")


def _shared_words(page: MergingPage, who: str) -> str:
    last = last_with(page.session.desk, who) or last_with(page.session.desk, "")
    if last is None:
        return ""
    day = weekday_month(local_date(last.at))
    return _("You last shared on {day}.").format(day=day)


def base_note(page: MergingPage) -> str:
    """Return the day on which both were last one, or nothing."""
    coming = page.session.coming
    who = coming.seen.who if coming is not None and coming.seen is not None else ""
    last = last_with(page.session.desk, who) or last_with(page.session.desk, "")
    return day_month(local_date(last.at)) if last is not None else ""


def fill_list(page: MergingPage, coming: Coming | None) -> None:
    """Fill the list: what both changed, what may be one, what only one changed."""
    page.list.begin()
    heading = _("You both changed these") if coming else _("Changed by two people")
    page.list.add_matters(heading, [listed(page, one) for one in page.deciding.matters])
    pairs = [
        ListedMatter(
            title=pair.first.title,
            note=_("Added on two laptops: one or two?"),
            is_decided=False,
        )
        for pair in page.pairs
    ]
    page.list.add_matters(_("These may be the same"), pairs, twins=True)
    if coming is not None and coming.seen is not None:
        seen = coming.seen
        name = first_name(seen.who) or _("the other")
        page.list.add_groups(_("Only {name} changed these").format(name=name), seen.theirs)
        page.list.add_groups(_("Both, settled by itself"), seen.settled)
        page.list.add_groups(_("Only you changed these"), seen.yours)


def listed(page: MergingPage, matter: Matter) -> ListedMatter:
    """Return a matter as the list shows it."""
    is_decided = matter.key in page.deciding.decided
    note = open_words(matter)
    if is_decided:
        yours = whose(matter.you, is_this_person=matter.you == page.session.desk.who)
        cards = choice_words(matter, yours, whose(matter.who))
        note = decided_words(matter, page.deciding.way(matter), cards)
    return ListedMatter(title=list_title(matter), note=note, is_decided=is_decided)


def show_counts(page: MergingPage) -> None:
    """Say how much is settled, on the bar and on the button."""
    coming = page.session.coming
    page.bar_row.setVisible(coming is not None)
    if coming is None or coming.seen is None:
        return
    decided, of = len(page.deciding.decided), len(page.deciding.matters)
    alone = coming.seen.by_themselves
    page.bar.show_counts(alone, decided, of - decided)
    lead = _("{settled} of {count} settled.")
    page.bar_lead.setText(lead.format(settled=coming.settled, count=coming.count))
    text = ngettext(
        "{alone} did not clash and goes in by itself.",
        "{alone} did not clash and go in by themselves.",
        alone,
    ).format(alone=alone)
    if of:
        more = _("You have decided {decided} of {of}.").format(decided=decided, of=of)
        text = f"{text} {more}"
    page.bar_words.say(text)
    label = ngettext("Bring in {count} change", "Bring in {count} changes", coming.count)
    page.bring_button.setText(label.format(count=coming.count))
    is_ready = decided == of
    retone(page.bring_button, kind="primary" if is_ready else "")
    page.bring_button.setIcon(icon("git-merge", "onaccent" if is_ready else "ink2"))
    left = ngettext(
        "{count} is still open. It can be settled afterwards.",
        "{count} are still open. They can be settled afterwards.",
        of - decided,
    ).format(count=of - decided)
    page.bring_button.setAccessibleDescription("" if is_ready else left)
