"""Checks on the words of screens and papers: each that the tool asks for is there, with its slots."""

from __future__ import annotations

from collections.abc import Iterator

from tool.found import Found
from tool.problems import Problem, Weight, did_you_mean
from tool.wording import slots_of, unbalanced

ALWAYS_FILLED = {"screens.yaml": frozenset({"baby"})}
"""Slots that are filled in every text of a file."""


def words_are_there(found: Found) -> Iterator[Problem]:
    """Every key that a page or paper asks for has words. One that nothing asks for is most likely misspelt."""
    assert found.question_set is not None
    files = {"screens.yaml": found.question_set.words, "paper.yaml": found.question_set.paper}
    for file, parts in found.known_words.items():
        written = files[file]
        for part, keys in parts.items():
            if part not in written:
                wrong, do = f'The part "{part}" is missing.', did_you_mean(part, written.keys() - parts.keys())
                do = f'Call it "{part}" again.' if do.startswith("Did") else "Put it back from the last good copy."
                yield Problem("W02", found.at("file", file), wrong, do, part)
                continue
            for key in sorted(keys.keys() - written[part].keys()):
                wrong, do = f'"{key}" is missing from "{part}".', f'Add a line "{key}:" with its words below "{part}:".'
                yield Problem("W02", found.at("file", file, part), wrong, do, part)
        for part, many in written.items():
            unknown = many.keys() - parts[part].keys() if part in parts else ()
            for key in sorted(unknown):
                wrong, do = f'No page asks for "{key}" in "{part}".', did_you_mean(key, parts[part])
                yield Problem("W03", found.at("file", file, part, key), wrong, do, part, Weight.WARNING)
            if part not in parts:
                wrong, do = f'No page asks for words in "{part}".', did_you_mean(part, parts)
                yield Problem("W03", found.at("file", file, part), wrong, do, part, Weight.WARNING)


def words_keep_their_slots(found: Found) -> Iterator[Problem]:
    """A slot that nothing fills would be read as it stands; one that was left out may be missed."""
    assert found.question_set is not None
    files = {"screens.yaml": found.question_set.words, "paper.yaml": found.question_set.paper}
    for file, parts in found.known_words.items():
        for part, keys in parts.items():
            for key, slots in keys.items():
                text = files[file].get(part, {}).get(key)
                if text is None:
                    continue
                place, said = found.at("file", file, part, key), slots_of(text)
                for slot in sorted(said - set(slots) - ALWAYS_FILLED.get(file, frozenset())):
                    wrong, do = f'"{{{slot}}}" is not filled here.', did_you_mean(slot, slots)
                    yield Problem("W04", place, wrong, do, f"{part}/{key}")
                for slot in sorted(set(slots) - said):
                    wrong, do = (
                        f'"{{{slot}}}" is no longer said here.',
                        "Put it back, unless that is meant.",
                    )
                    yield Problem("W05", place, wrong, do, f"{part}/{key}", Weight.WARNING)
                if unbalanced(text):
                    wrong, do = "A curly bracket stands alone.", "Mend the slot, or take the bracket out."
                    yield Problem("W06", place, wrong, do, f"{part}/{key}")
