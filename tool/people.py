"""The people around baby: every adult in or around the home, present or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

LONGEST_NAME = 200
"""Letters in a person's name, in a file and on the screen."""
PARENTS_AND_PARTNERS = frozenset({"mother", "father", "partner"})


@dataclass(frozen=True, slots=True)
class Person:
    """One adult. `facts` are values of the person questions: relation, lives-here, present, looks-after-baby."""

    id: str
    name: str
    relation: str = ""
    lives_here: str = ""
    present: str = ""
    looks_after_baby: str = ""

    def fact(self, question: str) -> str:
        """The value of a person question; empty when it was not answered."""
        return {
            "name": self.name,
            "relation": self.relation,
            "lives-here": self.lives_here,
            "present": self.present,
            "looks-after-baby": self.looks_after_baby,
        }[question]

    @property
    def is_present(self) -> bool:
        """Was here for the discussion, and so may sign."""
        return self.present == "yes"

    @property
    def is_carer(self) -> bool:
        """Looks after baby; not knowing counts as yes, so that nobody is missed."""
        return self.looks_after_baby in {"yes", "not-sure"} or (
            not self.looks_after_baby and self.relation in PARENTS_AND_PARTNERS
        )

    def to_plain(self) -> dict[str, str]:
        """The person as JSON keeps them."""
        return {
            "id": self.id,
            "name": self.name,
            "relation": self.relation,
            "lives-here": self.lives_here,
            "present": self.present,
            "looks-after-baby": self.looks_after_baby,
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Person:
        """The person that `to_plain` wrote."""
        return cls(
            id=str(plain["id"]),
            name=str(plain["name"]),
            relation=str(plain.get("relation", "")),
            lives_here=str(plain.get("lives-here", "")),
            present=str(plain.get("present", "")),
            looks_after_baby=str(plain.get("looks-after-baby", "")),
        )


FACTS_OF_A_PERSON = ("name", "relation", "lives-here", "present", "looks-after-baby")
ASKED_OF_A_PERSON = FACTS_OF_A_PERSON[1:]


def names(people: Iterable[Person], ids: Iterable[str]) -> tuple[str, ...]:
    """The names behind these ids, in the order of the people; an id nobody has is left out."""
    wanted = set(ids)
    return tuple(person.name for person in people if person.id in wanted)


def listed(words: Iterable[str], and_: str = "and") -> str:
    """Names as people say them: "Amina", "Amina and Ben", "Amina, Ben and Cy"."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} {and_} {last}" if first else last
