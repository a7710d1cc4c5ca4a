"""Sources on a page: what they are, how far and when they were checked, and whether that is too long ago."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from tool.question_set import QuestionSet
from tool.said import day_in_words
from tool.screens.show import Wordings, quiet, say, strong


def sources(words: Wordings, question_set: QuestionSet, ids: Iterable[str], on: date) -> None:
    """These sources; an id that is no source is left out, since the check tells of it."""
    those = [question_set.sources[id_] for id_ in ids if id_ in question_set.sources]
    if not those:
        say(words("workshop.no-sources"))
    for one in those:
        with st.container(key=f"source-{one.id}"):
            strong(one.citation)
            quiet(
                words(
                    "workshop.source",
                    how=words(f"workshop.checked-{one.checked}"),
                    day=day_in_words(one.checked_on, words.all),
                    by=day_in_words(one.check_again_by, words.all),
                )
            )
            if one.check_again_by < on:
                strong(words("workshop.source-past"))
