"""From a discussion to its record: the words as shown, once and for good. Pure."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tool.advice import Advice
from tool.answer import KIND_OF, Answer, Chosen, Day, to_plain, words_of
from tool.asking import Asked, advice_for, ask, baby_called
from tool.discussion import Discussion
from tool.people import ASKED_OF_A_PERSON, Person
from tool.question import Question
from tool.question_set import QuestionSet
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
) -> Record:
    """The record of a discussion as it stands.

    `question_set` is the one the visit began with; `zone` is where the visit took place (times are shown in it).
    """
    maker = _Maker(question_set, state, zone)
    answers = maker.asked.situation.answers
    on = answers.get("date")
    visit = question_set.about("visit").questions
    next_check = answers.get("next-check")
    finished = finished_at or state.finished_at
    sections = []
    for section in question_set.steps(tuple(s for s in state.sets if s != "about")):
        asked = tuple(maker.answer(q) for q in section.questions if q in maker.asked.questions)
        if asked:
            sections.append(RecordedSection(section.id, maker.fill(section.title), asked))
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
        sections=tuple(sections),
        advice=tuple(maker.advice(one) for one in advice_for(question_set, maker.asked, state.sets)),
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
    )


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
