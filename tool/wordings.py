"""Every wording of a question set under its key: what is translated, compared, and asked about.

One walk over the set finds the wordings and puts other ones in their place, so that nothing can be translated that is
not shown, and nothing shown that is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from tool.advice import AdviceRule
from tool.question import Option, Question
from tool.question_set import Contact, QuestionSet, Section, Words

Say = Callable[[str, str], str]
"""Given a key and its wording, the wording to put in its place."""

ORDER = ("settle", "set", "section", "question", "advice", "contact", "named", "screens", "paper")
"""The kinds of keys; within one kind the order is that of the files. Sets, sections and questions follow each other."""
OF_A_VISIT = ("set", "section", "question")

PRACTITIONERS_OWN = frozenset({"why_we_ask", "for_practitioner", "note", "confirm"})
"""Wordings of a question or of advice that only the practitioner reads."""
PRACTITIONERS_SCREENS = frozenset(
    {"home", "start", "seal", "sorry", "visit", "bruise", "changes", "workshop", "news", "languages"}
)
"""Parts of the screens that belong to no family's page."""
PRACTITIONERS_SCREEN_KEYS = frozenset(
    [f"faces/{key}" for key in ("practitioner_band", "private_band", "why", "look_for", "behind", "confirm", "note")]
    + [f"faces/{key}" for key in ("explain", "explained")]
    + [f"private/{key}" for key in ("title", "text", "done")]
    + [f"advice/{key}" for key in ("practitioner_title", "no_acts", "tag-act", "note", "confirm", "done")]
    + [f"advice/part-{part}" for part in ("act", "private", "family")]
    + [f"advice/part-{part}-text" for part in ("act", "private", "family")]
    + [f"papers/{key}" for key in ("record", "record-text", "record-button", "key")]
    + [f"papers/others{end}" for end in ("", "-text", "-fhir", "-csv", "-json")]
)
"""Words for the practitioner within parts that a family sees."""
PRACTITIONERS_PAPERS = frozenset({"record", "about"})
PRACTITIONERS_PAPER_KEYS = frozenset({"advice/note", "advice/confirm", "advice/source", "advice/sources"})


def wordings_of(question_set: QuestionSet) -> Mapping[str, str]:
    """Each wording by its key, in the order of the files.

    Keys: `question/<id>/ask|hint|why_we_ask|for_practitioner|confirm|more_words|nobody_says`,
    `question/<id>/answer/<value>` (and `…/picture_says`), `section/<set>/<id>/title|intro`, `set/<set>/title`,
    `advice/<id>/say|because|tonight|note|confirm`, `contact/<id>/name|what_for`, `named/<id>/says`,
    `screens/<part>/<key>`, `paper/<part>/<key>`, and `settle/reviewed`. Yes and no have their common words
    (`screens/answers/yes`) unless a question says them in its own way.
    """
    found: dict[str, str] = {}

    def note(key: str, wording: str) -> str:
        found[key] = wording
        return wording

    reworded(question_set, note)
    return dict(sorted(found.items(), key=lambda one: _rank(one[0])))


def family_keys(question_set: QuestionSet) -> frozenset[str]:
    """The keys of the wordings that a family reads, hears or takes home: what a whole translation needs."""
    not_heard = {rule.id for rule in question_set.advice if rule.text.level == "act"}
    not_asked = {question.id for question in question_set.questions.values() if not question.for_family}
    not_rung = {contact.id for contact in question_set.contacts if contact.audience != "family"}

    def is_for_family(key: str) -> bool:
        kind, _, rest = key.partition("/")
        id_, _, part = rest.partition("/")
        match kind:
            case "question":
                return id_ not in not_asked and part not in PRACTITIONERS_OWN
            case "advice":
                return id_ not in not_heard and part not in PRACTITIONERS_OWN
            case "contact":
                return id_ not in not_rung
            case "screens":
                return id_ not in PRACTITIONERS_SCREENS and rest not in PRACTITIONERS_SCREEN_KEYS
            case "paper":
                return id_ not in PRACTITIONERS_PAPERS and rest not in PRACTITIONERS_PAPER_KEYS
            case "named":
                return False
            case _:
                return True

    return frozenset(filter(is_for_family, wordings_of(question_set)))


def reworded(question_set: QuestionSet, say: Say) -> QuestionSet:
    """The same set with each wording as `say` gives it; ids, values, rules and order stay."""
    words = _words(question_set.words, "screens", say)

    def section(name: str, one: Section) -> Section:
        key = f"section/{name}/{one.id}"
        title, intro = say(f"{key}/title", one.title), _maybe(say, f"{key}/intro", one.intro)
        questions = tuple(_question(q, say, question_set.words, words) for q in one.questions)
        return one.model_copy(update={"title": title, "intro": intro, "questions": questions})

    titles, sections = {}, {}
    for name, many in question_set.sections.items():
        titles[name] = say(f"set/{name}/title", question_set.titles[name])
        sections[name] = tuple(section(name, one) for one in many)
    return replace(
        question_set,
        reviewed=say("settle/reviewed", question_set.reviewed),
        sections=sections,
        titles=titles,
        advice=tuple(_rule(rule, say) for rule in question_set.advice),
        contacts=tuple(_contact(one, say) for one in question_set.contacts),
        named={id_: replace(one, says=say(f"named/{id_}/says", one.says)) for id_, one in question_set.named.items()},
        words=words,
        paper=_words(question_set.paper, "paper", say),
    )


def _rank(key: str) -> int:
    kind = key.partition("/")[0]
    return ORDER.index(OF_A_VISIT[0] if kind in OF_A_VISIT else kind)


def _maybe(say: Say, key: str, wording: str | None) -> str | None:
    return say(key, wording) if wording else wording


def _each(say: Say, key: str, text: object, names: Iterable[str]) -> dict[str, str | None]:
    return {name: _maybe(say, f"{key}/{name}", getattr(text, name)) for name in names}


def _words(words: Words, kind: str, say: Say) -> Words:
    return {
        part: {key: say(f"{kind}/{part}/{key}", text) for key, text in many.items()} for part, many in words.items()
    }


def _question(question: Question, say: Say, before: Words, after: Words) -> Question:
    key = f"question/{question.id}"
    update: dict[str, object] = dict(_each(say, key, question, ("ask", "hint")))
    common = {value: before.get("answers", {}).get(value) for value in question.values}
    if question.type == "yes-no" and all(option == _plain_option(option.value, common) for option in question.answers):
        update["answers"] = tuple(Option(value=o.value, say=after["answers"][o.value]) for o in question.answers)
    else:
        update["answers"] = tuple(_option(option, f"{key}/answer/{option.value}", say) for option in question.answers)
    names = ("more_words", "nobody_says", "why_we_ask", "for_practitioner", "confirm")
    return question.model_copy(update={**update, **_each(say, key, question, names)})


def _plain_option(value: str, common: Mapping[str, str | None]) -> Option | None:
    said = common[value]
    return Option(value=value, say=said) if said else None


def _option(option: Option, key: str, say: Say) -> Option:
    said = {"say": say(key, option.say), "picture_says": _maybe(say, f"{key}/picture_says", option.picture_says)}
    return option.model_copy(update=said)


def _rule(rule: AdviceRule, say: Say) -> AdviceRule:
    names = ("say", "because", "tonight", "note", "confirm")
    return replace(rule, text=rule.text.model_copy(update=_each(say, f"advice/{rule.id}", rule.text, names)))


def _contact(contact: Contact, say: Say) -> Contact:
    return contact.model_copy(update=_each(say, f"contact/{contact.id}", contact, ("name", "what_for")))
