"""The register of checks on a question set. A new check is one function in a module here and one line below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tool.checks import advice, coverage, pictures, questions, rules, sources, translations, wording, words
from tool.checks.worked import WorkedFamily
from tool.found import Found
from tool.problems import Problem

Check = Callable[[Found], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    questions.order_of_rules,
    questions.answers_fit_the_type,
    questions.unique_values,
    questions.private_answers_have_a_harmless_one,
    pictures.pictures_exist,
    pictures.answers_beside_pictures_have_one,
    pictures.pictures_say_what_they_show,
    questions.slots_are_known,
    questions.still_to_confirm,
    advice.sources_exist,
    advice.stop_says_what_to_do_tonight,
    advice.groups_fit_the_level,
    advice.going_well_rests_on_what_is_known,
    advice.slots_are_known,
    advice.still_to_confirm,
    rules.rules_can_hold_and_fail,
    rules.named_conditions_are_used,
    rules.answers_have_a_consequence,
    wording.wordings_stand_once,
    wording.one_question_at_a_time,
    wording.phrases_neither_lead_nor_blame,
    wording.words_are_plain,
    wording.sentences_are_short,
    wording.a_child_of_eleven_could_read_it,
    words.words_are_there,
    words.words_keep_their_slots,
    sources.contacts_can_be_reached,
    sources.contacts_stand_beside_advice,
    sources.sources_are_used,
    sources.days_fit,
    sources.still_to_confirm,
    translations.keys_are_known,
    translations.slots_are_kept,
    translations.no_value_came_in,
    translations.answers_stay_apart,
    translations.left_in_english,
    translations.reviewed_ones_are_whole,
    translations.drafts_are_counted,
)


def check(found: Found, families: tuple[WorkedFamily, ...] = (), on: date | None = None) -> tuple[Problem, ...]:
    """Everything to say about a question set: what reading found, every check, and the worked families.

    `on` is the day for which sources must not be past their check-again date; without it that is not looked at.
    """
    problems = list(found.problems)
    if found.question_set is not None:
        for one in CHECKS:
            problems += one(found)
        if on is not None:
            problems += sources.past_their_day(found, on)
        if families:
            problems += coverage.families_hear_what_they_must(families)
            problems += coverage.everything_is_reached(found, families)
    return tuple(found.told(problem) for problem in problems)
