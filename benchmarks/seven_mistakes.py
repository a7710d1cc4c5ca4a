"""The same seven mistakes of an author in an XLSForm and in our question files: who says what.

Run it with `uv run --with pyxform python benchmarks/seven_mistakes.py`; pyxform is fetched for this run only. The form
is the smallest that has each thing in it. pyxform is run as `xls2xform` runs it without ODK Validate, which is another
program (in Java) and looks at the form that comes out, not at the sheet that the author sees.
"""

from __future__ import annotations

import copy
import sys
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from mistakes_at_hand import Mistake, mistakes, problems_in, right_folder

Form = dict[str, list[dict[str, str]]]
RIGHT: Form = {
    "settings": [{"form_title": "Safe sleep", "form_id": "safe-sleep", "default_language": "English (en)"}],
    "survey": [
        {
            "type": "select_one places",
            "name": "lays_down",
            "label::English (en)": "How do you put baby down to sleep?",
            "label::Polski (pl)": "Jak kładziesz dziecko spać?",
            "hint::English (en)": "Think of last night.",
            "hint::Polski (pl)": "Pomyśl o ostatniej nocy.",
        },
        {
            "type": "integer",
            "name": "room_temperature",
            "label::English (en)": "How warm is the room?",
            "label::Polski (pl)": "Jak ciepło jest w pokoju?",
        },
        {
            "type": "text",
            "name": "smokes",
            "label::English (en)": "Does anybody smoke?",
            "label::Polski (pl)": "Czy ktoś pali?",
        },
        {
            "type": "text",
            "name": "smoke_free",
            "label::English (en)": "Is the home free of smoke?",
            "label::Polski (pl)": "Czy w domu się nie pali?",
            "relevant": "${lays_down} = 'side'",
        },
    ],
    "choices": [
        {"list_name": "places", "name": name, "label::English (en)": said, "label::Polski (pl)": pl}
        for name, said, pl in (("back", "On the back", "Na plecach"), ("side", "On the side", "Na boku"))
    ],
}


def _misspelt_key(form: Form) -> None:
    form["survey"][0]["hnt::English (en)"] = form["survey"][0].pop("hint::English (en)")


def _no_such_value(form: Form) -> None:
    form["survey"][3]["relevant"] = "${lays_down} = 'tummy'"


def _empty_translation(form: Form) -> None:
    form["survey"][0]["label::Polski (pl)"] = ""


def _duplicate_id(form: Form) -> None:
    form["survey"][3]["name"] = "smokes"


def _unknown_type(form: Form) -> None:
    form["survey"][1]["type"] = "numbr"


def _duplicate_value(form: Form) -> None:
    form["choices"][1]["name"] = "back"


def _unknown_question(form: Form) -> None:
    form["survey"][3]["relevant"] = "${smoke} = 'side'"


SEVEN: tuple[tuple[str, str, Callable[[Form], None]], ...] = (
    ("misspelt key", "A key is misspelt", _misspelt_key),
    ("rule on a value that does not exist", "A rule looks for a value that does not exist", _no_such_value),
    ("empty translation", "translation", _empty_translation),
    ("duplicate id", "An id is used twice", _duplicate_id),
    ("unknown type", "A type is unknown", _unknown_type),
    ("duplicate value", "A value is offered twice", _duplicate_value),
    ("unknown question in a rule", "A rule looks at a question that does not exist", _unknown_question),
)
"""Each with its mistake in our table (the whole name, or a word of it), and how it is made in the form."""


def by_pyxform(make: Callable[[Form], None]) -> str:
    """What pyxform says of the form with the mistake; empty if it says nothing."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    form, warnings = copy.deepcopy(RIGHT), []
    make(form)
    try:
        convert(form, warnings=warnings)
    except PyXFormError as error:
        return f"error: {error}"
    return "\n".join(f"warning: {warning}" for warning in warnings)


def by_ours(name: str, known: tuple[Mistake, ...]) -> str:
    """What our checker says of the folder with the mistake; empty if it says nothing."""
    fitting = [one for one in known if one.mistake == name or (one.one_of_the_seven and name in one.mistake.split())]
    if not fitting:
        return "(not in the table of mistakes yet)"
    with tempfile.TemporaryDirectory() as place:
        folder = right_folder(Path(place))
        fitting[0].make(folder)
        told = [problem.in_words() for problem in problems_in(folder)]
    return "\n".join(told)


def main() -> None:
    """Print a table, and under it every message whole."""
    say: Callable[[Any], object] = lambda text: sys.stdout.write(f"{text}\n")  # noqa: E731
    known = mistakes()
    before = by_pyxform(lambda _form: None)
    say(f"pyxform on the form without a mistake: {before or 'nothing to say'}\n")
    rows = [(name, by_pyxform(make), by_ours(ours, known)) for name, ours, make in SEVEN]
    say(f"{'mistake':38} {'pyxform':10} {'settle check':12}")
    for name, theirs, ours in rows:
        say(f"{name:38} {_kind(theirs):10} {_kind(ours):12}")
    for name, theirs, ours in rows:
        say(f"\n== {name}")
        say(textwrap.indent(f"pyxform:\n{theirs or '(nothing)'}\nsettle check:\n{ours or '(nothing)'}", "  "))


def _kind(said: str) -> str:
    if said.startswith("("):
        return "-"
    return next((kind for kind in ("error", "warning", "note") if f"{kind} " in said or f"{kind}:" in said), "silent")


if __name__ == "__main__":
    main()
