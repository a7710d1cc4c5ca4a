"""From a discussion to its record: the words as shown, once and for good. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from tool.advice import Advice
from tool.answer import KIND_OF, Answer, Chosen, Day, to_plain, words_of
from tool.asking import Asked, advice_for, ask, baby_called
from tool.discussion import Discussion
from tool.people import ASKED_OF_A_PERSON, Person
from tool.question import Question
from tool.question_set import ABOUT, QuestionSet
from tool.record import (
    Fact,
    Record,
    RecordedAddendum,
    RecordedAdvice,
    RecordedAnswer,
    RecordedPerson,
    RecordedSection,
    RecordedSignature,
)
from tool.said import day_in_words, said
from tool.signers import PRACTITIONER, signers
from tool.wording import filled

ANSWERED, OPEN = "answered", "open"
WITHOUT_ANSWER = frozenset({"not-sure", "rather-not-say", "skipped"})


class _Maker:
    """Holds what every part of the record needs: the set, the state, the slots."""

    def __init__(self, question_set: QuestionSet, state: Discussion, zone: ZoneInfo) -> None:
        self.set, self.state, self.zone = question_set, state, zone
        self.asked: Asked = ask(question_set, state.sets, state.answers, state.people)
        self.slots = {"baby": baby_called(question_set, state.answers)}

    def fill(self, text: str) -> str:
        return filled(text, self.slots)

    def said(self, question: Question, answer: Answer) -> tuple[str, ...]:
        return said(answer, question, self.state.people, self.set.words, self.slots)

    def facts(self, questions: tuple[Question, ...]) -> tuple[Fact, ...]:
        counting = self.asked.situation.answers
        return tuple(
            Fact(
                question.id,
                self.fill(question.ask),
                ", ".join(self.said(question, counting[question.id])),
                to_plain(counting[question.id]),
            )
            for question in questions
            if question.id in counting
        )

    def answer(self, question: Question) -> RecordedAnswer:
        answer = self.asked.situation.answers.get(question.id)
        kind = KIND_OF[type(answer)] if answer is not None else OPEN
        status = kind if kind in WITHOUT_ANSWER or kind == OPEN else ANSWERED
        lines = self.said(question, answer) if answer is not None else ()
        beside = "" if kind == "words" else words_of(answer)
        return RecordedAnswer(
            question=question.id,
            asked=self.fill(question.ask),
            said=lines,
            words=beside,
            status=status,
            plain=to_plain(answer) if answer is not None else None,
            note=self.state.notes.get(question.id, ""),
            private=question.private,
            practitioner_only=question.practitioner_only,
            wording=question.wording(self.set.language),
        )

    def advice(self, advice: Advice) -> RecordedAdvice:
        return RecordedAdvice(
            id=advice.id,
            level=advice.level,
            topic=advice.topic,
            group=advice.group,
            audience=advice.audience,
            say=advice.say,
            because=advice.because,
            tonight=advice.tonight,
            lead=advice.lead,
            note=advice.note,
            sources=tuple(self.set.sources[id_].citation for id_ in advice.source),
            checked=tuple(self.set.sources[id_].checked for id_ in advice.source),
            confirm=advice.confirm,
            talked_about=advice.id in self.state.talked_about,
            family_words=self.state.family_said.get(advice.id, ""),
        )

    def sections(self) -> tuple[RecordedSection, ...]:
        found = []
        for section in self.set.steps(tuple(s for s in self.state.sets if s != ABOUT)):
            asked = tuple(self.answer(q) for q in section.questions if q in self.asked.questions)
            if asked:
                found.append(RecordedSection(section.id, self.fill(section.title), asked))
        return tuple(found)

    def all_advice(self) -> tuple[RecordedAdvice, ...]:
        return tuple(self.advice(one) for one in advice_for(self.set, self.asked, self.state.sets))

    def facts_beside(self) -> tuple[RecordedSection, ...]:
        """The facts of the visit as answers, by which they are read in another language."""
        answers = self.asked.situation.answers
        return tuple(
            RecordedSection(id_, self.fill(self.set.about(id_).title), told)
            for id_ in ("visit", "baby")
            if (told := tuple(self.answer(q) for q in self.set.about(id_).questions if q.id in answers))
        )

    def person(self, person: Person) -> RecordedPerson:
        questions = {question.id: question for question in self.set.about("person").questions}

        def fact(id_: str) -> Fact:
            value = person.fact(id_)
            option = questions[id_].option(value)
            say = option.say if option else self.set.words["answers"].get(value, value)
            return Fact(id_, self.fill(questions[id_].ask), self.fill(say), to_plain(Chosen(value)))

        facts = tuple(fact(id_) for id_ in ASKED_OF_A_PERSON if person.fact(id_))
        relation = next((f.said for f in facts if f.id == "relation"), "")
        return RecordedPerson(person.id, person.name, relation, facts, person.is_present)

    def signatures(self) -> tuple[RecordedSignature, ...]:
        found = []
        role = words_of(self.asked.situation.answers.get("practitioner-role"))
        for person in signers(self.set, self.state):
            relation = role if person.id == PRACTITIONER else self.person(person).relation
            signed = self.state.signatures.get(person.id)
            if signed is None:
                found.append(RecordedSignature(person.name, relation, "open", ""))
                continue
            reason = self.set.words["not-signed"].get(signed.reason, signed.reason) if signed.reason else ""
            found.append(
                RecordedSignature(
                    person.name,
                    relation,
                    signed.outcome,
                    signed.statement,
                    signed.ink,
                    signed.typed,
                    reason,
                    signed.words,
                    signed.at.astimezone(self.zone),
                )
            )
        return tuple(found)

    def changes(self) -> tuple[str, ...]:
        pattern = self.set.words["changes"]["changed"]
        found = []
        for change in self.state.changes:
            question = self.set.questions[change.question]
            found.append(
                filled(
                    pattern,
                    {
                        "question": self.fill(question.ask),
                        "before": self._whole(question, change.before),
                        "after": self._whole(question, change.after),
                        "time": f"{change.at.astimezone(self.zone):%H:%M}",
                    },
                )
            )
        return tuple(found)

    def _whole(self, question: Question, answer: Answer) -> str:
        beside = "" if question.type == "words" else words_of(answer)
        return ", ".join(part for part in (*self.said(question, answer), beside) if part)


def make_record(
    question_set: QuestionSet,
    state: Discussion,
    reference: str,
    zone: ZoneInfo,
    finished_at: datetime | None = None,
    worked_example: bool = False,
    as_written: QuestionSet | None = None,
) -> Record:
    """The record of a discussion as it stands, in the words that were shown.

    `as_written`: the same question set in the language of the question files, if the visit was held in another one,
    so that whoever cares for the family later can read the record too.

    `question_set` is the one the visit began with; `zone` is where the visit took place (times are shown in it).
    """
    maker = _Maker(question_set, state, zone)
    answers = maker.asked.situation.answers
    on = answers.get("date")
    visit = question_set.about("visit").questions
    next_check = answers.get("next-check")
    finished = finished_at or state.finished_at
    beside = None
    if as_written is not None and as_written.language != question_set.language:
        beside = _Maker(as_written, state, zone)
    return Record(
        product=question_set.name,
        reference=reference,
        language=question_set.language,
        set_version=question_set.version,
        set_fingerprint=question_set.fingerprint,
        reviewed=question_set.reviewed,
        baby=maker.slots["baby"],
        date=on.day if isinstance(on, Day) else None,
        visit=maker.facts(tuple(q for q in visit if not q.id.startswith("practitioner"))),
        practitioner=maker.facts(tuple(q for q in visit if q.id.startswith("practitioner"))),
        baby_facts=maker.facts(question_set.about("baby").questions),
        people=tuple(maker.person(person) for person in state.people),
        sections=maker.sections(),
        advice=maker.all_advice(),
        plan=tuple(item for item in state.plan if not item.is_blank),
        next_check=Fact(
            "next-check", day_in_words(next_check.day, question_set.words), next_check.words, to_plain(next_check)
        )
        if isinstance(next_check, Day)
        else None,
        signatures=maker.signatures(),
        contacts=tuple(
            (one.name, one.number, one.what_for)
            for one in question_set.contacts
            if one.audience == "family" and one.number
        ),
        changes=maker.changes(),
        started_at=state.started_at.astimezone(zone) if state.started_at else None,
        finished_at=finished.astimezone(zone) if finished else None,
        worked_example=worked_example,
        draft_translation=question_set.is_draft,
        sections_beside=(*beside.facts_beside(), *map(_only_the_words, beside.sections())) if beside else (),
        advice_beside=tuple(map(_only_what_is_told, beside.all_advice())) if beside else (),
    )


def _only_the_words(section: RecordedSection) -> RecordedSection:
    """What stands in the record already, in any language, is not said again."""
    told = (one for one in section.answers if one.for_family and one.status != OPEN)
    return replace(section, answers=tuple(replace(one, words="", note="", plain=None, status=ANSWERED) for one in told))


def _only_what_is_told(advice: RecordedAdvice) -> RecordedAdvice:
    return replace(advice, note="", confirm="", sources=(), checked=(), family_words="")


def make_addenda(state: Discussion, zone: ZoneInfo) -> tuple[RecordedAddendum, ...]:
    """What was added to a finished visit, in order; times are shown in `zone`."""
    return tuple(
        RecordedAddendum(
            number=one.number,
            what=one.what,
            why=one.why,
            disagreement_of=one.disagreement_of,
            signature=RecordedSignature(
                person=one.who,
                relation="",
                outcome=one.signed.outcome,
                statement=one.signed.statement,
                ink=one.signed.ink,
                typed=one.signed.typed,
                at=one.signed.at.astimezone(zone),
            ),
        )
        for one in state.addenda
    )
