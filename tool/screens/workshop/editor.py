"""Fields to change wordings in: each is saved into the draft as it is left, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from tool.screens import settling
from tool.screens.fields import text_box
from tool.screens.labels import plain
from tool.screens.show import Wordings, quiet, say, small_heading
from tool.screens.workshop.bench import Bench
from tool.store import StoreProblem
from tool.workshop import Conflict, DraftTrouble, Field, Reason
from tool.workshop.fields import Whose

LONGEST = 1200
"""Letters of a wording, as in the question files."""

MAY_BE_ADDED: Mapping[str, Mapping[str, Whose]] = {
    "question": {"hint": "family"},
    "advice": {"tonight": "family", "note": "practitioner"},
    "section": {"intro": "family"},
}
"""Wordings that the files may do without; an empty field stands for one that is not there."""

TROUBLES, CLASHES = "workshop-troubles", "workshop-clashes"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people changed one wording at the same time."""

    yours: str
    theirs: str


def edit(words: Wordings, bench: Bench, prefix: str) -> None:
    """The fields whose keys begin so."""
    fields = [field for field in bench.fields if field.key.startswith(prefix)]
    if not fields:
        say(words("workshop.no-fields"))
        return
    there = {field.key for field in fields}
    kind = prefix.partition("/")[0]
    missing = [name for name in MAY_BE_ADDED.get(kind, {}) if f"{prefix}{name}" not in there]
    fields += [Field(f"{prefix}{name}", "", 0, "", MAY_BE_ADDED[kind][name], ()) for name in missing]
    say(words("workshop.saved-at-once"))
    if kind in MAY_BE_ADDED:
        quiet(words("workshop.may-be-empty"))
    if any("{" in field.text for field in fields):
        quiet(words("workshop.slots"))
    for field in fields:
        _field(words, bench, field)


def widget(key: str) -> str:
    """The key of the field of a wording."""
    return "edit-" + key.replace("/", "-").replace("_", "-")


def label(words: Wordings, field: Field) -> str:
    """What a field is called."""
    kind, *_, last = field.key.split("/")
    if kind == "question" and "/answer/" in field.key:
        value = field.key.split("/answer/")[1].split("/")[0]
        return words("workshop.field-picture" if last == "picture_says" else "workshop.field-answer", value=value)
    if kind in ("screens", "paper", "settle"):
        return last
    if kind in ("contact", "named"):
        return words("workshop.field-of", what=field.key.split("/")[1], field=words(f"workshop.field-{last}"))
    return words(f"workshop.field-{last}")


def _field(words: Wordings, bench: Bench, field: Field) -> None:
    key = widget(field.key)
    troubles: dict[str, Reason] = st.session_state.setdefault(TROUBLES, {})
    clashes: dict[str, Clash] = st.session_state.setdefault(CLASHES, {})
    whose = words(f"workshop.whose-{field.whose}")
    text_box(
        key,
        words("workshop.field", field=label(words, field), whose=whose),
        field.text,
        partial(_save, bench, field),
        max_chars=LONGEST,
        height=76 + 28 * min(6, len(field.text) // 70 + field.text.count("\n")),
    )
    if field.key in troubles:
        st.error(plain(words(troubles[field.key].wording, place=field.file)))
    if field.key in clashes:
        _clash(words, bench, field, clashes[field.key])


def _save(bench: Bench, field: Field, new: str) -> bool:
    """Put what was typed into the draft, if the text that the editor saw is still there."""
    troubles: dict[str, Reason] = st.session_state.setdefault(TROUBLES, {})
    troubles.pop(field.key, None)
    try:
        bench.reword(field.key, field.text, new.strip())
    except Conflict as clash:
        st.session_state.setdefault(CLASHES, {})[field.key] = Clash(new, clash.theirs)
    except DraftTrouble as trouble:
        troubles[field.key] = trouble.reason
        return False  # it stays in its field and is tried again
    except StoreProblem:
        troubles[field.key] = Reason.DISK_FAULT
        return False
    else:
        st.session_state.setdefault(CLASHES, {}).pop(field.key, None)
    return True


def _clash(words: Wordings, bench: Bench, field: Field, clash: Clash) -> None:
    with st.container(key=f"error-summary-{widget(field.key)}"):
        small_heading(words("workshop.clash"))
        say(words("workshop.clash-theirs", text=field.text))
        say(words("workshop.clash-yours", text=clash.yours))
        for which in ("yours", "theirs"):
            st.button(
                plain(words(f"workshop.keep-{which}")),
                key=f"keep-{which}-{widget(field.key)}",
                on_click=_decide,
                args=(bench, field, clash.yours if which == "yours" else None),
            )


def _decide(bench: Bench, field: Field, yours: str | None) -> None:
    """Let one of the two texts stand."""
    if yours is None or _save(bench, field, yours):
        st.session_state.get(CLASHES, {}).pop(field.key, None)
        if yours is not None:
            settling.show_instead(widget(field.key), yours)
