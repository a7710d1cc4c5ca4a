"""People around baby: who counts as a carer, and how names are said."""

from __future__ import annotations

import pytest

from tool.people import Person, listed, names


@pytest.mark.parametrize("relation", ["mother", "father", "partner"])
def test_a_parent_or_partner_of_whom_nobody_said_counts_as_a_carer(relation: str) -> None:
    assert Person("p1", "Ben", relation).is_carer


@pytest.mark.parametrize(("looks_after", "carer"), [("yes", True), ("not-sure", True), ("no", False), ("", False)])
def test_not_knowing_whether_a_gran_looks_after_baby_counts_as_yes(looks_after: str, carer: bool) -> None:
    assert Person("p1", "Gran", "grandparent", looks_after_baby=looks_after).is_carer is carer


def test_a_father_who_does_not_look_after_baby_is_no_carer() -> None:
    assert not Person("p1", "Ben", "father", looks_after_baby="no").is_carer


@pytest.mark.parametrize(("present", "there"), [("yes", True), ("no", False), ("not-sure", False), ("", False)])
def test_only_who_was_there_may_sign(present: str, there: bool) -> None:
    assert Person("p1", "Ben", "father", present=present).is_present is there


def test_a_person_is_read_back_as_written() -> None:
    person = Person("p1", "Zoë {who}", "father", "no", "not-sure", "yes")
    assert Person.from_plain(person.to_plain()) == person


def test_names_are_said_as_people_say_them() -> None:
    assert listed([]) == ""
    assert listed(["Amina"]) == "Amina"
    assert listed(["Amina", "Ben"]) == "Amina and Ben"
    assert listed(["Amina", "Ben", "Cy"], "i") == "Amina, Ben i Cy"


def test_names_come_in_the_order_of_the_people_and_nobody_is_invented() -> None:
    people = (Person("p1", "Amina"), Person("p2", "Ben"))
    assert names(people, ["p2", "p9", "p1"]) == ("Amina", "Ben")
