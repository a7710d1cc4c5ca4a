"""Checks on wording: whether it is plain, asks one thing, leads nobody, blames nobody, and stands in one place only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from tool.checks.readability import FEWEST_WORDS, HIGHEST_AGE, LONGEST_SENTENCE, reading, sentences_in, words_in
from tool.checks.texts import Text, texts
from tool.found import Found
from tool.problems import Problem, Weight

READ_TOGETHER = frozenset({"question", "advice", "section"})
"""Kinds whose texts are read one after the other, and so have one reading age."""
GROWN_UP = 18
FEWEST_TO_REPEAT = 4
"""Words. Shorter texts, such as "On the back", may well stand in several places."""
TWO_QUESTIONS = re.compile(
    r"\?.+\?|\b(?:and|or) (?:also )?(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|who|what|where|"
    r"when|why|how)\b(?: \w+){2,}\?|\band/or\b",
    re.IGNORECASE | re.DOTALL,
)
_ENDING = "(?:s|d|es|ed|ing)?"


def _warning(code: str, found: Found, text: Text, word: str, wrong: str, do: str) -> Problem:
    return Problem(code, text.place(found, word), wrong, do, text.about(), Weight.WARNING)


def one_question_at_a_time(found: Found) -> Iterator[Problem]:
    """A question asks one thing: with two in it, nobody knows which was answered."""
    for text in texts(found):
        asks_two = TWO_QUESTIONS.search(text.text) if text.kind == "question" and text.part == "ask" else None
        if asks_two:
            wrong = f'These are two questions in one: "{text.text}"'
            do = "Ask the first here, and the second in a question of its own."
            yield _warning("T02", found, text, "", wrong, do)


def phrases_neither_lead_nor_blame(found: Found) -> Iterator[Problem]:
    """No wording for a family has its answer in it, or finds fault with anybody."""
    for part, code, wrong in (("leading", "T03", "leads to an answer"), ("blaming", "T04", "may sound like blame")):
        for text, said, better in _listed(found, part):
            do = f"{better}" if better.endswith(".") else f'Say "{better}", or say it in another way.'
            yield _warning(code, found, text, said, f'"{said}" {wrong}.', do)


def words_are_plain(found: Found) -> Iterator[Problem]:
    """No wording for a family has a word from the list of those with a plainer one."""
    for text, said, better in _listed(found, "plain"):
        yield _warning("T05", found, text, said, f'"{said}" is not a plain word.', f'Write "{better}".')


def _listed(found: Found, part: str) -> Iterator[tuple[Text, str, str]]:
    """Each text for families with a listed phrase in it, that phrase as it stands there, and the better one."""
    many = list(texts(found))
    everything = "\n".join(text.text for text in many).replace("’", "'").lower()
    listed = {
        phrase: better
        for phrase, better in found.plain_words.get(part, {}).items()
        if phrase.removesuffix("e").lower() in everything
    }
    if not listed:
        return
    pattern, better = _pattern(tuple(listed.items()))
    for text in many:
        asks = text.kind == "question" and text.part == "ask"
        if text.reader == "family" and (asks or part != "leading"):
            for match in pattern.finditer(text.text.replace("’", "'")):
                group = next(n for n, said in enumerate(match.groups()) if said)
                yield text, match.group(), better[group]


@lru_cache(maxsize=8)
def _pattern(listed: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for a whole list, with a group for each phrase."""
    groups = (f"({re.escape(phrase.removesuffix('e'))}{'e?' if phrase.endswith('e') else ''})" for phrase, _ in listed)
    return re.compile(rf"\b(?:{'|'.join(groups)}){_ENDING}\b", re.IGNORECASE), tuple(word for _, word in listed)


def sentences_are_short(found: Found) -> Iterator[Problem]:
    """No sentence, for whomever, has more than twenty words."""
    for text in texts(found):
        if text.text.count(" ") < LONGEST_SENTENCE:
            continue
        for sentence in sentences_in(text.text):
            many = len(words_in(sentence))
            if many > LONGEST_SENTENCE:
                first = " ".join(sentence.split()[:2])
                wrong = f'This sentence has {many} words: "{sentence}"'
                yield _warning("T06", found, text, first, wrong, f"Make two of it; {LONGEST_SENTENCE} is the most.")


def a_child_of_eleven_could_read_it(found: Found) -> Iterator[Problem]:
    """What a family reads of one question or advice can be read at the age of eleven."""
    known = frozenset(found.plain_words.get("long-but-known", {}))
    for (kind, _), many in groupby(texts(found), key=lambda text: (text.kind, text.id)):
        said = [text for text in many if text.reader == "family"]
        if kind not in READ_TOGETHER or not said:
            continue
        # Each text is a sentence of its own, also where it has no full stop.
        whole = reading("\n".join(text.text for text in said), known)
        if whole.age <= HIGHEST_AGE or whole.words < FEWEST_WORDS:
            continue
        causes = []
        if whole.hard_words:
            causes.append("long words: " + ", ".join(whole.hard_words[:6]))
        if whole.long_sentences:
            causes.append(f'the longest sentence: "{whole.long_sentences[0]}"')
        age = "grown up" if whole.age >= GROWN_UP else f"about {whole.age:.0f} years old"
        wrong = f"A reader needs to be {age} for this; {'; '.join(causes)}."
        word = whole.hard_words[0] if whole.hard_words else ""
        at = next((text for text in said if word and word in text.text), said[0])
        yield _warning("T07", found, at, word, wrong, "Use shorter words, and a full stop sooner.")


def wordings_stand_once(found: Found) -> Iterator[Problem]:
    """No two questions ask the same, no two pieces of advice say the same: a change to one would miss the other."""
    first: dict[tuple[str, str], Text] = {}
    for text in texts(found):
        if text.part not in {"ask", "say"} or text.kind not in {"question", "advice"}:
            continue
        if text.part == "say" and text.kind == "question":
            continue  # answers are compared within their question
        words = " ".join(words_in(text.text)).lower()
        if words.count(" ") + 1 < FEWEST_TO_REPEAT:
            continue
        other = first.setdefault((text.kind, words), text)
        if other is not text and other.part == text.part:
            wrong = f'The same words stand in "{other.id}" ({other.place(found)}).'
            yield _warning("T01", found, text, "", wrong, "Say what is different here, or make one of the two.")
