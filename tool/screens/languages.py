"""The language that the family reads, chosen by the practitioner before a visit begins."""

from __future__ import annotations

import streamlit as st

from tool.screens import house
from tool.screens.labels import plain
from tool.screens.show import Wordings, quiet
from tool.translating import in_english, offered
from tool.wordings import family_keys

KEY = "language"


def choice(words: Wordings) -> str:
    """Draw the choice, if there is any; returns the code of the language chosen."""
    question_set = house.current_set()
    others = offered(question_set, house.draft_languages())
    if not others:
        return question_set.language

    def called(code: str) -> str:
        language = others.get(code)
        if language is None:
            return plain(words("languages.own"))
        return plain(words("languages.draft", language=language.name) if language.is_draft else language.name)

    with st.container(key="form-language"):
        codes = [question_set.language, *others]
        chosen = str(st.radio(plain(words("languages.title")), codes, format_func=called, key=KEY))
        if chosen in others:
            quiet(words("languages.about"))
            if others[chosen].is_draft:
                quiet(words("languages.draft-text"))
            left = len(in_english(question_set, chosen))
            whole = str(len(family_keys(question_set)))
            quiet(words("languages.in-english", all=whole, left=str(left)) if left else words("languages.whole"))
    return chosen
