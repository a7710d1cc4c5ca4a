"""A fault planted in any one piece of advice breaks a promise or a worked family."""

from __future__ import annotations

import importlib.util
import random
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from families_at_hand import shipped

BENCHMARK = Path(__file__).resolve().parents[1] / "benchmarks" / "mutation.py"
FOR_CERTAIN = [rule.id for rule in shipped().advice if rule.text.level in {"stop", "act"}]
A_SAMPLE = 150


@cache
def mutation() -> ModuleType:
    """The benchmark as a module."""
    spec = importlib.util.spec_from_file_location("mutation", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    made = sys.modules["mutation"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@cache
def made():  # type: ignore[no-untyped-def]
    """The shipped files with their promises and families, ready for faults."""
    return mutation().bench()


def rule(id_: str):  # type: ignore[no-untyped-def]
    """One of the shipped rules."""
    return next(one for one in made().question_set.advice if one.id == id_)


@pytest.mark.parametrize("id_", FOR_CERTAIN)
def test_a_stop_or_an_act_that_is_left_out_breaks_a_promise(id_: str) -> None:
    assert made().broken_promise(mutation().Mutant(rule(id_), "dropped", None))


@pytest.mark.parametrize("id_", FOR_CERTAIN)
def test_a_stop_or_an_act_at_another_level_breaks_a_promise(id_: str) -> None:
    (other,) = [one for one in mutation().mutants_of(rule(id_), shipped()) if one.what.startswith("told as ")]
    assert made().broken_promise(other)


def test_a_sample_of_all_faults_breaks_a_promise_or_a_family_or_changes_nothing() -> None:
    every = list(mutation().mutants(made().question_set))
    assert len(every) > 4000
    for one in random.Random(4).sample(every, A_SAMPLE):
        noticed = made().broken_promise(one) or made().broken_family(one) or made().changes_nothing(one)
        assert noticed, (one.rule.id, one.what)


def test_what_changes_something_for_a_family_is_not_taken_for_no_fault() -> None:
    smoking = [one for one in mutation().mutants_of(rule("smoking"), shipped()) if one.instead is not None]
    assert len(smoking) > 5
    assert not [one.what for one in smoking if made().changes_nothing(one)]


def test_a_fault_that_a_worked_family_shows_is_seen_by_the_family_alone() -> None:
    dropped = mutation().Mutant(rule("smoking"), "dropped", None)
    assert made().broken_family(dropped)
