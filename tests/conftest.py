"""What every test shares: the shipped question set, and how many random families hypothesis makes up.

As it stands each property test is the same on every machine. To look further, run
`SETTLE_HYPOTHESIS=more pytest tests`: ten times as many examples, other ones on each run.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from tool.question_set import QuestionSet
from tool.reading.question_files import read_folder

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
settings.register_profile(
    "same", derandomize=True, deadline=None, max_examples=100, database=None, suppress_health_check=SLOW_IS_FINE
)
settings.register_profile("more", deadline=None, max_examples=1000, suppress_health_check=SLOW_IS_FINE)
settings.load_profile(os.environ.get("SETTLE_HYPOTHESIS", "same"))


@pytest.fixture(scope="session")
def shipped() -> QuestionSet:
    """The question set as it is shipped."""
    question_set = read_folder().question_set
    assert question_set is not None
    return question_set
