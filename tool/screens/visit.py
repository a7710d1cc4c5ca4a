"""A visit on the screen: the state as the store has it, and the one way to add to it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from tool.advice import Advice
from tool.answer import Answer, Day, to_plain, words_of
from tool.asking import Asked, advice_for, ask, baby_called
from tool.discussion import Discussion, Entry, Kind, discussion
from tool.feedback import Opinion
from tool.people import Person
from tool.question import Question
from tool.question_set import QuestionSet
from tool.screens import house
from tool.screens.settling import OVERTAKEN, one_at_a_time
from tool.screens.show import Wordings
from tool.signers import PRACTITIONER, signers
from tool.store import JournalRefusal, StaleWriter, StoreProblem
from tool.translating import in_language, offered
from tool.wording import filled

log = logging.getLogger("settle")


@dataclass
class Visit:
    """One visit in one run of the page. `as_written`: its question set in the language of the question files."""

    id: str
    as_written: QuestionSet
    state: Discussion
    is_practitioners_page: bool = field(default=False, init=False)
    _asked: tuple[int, str, Asked] | None = field(default=None, init=False, repr=False)
    _spoken: QuestionSet | None = field(default=None, init=False, repr=False)

    @property
    def spoken(self) -> QuestionSet:
        """The question set as this family reads it."""
        language = self.state.language or self.as_written.language
        if self._spoken is None or self._spoken.language != language:
            self._spoken = in_language(self.as_written, language)
        return self._spoken

    @property
    def set(self) -> QuestionSet:
        """The question set as this page shows it: the practitioner's own pages stay in the files' language."""
        return self.as_written if self.is_practitioners_page else self.spoken

    @property
    def words(self) -> Wordings:
        """The words of the screens."""
        return Wordings(self.set.words)

    @property
    def asked(self) -> Asked:
        """What is asked now; worked out once for each state."""
        state, known, shown = self.state, self._asked, self.set
        if known is None or known[:2] != (state.number, shown.language):
            asked = ask(shown, state.sets, state.answers, state.people)
            known = self._asked = state.number, shown.language, asked
        return known[2]

    def advice(self) -> tuple[Advice, ...]:
        """The advice for what is known now."""
        return advice_for(self.set, self.asked, self.state.sets)

    @property
    def slots(self) -> Mapping[str, str]:
        """What fills the wording."""
        return {"baby": baby_called(self.set, self.state.answers)}

    def fill(self, text: str) -> str:
        """A wording of the question files, filled."""
        return filled(text, self.slots)

    @property
    def practitioner(self) -> str:
        """Who holds the tablet: the name given, else the word."""
        return words_of(self.state.answers.get("practitioner-name")).strip() or PRACTITIONER

    def signers(self) -> tuple[Person, ...]:
        """Everyone who was there, the practitioner last."""
        return signers(self.set, self.state)

    def answer(self, question: Question, answer: Answer | None) -> bool:
        """Save an answer; an answer that is there already is not saved again."""
        if self.state.answers.get(question.id) == answer:
            return True
        plain = to_plain(answer) if answer is not None else None
        return self.write(Kind.ANSWERED, {"question": question.id, "answer": plain})

    def keep(self, entry: Entry) -> None:
        """Put the next entry into the store. Errors: JournalRefusal, StoreProblem."""
        house.store().append(self.id, self.state.number + 1, entry)

    def give_feedback(self, opinion: Opinion) -> None:
        """Put an opinion of a wording into its box. Errors: StoreProblem."""
        house.store().give_feedback(opinion)

    def tell(self, key: str) -> None:
        """Tell the person something at the top of the next page drawn, by its key in the screens' words."""
        st.session_state["tell"] = key

    def write(self, kind: Kind, content: Mapping[str, Any]) -> bool:
        """Save one entry, durably, and go on from the new state. False: it was not saved, and the page says so."""
        with one_at_a_time():
            return self._write(kind, content)

    def _write(self, kind: Kind, content: Mapping[str, Any]) -> bool:
        entry = Entry(kind, content, house.now(), self.practitioner)
        try:
            self.keep(entry)
        except StaleWriter:
            self.state = _up_to_date(self.id, self.state)
            self.tell("trouble.changed_elsewhere")
            st.session_state[OVERTAKEN] = True
        except JournalRefusal as refusal:
            log.warning("an entry was refused: %s", type(refusal).__name__)
            self.tell("trouble.finished" if self.state.is_finished else "trouble.not_saved")
        except StoreProblem as problem:
            log.warning("the store cannot save: %s", type(problem).__name__)
            self.tell("trouble.not_saved")
        else:
            self.state = discussion([entry], self.state)
            return True
        return False


def open_visit(id_: str) -> Visit:
    """The visit as the store has it now. Errors: NoSuchDiscussion, StoreProblem, house.CannotOpen."""
    with one_at_a_time():
        visit: Visit | None = st.session_state.get("visit")
        if visit is None or visit.id != id_:
            visit = Visit(id_, house.set_of(house.store().question_set_of(id_)), Discussion())
        visit.state = _up_to_date(id_, visit.state)
        # One object for the whole session: taps that come in one moment belong to runs that were cut short, and each
        # must know what the one before it has saved.
        st.session_state["visit"] = visit
        return visit


def begin(sets: tuple[str, ...], language: str = "") -> str:
    """Begin a visit with these sets; returns its id. Errors: StoreProblem, house.CannotOpen.

    `language`: what the family reads, if it is one that is offered here; else the language of the question files.

    The day is today's, and the practitioner is the one of the last visit on this installation, until told otherwise.
    """
    question_set = house.current_set()
    id_ = house.new_id()
    before = _last_practitioner()
    house.store().keep_first(question_set.fingerprint, question_set.files)
    spoken = language if language in offered(question_set, house.draft_languages()) else question_set.language
    content = {"sets": list(sets), "language": spoken}
    house.store().begin(id_, question_set.fingerprint, Entry(Kind.STARTED, content, house.now(), PRACTITIONER))
    visit = open_visit(id_)
    known: dict[str, Answer] = {"date": Day(house.now().astimezone(house.ZONE).date()), **before}
    for question, answer in known.items():
        if question in question_set.questions:
            visit.answer(question_set.questions[question], answer)
    return id_


def _last_practitioner() -> dict[str, Answer]:
    for line in house.store().discussions()[:1]:
        answers = discussion(house.store().entries(line.id)).answers
        return {id_: answer for id_, answer in answers.items() if id_.startswith("practitioner-")}
    return {}


def _up_to_date(id_: str, state: Discussion) -> Discussion:
    return discussion(house.store().entries(id_, after=state.number), state)
