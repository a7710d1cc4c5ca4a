"""What a widget shows against what the store has: neither a late tap nor another tablet's answer is ever lost.

Streamlit keeps a widget's value in the browser and in a session that may be new. Three things can differ: what the
widget shows, what it showed when last dealt with, and what the store has. Shown ≠ dealt with: the person tapped
(perhaps while the server was away), so save it. Shown = dealt with, and the store has changed: it was changed
elsewhere, so show that. Shown = dealt with, and the store has not changed: half a day, or a number that cannot be; it
stays on the screen.

A tap is saved in the widget's callback, which also runs when a tap and "Next" arrive together; a tap that a restarted
server never heard of has no callback, and is saved when the widget is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from threading import RLock
from typing import Any, TypeVar

import streamlit as st
from streamlit.errors import StreamlitAPIException

Save = Callable[[Any], bool]
Shown = TypeVar("Shown")
_MISSING = object()
_LOCK = "one-at-a-time"
_DEALT, _BEFORE, _REFUSED = "dealt-with", "stored-before", "refused-taps"
OVERTAKEN = "overtaken"
"""Set in the session by whoever refuses to save because another screen was first."""


def one_at_a_time() -> AbstractContextManager[Any]:
    """What a session holds while it saves. Streamlit begins the next run before the last has ended, so two taps a
    moment apart are dealt with side by side; the second must know what the first has saved."""
    if _LOCK not in st.session_state:
        st.session_state[_LOCK] = RLock()
    lock: AbstractContextManager[Any] = st.session_state[_LOCK]
    return lock


def _dealt() -> dict[str, Any]:
    found: dict[str, Any] = st.session_state.setdefault(_DEALT, {})
    return found


def _stored_before() -> dict[str, Any]:
    """What the store had when each widget was last drawn: what is half typed stays for as long as that is so."""
    found: dict[str, Any] = st.session_state.setdefault(_BEFORE, {})
    return found


def _overtaken() -> set[str]:
    """The widgets whose tap came after another screen's: they show what is stored, and the person taps again."""
    found: set[str] = st.session_state.setdefault(_REFUSED, set())
    return found


def settled(draw: Callable[..., Shown], key: str, stored: Shown, save: Save, **more: Any) -> Shown:
    """Draw a widget that shows `stored` and saves what the person puts there.

    `draw` is called with `key`, `on_change`, `args` and `more` (which seeds the widget with `stored`). `save` returns
    whether it was saved; if not, it is tried again at the next run.
    """
    before = _stored_before()
    if key not in st.session_state:
        _dealt().pop(key, None)
    else:
        changed_elsewhere = stored != before.get(key, stored) and st.session_state[key] == _dealt().get(key, _MISSING)
        if changed_elsewhere or key in _overtaken():
            st.session_state[key] = stored
    _overtaken().discard(key)
    before[key] = stored
    shown = draw(key=key, on_change=_changed, args=(key, save), **more)
    with one_at_a_time():
        if shown == stored or shown == _dealt().get(key, _MISSING) or save(shown):
            _dealt()[key] = shown
    return shown


def _changed(key: str, save: Save) -> None:
    with one_at_a_time():
        shown = st.session_state.get(key)
        st.session_state.pop(OVERTAKEN, None)
        if save(shown):
            _dealt()[key] = shown
        elif st.session_state.pop(OVERTAKEN, False):
            _overtaken().add(key)


def show_instead(key: str, value: Any) -> None:
    """Make another widget show this: nobody put it there. A widget already drawn follows at the next run."""
    if key in st.session_state:
        with suppress(StreamlitAPIException):
            st.session_state[key] = value
            _dealt()[key] = value
