"""No sentence that anybody reads on a screen stands in Python, no text is ever mark-up, and nothing said is logged."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from families_at_hand import shipped

HOUSE = Path(__file__).resolve().parents[1]
EVERYWHERE = sorted(
    path.relative_to(HOUSE).as_posix() for path in [*HOUSE.rglob("tool/**/*.py"), *HOUSE.rglob("exports/**/*.py")]
)
EVERYWHERE.append("app.py")
SCREENS = [name for name in EVERYWHERE if name.startswith("tool/screens/")]
FOR_WHO_STARTS_THE_TOOL = {"tool/screens/serving.py"}
"""Its sentences are told at the keyboard where the tool is started, and on no page."""

DRAWS_TEXT = frozenset(
    {
        "title",
        "header",
        "subheader",
        "markdown",
        "caption",
        "text",
        "write",
        "html",
        "latex",
        "code",
        "info",
        "success",
        "warning",
        "toast",
    }
)
"""Streamlit's own ways to put text on a page, all of which read it as mark-up."""
MAY_DRAW: dict[str, frozenset[str]] = {
    "tool/screens/show.py": DRAWS_TEXT,
    "tool/screens/advice.py": frozenset({"markdown"}),  # two texts in one line, each through `plain`
    "tool/screens/look.py": frozenset({"html"}),  # the style sheet, from our own file
}
SAYS_PLAIN = frozenset({"plain", "_label", "_says", "picture"})
"""What may stand as the label of a control: words through `plain`, or through something that does nothing else."""
CONTROLS = frozenset(
    [
        "button",
        "checkbox",
        "radio",
        "text_input",
        "text_area",
        "number_input",
        "selectbox",
        "multiselect",
        "expander",
        "error",
        "toggle",
        "pills",
        "segmented_control",
        "download_button",
        "link_button",
    ]
)
SENTENCE = re.compile(r"[A-Za-z’']{2,}(?:[ ,]+[A-Za-z’'…]+){3,}")
NOT_READ_BY_A_FAMILY: dict[str, frozenset[str]] = {
    "tool/screens/house.py": frozenset({"is not in the store"}),  # for whoever looks after the tool
    "tool/screens/signature_pad.py": frozenset({"there is too little ink"}),
}
"""Parts of sentences for whoever runs the tool, and messages of errors that no page shows."""


@cache
def tree(name: str) -> ast.Module:
    return ast.parse((HOUSE / name).read_text("utf-8"))


def docstrings(name: str) -> set[int]:
    """The ids of all strings that stand alone: docstrings and notes below a name."""
    return {
        id(node.value)
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def texts(name: str) -> Iterator[ast.Constant]:
    alone = docstrings(name)
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node


def calls(name: str) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call, with the name of what it is called on and its own name."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                on = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
                yield node, on, node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node, "", node.func.id


@pytest.mark.parametrize("name", EVERYWHERE)
def test_nothing_is_drawn_as_html(name: str) -> None:
    assert "unsafe_allow_html" not in {keyword.arg for call, _, _ in calls(name) for keyword in call.keywords}
    assert "allow_html" not in (HOUSE / name).read_text("utf-8").replace("unsafe_allow_html", "allow_html" * 0)


@pytest.mark.parametrize("name", SCREENS)
def test_text_goes_to_the_page_through_one_door_only(name: str) -> None:
    drawn = {called for _, on, called in calls(name) if on == "st" and called in DRAWS_TEXT}
    assert drawn <= MAY_DRAW.get(name, frozenset())


def is_plain(node: ast.expr) -> bool:
    """Whether this can only be words that went through `plain`, or signs that no family wrote."""
    match node:
        case ast.Call(func=ast.Name(id=done_by)) | ast.Call(func=ast.Attribute(attr=done_by)):
            return done_by in SAYS_PLAIN
        case ast.Constant():
            return not SENTENCE.search(str(node.value))
        case ast.JoinedStr(values=values):
            return all(is_plain(one.value if isinstance(one, ast.FormattedValue) else one) for one in values)
        case ast.BinOp(left=left, right=right):
            return is_plain(left) and is_plain(right)
        case ast.IfExp(body=body, orelse=orelse):
            return is_plain(body) and is_plain(orelse)
    return False


@pytest.mark.parametrize("name", SCREENS)
def test_the_label_of_a_control_is_shown_as_typed(name: str) -> None:
    """A label is read as mark-up, so words reach it through `plain` alone, at once or a line above."""
    for function in [node for node in ast.walk(tree(name)) if isinstance(node, ast.FunctionDef)]:
        made: dict[str, list[ast.expr]] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                made.setdefault(node.targets[0].id, []).append(node.value)
        for node in ast.walk(function):
            if not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in CONTROLS
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "st"
            ):
                continue
            label = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg == "label"), None)
            if isinstance(label, ast.Name):
                # Where the label is an argument, its caller made it plain: `controls` gets its labels so.
                assert all(is_plain(one) for one in made.get(label.id, [])), f"{name}:{node.lineno}"
            elif label is not None:
                assert is_plain(label), f"{name}:{node.lineno}"


@pytest.mark.parametrize("name", sorted({*SCREENS} - FOR_WHO_STARTS_THE_TOOL))
def test_no_sentence_stands_in_the_code_of_a_screen(name: str) -> None:
    allowed = NOT_READ_BY_A_FAMILY.get(name, frozenset())
    for text in texts(name):
        if SENTENCE.search(text.value) and not any(part in text.value for part in allowed):
            assert _is_logged(name, text), f"{name}:{text.lineno}: {text.value!r}"


def _is_logged(name: str, text: ast.Constant) -> bool:
    return any(text in ast.walk(call) for call, on, _ in calls(name) if on == "log")


# The words of the screens: each key that is used is there, and each that is there is used

PARTS = shipped().words
USERS = [name for name in EVERYWHERE if name.startswith("tool/") or name == "exports/seal/said.py"]


FILES = (r"\.js", r"\.css", r"\.svg", r"\.png", r"\.yaml", r"\.py")


def keys_used() -> Iterator[tuple[str, str]]:
    """Each "part.key" in the code, as a pattern, with where it stands."""
    for name in USERS:
        joined = {id(part) for node in ast.walk(tree(name)) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in joined:
                if re.fullmatch(r"[a-z_-]+\.[A-Za-z0-9_-]+", node.value):
                    yield re.escape(node.value), f"{name}:{node.lineno}"
            elif isinstance(node, ast.JoinedStr):
                pattern = "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[A-Za-z0-9_-]+"
                    for part in node.values
                )
                if re.match(r"[a-z_\\-]+\\\.", pattern):
                    yield pattern, f"{name}:{node.lineno}"
            elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and node.slice.value in PARTS:
                yield re.escape(str(node.slice.value)) + r"\.[A-Za-z0-9_-]+", f"{name}:{node.lineno}"


def every_key() -> list[str]:
    return [f"{part}.{key}" for part, many in PARTS.items() for key in many]


def test_every_wording_that_a_screen_asks_for_is_there() -> None:
    known = every_key()
    for pattern, place in keys_used():
        part = re.match(r"(?:[a-z_]|\\-)+", pattern)
        if part and part[0].replace("\\", "") in PARTS and not pattern.endswith(FILES):
            assert any(re.fullmatch(pattern, key) for key in known), f"{place}: {pattern}"


def test_every_wording_asked_for_by_name_has_a_part_that_exists() -> None:
    for name in SCREENS:
        for call, _, called in calls(name):
            first = call.args[0] if call.args else None
            if called in {"words", "tell"} and isinstance(first, ast.Constant) and isinstance(first.value, str):
                part, _, key = first.value.partition(".")
                assert key in PARTS.get(part, {}), f"{name}:{call.lineno}: {first.value}"


def test_every_wording_that_is_there_is_used() -> None:
    patterns = [re.compile(pattern) for pattern, _ in keys_used()]
    unused = [key for key in every_key() if not any(pattern.fullmatch(key) for pattern in patterns)]
    assert not unused


# Nothing that somebody said is logged or printed

LOGS = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})


@pytest.mark.parametrize("name", EVERYWHERE)
def test_a_log_line_holds_the_names_of_types_and_places_and_nothing_that_was_said(name: str) -> None:
    for call, on, called in calls(name):
        assert called not in {"print", "pprint", "breakpoint"} or on, f"{name}:{call.lineno}"
        if on not in {"log", "logger", "logging"} or called not in LOGS:
            continue
        assert called != "exception", "a traceback holds what was said"
        assert not [keyword for keyword in call.keywords if keyword.arg in {"exc_info", "stack_info", "extra"}]
        message, *given = call.args
        assert isinstance(message, ast.Constant), f"{name}:{call.lineno}: a message is fixed words"
        for one in given:
            source = ast.unparse(one)
            assert re.fullmatch(r"type\(\w+\)\.__name__|where\(\w+\.__traceback__\)", source), (
                f"{name}:{call.lineno}: {source}"
            )
