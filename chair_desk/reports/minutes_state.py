"""Where the minutes stand: draft, checked, confirmed, corrected since."""

from __future__ import annotations

from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.meetings import MeetingState
from chair_desk.records.minutes import Correction
from chair_desk.reports.document import Block, BulletList, Heading, Note, Runs, runs
from chair_desk.reports.edition import edition_sentence
from chair_desk.reports.wording import body_words, short_date, spoken
from chair_desk.words import _


def state_sentence(bundle: MeetingBundle) -> str:
    """Say the state and version of the minutes, as in the footer of each page."""
    state = _state(bundle)
    version = bundle.meeting.minutes_version
    if not version:
        return state
    return _("{state}. Version {number}").format(state=state, number=version)


def state_blocks(bundle: MeetingBundle) -> list[Block]:
    """Return the note on the state of the minutes, and the corrections made since."""
    paragraphs: list[Runs] = []
    if bundle.meeting.state is MeetingState.CONFIRMED and bundle.meeting.confirmed_subject_to:
        subject = _("Confirmed subject to: {words}").format(
            words=spoken(bundle.meeting.confirmed_subject_to)
        )
        paragraphs.append(runs(subject))
    paragraphs.append(runs(edition_sentence(bundle)))
    if bundle.seal_head:
        seal = _("Seal {head}. The board file and each copy of it keep the same signs.")
        paragraphs.append(runs(seal.format(head=bundle.seal_head)))
    note = Note(title=state_sentence(bundle), paragraphs=tuple(paragraphs))
    return [note, *_correction_blocks(bundle)]


def _state(bundle: MeetingBundle) -> str:
    meeting = bundle.meeting
    if meeting.state is MeetingState.CONFIRMED:
        day = meeting.confirmed_on or bundle.confirmed_at_on
        return _("Confirmed on {date}").format(date=short_date(day)) if day else _("Confirmed")
    if meeting.state is MeetingState.CHECKED:
        return _("Checked by the chair, not yet confirmed by {body}").format(
            body=body_words(bundle.body)
        )
    return _("Draft, not yet confirmed by {body}").format(body=body_words(bundle.body))


def _correction_blocks(bundle: MeetingBundle) -> list[Block]:
    if not bundle.corrections:
        return []
    return [
        Heading(level=2, text=_("Corrections since these minutes were confirmed"), anchor="fixes"),
        BulletList(items=tuple(_correction(bundle, one) for one in bundle.corrections)),
    ]


def _correction(bundle: MeetingBundle, correction: Correction) -> Runs:
    number = bundle.minute_numbers.get(correction.minute_id or "", "")
    parts = [
        short_date(correction.made_on) if correction.made_on else "",
        _("minute {number}").format(number=number) if number else "",
    ]
    about = ", ".join(part for part in parts if part)
    words = spoken(correction.text)
    return runs(f"{about}: {words}" if about else words)
