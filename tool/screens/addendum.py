"""Adding to a finished visit: a correction, or a disagreement in somebody's own words, signed for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from tool.discussion import Kind
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import quiet, say, title
from tool.screens.signature_pad import WORDS, signature_pad
from tool.screens.visit import Visit

KINDS = ("correction", "disagreement")
SOMEONE_ELSE = ""
LONGEST_WORDS = 5000
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class _Written:
    """What is on the page now."""

    kind: Literal["correction", "disagreement"]
    whose: str
    what: str
    why: str
    who: str

    @property
    def is_whole(self) -> bool:
        """All that is needed is there: a correction says why, a disagreement need not."""
        needed = (self.what, self.who, self.why if self.kind == "correction" else self.whose)
        return all(needed)


def page(visit: Visit) -> None:
    """Draw it."""
    words = visit.words
    st.button(
        plain(words("addendum.to_papers")), key="to-papers", type="tertiary", on_click=go, args=("papers", visit.id)
    )
    title(words("addendum.title"))
    say(words("addendum.intro"))
    written = _written(visit)
    statement = _statement(visit, written)
    with st.container(key="notice-statement"):
        say(statement)
    if not written.is_whole:
        say(words("addendum.first"))
        return
    _sign(visit, written, statement)


def _key(visit: Visit, name: str) -> str:
    """A key of this addendum alone, so that the next one begins empty."""
    return f"{visit.id[:8]}-addendum-{len(visit.state.addenda)}-{name}"


def _written(visit: Visit) -> _Written:
    words = visit.words
    kind: Any = st.radio(
        plain(words("addendum.kind")),
        KINDS,
        format_func=lambda one: plain(words(f"addendum.kind-{one}")),
        key=_key(visit, "kind"),
    )
    around = [person.name for person in visit.state.people]
    practitioner = visit.signers()[-1].name
    whose = _name(visit, "whose", around) if kind == "disagreement" else ""
    what = _words(visit, "what", kind)
    why = _words(visit, "why", kind)
    quiet(words("addendum.private"))
    first = [whose] if whose else [practitioner]
    # The one who disagrees comes first; the others are there in case they cannot sign themselves.
    who = _name(visit, "who", list(dict.fromkeys((*first, practitioner, *around))))
    return _Written(kind, whose, what, why, who)


def _words(visit: Visit, name: str, kind: str) -> str:
    label = plain(visit.words(f"addendum.{name}-{kind}"))
    return str(st.text_area(label, key=_key(visit, f"{name}-{kind}"), max_chars=LONGEST_WORDS)).strip()


def _name(visit: Visit, which: str, names: list[str]) -> str:
    words = visit.words
    chosen = st.radio(
        plain(words(f"addendum.{which}")),
        [*names, SOMEONE_ELSE],
        format_func=lambda name: plain(name or words("addendum.someone_else")),
        key=_key(visit, f"{which}-{len(names)}-{names[0] if names else ''}"),
    )
    if chosen:
        return str(chosen)
    label = plain(words("addendum.name"))
    return str(st.text_input(label, key=_key(visit, f"{which}-name"), max_chars=LONGEST_NAME)).strip()


def _statement(visit: Visit, written: _Written) -> str:
    if written.kind == "disagreement" and written.whose and written.who != written.whose:
        return visit.words("addendum.statement-for-another", name=written.whose)
    return visit.words(f"addendum.statement-{written.kind}")


def _sign(visit: Visit, written: _Written, statement: str) -> None:
    words = visit.words
    way = st.radio(
        plain(words("sign.way")),
        ("draw", "type"),
        format_func=lambda one: plain(words(f"sign.way-{one}")),
        key=_key(visit, "way"),
        horizontal=True,
        label_visibility="collapsed",
    )
    if way == "type":
        key = _key(visit, "typed")
        st.text_input(plain(words("sign.typed")), key=key, max_chars=LONGEST_NAME)
        with st.container(key="foot"):
            st.button(
                plain(words("sign.typed_button")),
                key="typed",
                type="primary",
                width="stretch",
                on_click=_typed,
                args=(visit, written, statement, key),
            )
        return
    try:
        ink = signature_pad(
            key=_key(visit, "pad"),
            label=words("sign.pad", name=written.who),
            words={name: words(f"pad.{name}") for name in WORDS},
        )
    except ValueError:
        visit.tell("pad.too_small")
        return
    if ink is not None:
        _save(visit, written, {"statement": statement, "ink": ink.to_plain()})
        st.rerun()  # the pad answers inside a run, not in a callback


def _typed(visit: Visit, written: _Written, statement: str, key: str) -> None:
    name = str(st.session_state.get(key, "")).strip()
    if not name:
        visit.tell("sign.typed_missing")
        return
    _save(visit, written, {"statement": statement, "typed": name})


def _save(visit: Visit, written: _Written, signed: dict[str, Any]) -> None:
    content = {
        "why": written.why,
        "what": written.what,
        "who": written.who,
        "disagreement_of": written.whose,
        "signed": signed,
    }
    if visit.write(Kind.ADDENDUM, content):
        go("papers", visit.id)
