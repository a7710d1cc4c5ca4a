"""plain-words.yaml: words and turns of phrase that a family should not meet, each with a better one."""

from __future__ import annotations

from tool.problems import Problem, did_you_mean
from tool.reading.desk import Desk

PARTS = ("plain", "leading", "blaming", "long-but-known")
"""Words with a plainer one; phrases that lead to an answer; phrases that blame; long words that parents know."""
PlainWords = dict[str, dict[str, str]]


def read_plain_words(desk: Desk, name: str) -> PlainWords:
    """The lists in the file; none where there is no such file."""
    tree = desk.trees.get(name)
    found: PlainWords = {}
    if tree is None or not isinstance(tree.data, dict):
        if tree is not None and tree.data is not None:
            desk.begins_with_keys(name)
        return found
    for part, many in tree.data.items():
        place = tree.place((part,), key=True)
        if part not in PARTS:
            wrong = f'Nothing here is called "{part}".'
            desk.problems.append(Problem("S03", place, wrong, did_you_mean(part, PARTS), "plain-words"))
        elif not isinstance(many, dict):
            do = "Write a line for each word: the word, a colon, and the better one."
            desk.problems.append(Problem("W01", place, f'"{part}" has no words.', do, "plain-words"))
        else:
            found[part] = {word: text for word, text in many.items() if isinstance(text, str) and text.strip()}
            for word in many.keys() - found[part].keys():
                at = tree.place((part, word), key=True)
                wrong, do = f'"{word}" has no better word beside it.', "Write one after the colon."
                desk.problems.append(Problem("W01", at, wrong, do, "plain-words"))
    return found
