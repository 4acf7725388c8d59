from chair_desk.records.line import KnownOrganisation, KnownPerson
from chair_desk.records.name_matching import Names

NAMES = Names(
    [
        KnownPerson(id="1", name="Nell Applegarth", initials="NA", role="AD"),
        KnownPerson(id="2", name="Nell Ashdown", initials="NA"),
        KnownPerson(id="3", name="Cllr Zoë Straße", initials="ZS"),
        KnownPerson(id="4", name="Sam", initials="S"),
    ],
    [KnownOrganisation("p", "Westmarch Constabulary", "Police"), KnownOrganisation("q", "Sam")],
)


def test_the_longest_form_wins() -> None:
    found = NAMES.at_start("Nell Applegarth will ring")

    assert found is not None
    assert (found.length, found.person_ids) == (15, ("1",))


def test_a_form_of_two_people_gives_both() -> None:
    found = NAMES.at_start("NA will ring")

    assert found is not None
    assert found.person_ids == ("1", "2")
    assert not found.is_sure


def test_lengths_are_those_of_what_was_typed() -> None:
    found = NAMES.at_start("ZOE STRASSE spoke")

    assert found is not None
    assert (found.length, found.person_ids) == (11, ("3",))
    assert NAMES.whole("Zoe\u0308 Straße") is not None


def test_a_name_ends_where_a_word_ends() -> None:
    assert NAMES.at_start("Nellie") is None
    assert NAMES.at_start("ADs") is None


def test_a_person_comes_before_an_agency_of_the_same_name() -> None:
    found = NAMES.whole("sam")

    assert found is not None
    assert (found.person_ids, found.organisation_ids) == (("4",), ())


def test_an_agency_has_two_names() -> None:
    for name in ("police", "Westmarch Constabulary"):
        found = NAMES.whole(name)
        assert found is not None
        assert found.organisation_ids == ("p",)


def test_a_single_letter_is_nobodys_initials() -> None:
    assert NAMES.at_start("S spoke") is None


def test_more_than_a_name_is_no_name() -> None:
    assert NAMES.whole("Nell Applegarth spoke") is None
    assert NAMES.whole("") is None
