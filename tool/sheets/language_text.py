"""The text of a file in languages/, written from what a sheet was taken in as."""

from __future__ import annotations

import json

from tool.language import Language

_HEAD = """\
# {name}. Written by "settle translate import": notes of your own would be lost here.
# "english" is the fingerprint of the English that each translation was made from. It is never changed by hand.
"""


def text_of(language: Language) -> str:
    """The YAML; reading it again gives the same language.

    Each text stands in double quotes on one line, where YAML and JSON mean the same, so that nothing in it can be
    taken for anything but words.
    """
    lines = [_HEAD.format(name=_quoted(language.name)), f"name: {_quoted(language.name)}\n"]
    lines += [f"direction: {language.direction}\n", f"state: {language.state}\n"]
    if language.reviewed:
        lines.append(f"reviewed: {{by: {_quoted(language.reviewed.by)}, on: {language.reviewed.on.isoformat()}}}\n")
    lines.append("words:\n" if language.words else "words: {}\n")
    for key, one in language.words.items():
        lines.append(f"  {key}:\n    says: {_quoted(one.says)}\n    english: {_quoted(one.english)}\n")
    return "".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
