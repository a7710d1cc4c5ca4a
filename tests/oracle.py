"""A second reader of question files, of other make, that knows nothing of the tool's own: for comparing the two.

It reads with PyYAML's own scanner, written in Python (the tool uses libyaml, written in C), keeps every scalar as the
text it is, and finds for itself what a plain reader would lose: what follows ` #`, and the first of two equal keys.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import yaml

BESIDE = re.compile(r"""(?<=["'\]},:>|-])[ \t]+#[^\n]*$""")
BESIDE_A_WORD = re.compile(r"""(?<=["'\]\},:>a-z0-9-])[ \t]+#[^\n]*$""")
BLANKS = re.compile(r"[ \t]+")
A_TAB = "\ue009"
"""Stands for a tab inside a text, at which PyYAML's scanner would end the text."""
SCALARS_ONLY = re.compile(r"[^\w]|_")


class Lost(Exception):
    """Something that was written would be lost."""


def texts_of(text: str, comments_beside: bool = False) -> Any:
    """What the file says: texts, lists and mappings of texts. Errors: Lost; yaml.YAMLError.

    `comments_beside`: a comment may stand after a bare word of the vocabulary, where it cannot be part of a text.
    """
    spaced = BLANKS.sub(_without_tabs_between, text).replace("\t", A_TAB)
    node = yaml.compose(spaced, Loader=yaml.SafeLoader)
    found: list[str] = []
    data = _plain(node, found)
    if "\\" not in text:
        _all_letters_found(text, "".join(found), BESIDE_A_WORD if comments_beside else BESIDE)
    return data


def _without_tabs_between(blanks: re.Match[str]) -> str:
    """Tabs that stand between texts become blanks: libyaml takes them for such, and PyYAML's scanner refuses them."""
    run, text = blanks[0], blanks.string
    if "\t" not in run:
        return run
    before, after = text[blanks.start() - 1 : blanks.start()], text[blanks.end() : blanks.end() + 1]
    if before in ("", "\n") or after in ("", "\n") or (before in ":[]{},-" and run[0] == "\t"):
        return " " * len(run)
    if after in "]},":
        kept = run.rstrip("\t")
        return kept + " " * (len(run) - len(kept))
    return run


def _plain(node: Any, found: list[str]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        found.append(node.value)
        return node.value.replace(A_TAB, "\t")
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, found) for one in node.value]
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in mapping:
                raise Lost(f"{key.value} stands twice")
            found.append(key.value)
            mapping[key.value.replace(A_TAB, "\t")] = _plain(value, found)
        return mapping
    return None


def _all_letters_found(text: str, found: str, beside: re.Pattern[str]) -> None:
    """Every letter and digit outside comments on lines of their own is part of some text that was found."""
    left = SCALARS_ONLY.sub("", found.replace(A_TAB, ""))
    for line in text.split("\n"):
        if line.lstrip(" \t").startswith("#") and not left.startswith(SCALARS_ONLY.sub("", line)):
            continue
        for written in (SCALARS_ONLY.sub("", line), SCALARS_ONLY.sub("", beside.sub("", line))):
            if left.startswith(written):
                left = left[len(written) :]
                break
        else:
            raise Lost(f"some of these letters are in no text: {line.strip()[:80]}")
    if left:
        raise Lost("some letters were made up")


@lru_cache(maxsize=64)
def whole(text: str) -> Any:
    """`texts_of`, remembered for files that many tests leave as they are."""
    return texts_of(text)
