"""Every file of the folder is tested by being there; then what the law makes of each."""

import string
from dataclasses import fields
from datetime import date

import pytest

from chair_desk.catalogue.board_profiles import BoardProfile, Cited
from chair_desk.catalogue.calendars import WorkingDays
from chair_desk.catalogue.ladders import Sorted
from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.boards import BodyKind, Nation
from chair_desk.records.clocks import due_day, notice_day
from chair_desk.records.people import Organisation, OrganisationKind, SeatKind, Standing

SHELF = Shelf()
NAMES = SHELF.profile_names()
YEAR_END = date(2026, 3, 31)


def profile_of(name: str) -> BoardProfile:
    return SHELF.profile(name)


def sentences(profile: BoardProfile) -> list[str]:
    """Return everything a profile says to a person in whole sentences."""
    said = [profile.help, profile.inherited_note, profile.quorum.if_not_met]
    said += [cited.words for _key, cited in profile._cited()]
    return [words for words in said if words]


@pytest.fixture(params=NAMES)
def profile(request: pytest.FixtureRequest) -> BoardProfile:
    return profile_of(request.param)


# Every file of the folder


def test_the_profiles_of_the_house_ship() -> None:
    assert set(NAMES) >= {
        "lscb_england",
        "lscp_2018",
        "lscp_2023",
        "lscp_2026",
        "sab_england",
        "wales_children",
        "wales_adults",
        "sbni",
        "plain_board",
    }


def test_each_profile_bears_the_name_of_its_file(profile: BoardProfile) -> None:
    assert profile.name in NAMES
    assert profile.label
    assert [made.label for made in SHELF.profiles()].count(profile.label) == 1


def test_each_ladder_a_profile_names_ships_and_fits_the_partner(profile: BoardProfile) -> None:
    for partner in profile.partners:
        if partner.ladder:
            assert partner.kind in SHELF.ladder(partner.ladder).kinds, partner.key


def test_each_log_a_profile_names_ships(profile: BoardProfile) -> None:
    assert set(profile.logs) <= set(SHELF.log_type_names())
    assert "challenge" in profile.logs


def test_each_floor_of_rank_stands_on_the_partners_ladder(profile: BoardProfile) -> None:
    for partner in profile.partners:
        for floor in partner.floors:
            assert isinstance(SHELF.ladder(partner.ladder).sort(floor.rank), Sorted), floor.rank


def test_each_profile_has_its_words(profile: BoardProfile) -> None:
    for words in (profile.words, profile.document_words):
        assert all(getattr(words, field.name).strip() for field in fields(words))
    assert profile.document_words.minutes_to_confirm.format(date="3 March")


def test_each_profile_has_a_chair_and_confirms_its_minutes(profile: BoardProfile) -> None:
    assert profile.role("chair").kind is SeatKind.CHAIR
    assert profile.minutes_item is not None
    assert profile.minutes_item.is_at_start


def test_the_partner_of_an_organisation_made_from_a_profile_is_found_again(
    profile: BoardProfile,
) -> None:
    for partner in profile.partners:
        made = Organisation(
            id="o",
            name=partner.name,
            kind=partner.kind,
            standing=partner.standing,
            ladder=partner.ladder,
        )
        found = profile.partner_for(made)

        assert found is not None
        assert (found.kind, found.standing) == (partner.kind, partner.standing)


def test_each_named_partner_is_told_from_every_other(profile: BoardProfile) -> None:
    for key in profile.quorum.partners:
        named = profile.partner(key)
        alike = [
            one
            for one in profile.partners
            if (one.kind, one.standing) == (named.kind, named.standing)
        ]
        assert alike == [named]


def test_what_is_taken_from_law_names_its_source(profile: BoardProfile) -> None:
    if profile.yearly_report:
        assert profile.yearly_report.source
    for partner in profile.partners:
        assert all(floor.source for floor in partner.floors)


def test_what_was_not_checked_is_shown_with_words_and_source(profile: BoardProfile) -> None:
    for to_check in profile.to_be_checked:
        assert to_check.words
        assert to_check.source or to_check.key == "inherits"


def test_what_was_checked_is_not_shown_as_to_be_checked() -> None:
    keys = [to_check.key for to_check in profile_of("sbni").to_be_checked]

    assert keys == [
        "quorum",
        "yearly_report",
        "duty.yearly_report",
        "duty.panels",
        "partner.health_trusts.floor",
        "partner.police.floor",
    ]
    assert profile_of("wales_children").to_be_checked == ()


def test_sentences_are_short_and_calm(profile: BoardProfile) -> None:
    for words in sentences(profile):
        for sentence in words.split(". "):
            assert len(sentence.split()) <= 25, sentence
        assert "!" not in words
        assert words[0] in string.ascii_uppercase
        assert words.endswith(".")
        assert "instruct" not in words


def test_unranked_partners_have_no_agreed_level(profile: BoardProfile) -> None:
    for partner in profile.partners:
        assert bool(partner.ladder) == (partner.agreed_level is not None)


def test_statutory_partners_of_england_begin_at_can_commit() -> None:
    for name in ("lscp_2018", "lscp_2023", "lscp_2026", "sab_england"):
        levels = {
            partner.agreed_level
            for partner in profile_of(name).partners
            if partner.standing is Standing.STATUTORY
        }
        assert levels == {4}


def test_others_begin_at_can_commit_practice() -> None:
    levels = {
        partner.agreed_level
        for partner in profile_of("lscp_2023").partners
        if partner.standing is not Standing.STATUTORY
    }
    assert levels == {3}


# What each regime asks


def test_the_three_partners_make_a_quorum_of_a_partnership() -> None:
    rule = profile_of("lscp_2023").quorum

    assert rule.rule == "all_named_partners"
    kinds = [profile_of("lscp_2023").partner(key).kind for key in rule.partners]
    assert kinds == [
        OrganisationKind.COUNCIL,
        OrganisationKind.HEALTH_COMMISSIONER,
        OrganisationKind.POLICE,
    ]


def test_a_sub_group_may_have_a_quorum_of_its_own() -> None:
    profile = profile_of("lscp_2023")

    assert profile.quorum_for(BodyKind.SUB_GROUP).count == 4
    assert profile.quorum_for(BodyKind.EXECUTIVE) == profile.quorum
    assert profile.quorum_for(BodyKind.BOARD) == profile.quorum


@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("lscb_england", date(2027, 3, 31)),
        ("lscp_2018", date(2027, 3, 31)),
        ("lscp_2023", date(2026, 9, 30)),
        ("lscp_2026", date(2026, 9, 30)),
        ("wales_children", date(2026, 7, 30)),
        ("wales_adults", date(2026, 7, 30)),
        ("sab_england", None),
    ],
)
def test_reports_follow_the_regime_of_their_year(name: str, due: date | None) -> None:
    report = profile_of(name).yearly_report

    assert report is not None
    assert due_day(report.due, YEAR_END) == due


def test_welsh_boards_plan_before_the_year_begins() -> None:
    plan = profile_of("wales_adults").yearly_plan

    assert plan is not None
    assert due_day(plan.due, YEAR_END) == date(2025, 3, 31)


def test_northern_ireland_asks_for_seven_clear_days() -> None:
    profile = profile_of("sbni")
    calendar = WorkingDays(profile.calendar)

    assert profile.calendar is Nation.NORTHERN_IRELAND
    assert notice_day(profile.notice, date(2026, 11, 19), calendar) == date(2026, 11, 11)
    assert profile.notice.checked
    assert profile.meetings.at_least == 4


def test_the_floor_of_rank_in_northern_ireland_changed_by_amendment() -> None:
    police = profile_of("sbni").partner("police")

    before, after = police.floor_on(date(2014, 6, 19)), police.floor_on(date(2018, 6, 1))

    assert before is not None
    assert before.rank == "Assistant Chief Constable"
    assert after is not None
    assert after.rank == "Chief Superintendent"


def test_the_floor_of_rank_in_wales_was_an_inspector_until_2016() -> None:
    police = profile_of("wales_children").partner("police")

    floor = police.floor_on(date(2014, 6, 19))

    assert floor is not None
    assert floor.rank == "Inspector"
    assert police.floor_on(date(2016, 4, 6)) is None
    assert police.floor_on(date(2006, 9, 30)) is None


def test_england_sets_no_floor_of_rank() -> None:
    for name in NAMES:
        if profile_of(name).nation is Nation.ENGLAND:
            assert not any(partner.floors for partner in profile_of(name).partners)


def test_the_edition_of_2026_takes_the_rules_of_2023_and_says_so() -> None:
    later, earlier = profile_of("lscp_2026"), profile_of("lscp_2023")

    assert later.inherits == "lscp_2023"
    assert later.partners == earlier.partners
    assert later.quorum.partners == earlier.quorum.partners
    assert "published guidance" in later.to_be_checked[0].words
    assert {to_check.key for to_check in later.to_be_checked} >= {"yearly_report"}


def test_nothing_inherited_by_2026_counts_as_checked() -> None:
    cited: list[Cited] = [one for _key, one in profile_of("lscp_2026")._cited()]

    assert not any(one.checked for one in cited)


def test_a_lay_member_and_a_lead_member_are_never_ranked() -> None:
    profile = profile_of("lscb_england")

    assert profile.role("lay_members").count == 2
    assert profile.role("lead_member").kind is SeatKind.OBSERVER


def test_a_challenge_climbs_with_twenty_ten_ten_and_fifteen_working_days() -> None:
    steps = profile_of("lscp_2023").challenge_steps

    assert [(step.title, step.working_days) for step in steps] == [
        ("At the table", 20),
        ("Delegated partner", 10),
        ("Chief officer", 10),
        ("All lead partners", 15),
        ("Outside", None),
    ]


def test_the_agenda_begins_and_ends_as_in_the_design() -> None:
    items = profile_of("lscp_2023").standing_items

    assert [(item.title, item.minutes, item.is_at_start) for item in items] == [
        ("Welcome, apologies and interests", 5, True),
        ("Minutes of the last meeting", 10, True),
        ("Overdue actions, by partner", 10, True),
        ("Risks and forward plan", 10, False),
        ("Any other business", 5, False),
    ]


def test_the_reporting_year_of_a_day_ends_with_march() -> None:
    profile = profile_of("lscp_2023")

    assert profile.year_ends_on(date(2026, 3, 31)) == date(2026, 3, 31)
    assert profile.year_ends_on(date(2026, 4, 1)) == date(2027, 3, 31)
    assert profile.year_ends_on(date(2026, 12, 31)) == date(2027, 3, 31)


def test_a_plain_board_knows_no_safeguarding_law() -> None:
    profile = profile_of("plain_board")

    assert profile.law == ()
    assert profile.to_be_checked == ()
    assert profile.yearly_report is None
    assert not profile.quorum.deputies_count


def test_a_stranger_of_another_kind_is_no_partner_of_the_profile() -> None:
    stranger = Organisation(id="o", name="A mast company", kind=OrganisationKind.GOVERNMENT)

    assert profile_of("plain_board").partner_for(stranger) is None


def test_an_unknown_partner_or_role_is_a_bug() -> None:
    profile = profile_of("lscp_2023")

    with pytest.raises(KeyError):
        profile.partner("navy")
    with pytest.raises(KeyError):
        profile.role("captain")
