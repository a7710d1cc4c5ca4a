"""The files in languages/: one for each language, named by its code."""

from __future__ import annotations

import re

from tool.language import CODE, Language
from tool.problems import Place
from tool.reading.desk import Desk

FOLDER = "languages/"
_CODE = re.compile(CODE)


def languages(desk: Desk) -> dict[str, Language]:
    """Each language by its code; what is wrong with a file is told, and that language left out."""
    found = {}
    for name in (name for name in desk.trees if name.startswith(FOLDER)):
        code = code_of(name)
        if not _CODE.fullmatch(code):
            do = "Name it by the language's code, such as pl.yaml for Polish or ur.yaml for Urdu."
            desk.complain("L01", Place(name), f'"{code}" is not the code of a language.', do)
            continue
        language = desk.model(Language, name)
        if language is None:
            continue
        desk.put("language", code, name, ())
        for key in language.words:
            desk.put(f"language/{code}", key, name, ("words", key))
        found[code] = language
    return found


def code_of(name: str) -> str:
    """The language that a file is of."""
    return name.removeprefix(FOLDER).removesuffix(".yaml")
