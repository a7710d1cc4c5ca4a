"""Publish the draft: what is in the way, in words; a reason and a name; and what was published so far."""

from __future__ import annotations

import logging

import streamlit as st

from tool.problems import errors
from tool.said import day_in_words
from tool.screens import house
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import Wordings, heading, lead, points, quiet, say, small_heading, strong, title
from tool.screens.workshop.bench import Bench, open_bench, remember
from tool.screens.workshop.parts import back_to_workshop, problem
from tool.screens.workshop.promises import FILE, Proved, proofs
from tool.screens.workshop.watching import watch
from tool.store import StalePublication, StoreProblem
from tool.workshop import BegunFrom, DraftTrouble, Refusal, RefusalReason, may_publish, publish
from tool.workshop.publishing import LONGEST_NAME, LONGEST_REASON, SETTLE, Request

log = logging.getLogger("settle")

WHY, WHO, ASKED, DONE = "publish-why", "publish-who", "publish-asked", "publish-done"
ONLY_WHEN_ASKED = frozenset({RefusalReason.NO_REASON, RefusalReason.REASON_TOO_LONG, RefusalReason.NO_NAME})
"""What is told only after somebody has tapped: nobody has done anything wrong before that."""


def page(words: Wordings) -> None:
    """Draw it."""
    bench = open_bench()
    back_to_workshop(words)
    title(words("workshop.publish"))
    watch(words, bench)
    done = st.session_state.pop(DONE, None)
    if done is not None:
        with st.container(key="notice-published"):
            strong(words("workshop.published-now", version=done))
            say(words("workshop.published-now-text"))
    if bench.is_changed:
        _form(words, bench)
    elif done is None:
        say(words("workshop.publish-nothing"))
    _versions(words)


def _form(words: Wordings, bench: Bench) -> None:
    say(words("workshop.publish-text"))
    with st.spinner(plain(words("workshop.working"))):
        proved = _proofs(bench)
    asked = bool(st.session_state.get(ASKED))
    refusals = [one for one in _refusals(bench, proved) if asked or one.reason not in ONLY_WHEN_ASKED]
    heading(words("workshop.publish-ready"))
    if refusals:
        with st.container(key="error-summary-publish"):
            small_heading(words("workshop.publish-in-the-way"))
            for one in refusals:
                say(words(one.reason.wording, count=str(one.count)))
    else:
        say(words("workshop.publish-nothing-in-the-way"))
    for n, wrong in enumerate(errors(bench.problems)):
        problem(words, bench.set, wrong, f"publish-{n}")
    _promises(words, proved)
    heading(words("workshop.publish-who"))
    with st.container(key="form-publish"):
        st.text_input(plain(words("workshop.publish-why")), key=WHY, max_chars=LONGEST_REASON)
        st.text_input(plain(words("workshop.publish-name")), key=WHO, max_chars=LONGEST_NAME)
    with st.container(key="foot"):
        label = plain(words("workshop.publish-button"))
        st.button(label, key="publish", type="primary", width="stretch", on_click=_publish)
        label = plain(words("workshop.to-compare"))
        st.button(label, key="to-compare", type="tertiary", on_click=go, args=("workshop-compare",))


def _request(bench: Bench) -> Request:
    why, who = (str(st.session_state.get(key, "")).strip() for key in (WHY, WHO))
    begun_from = bench.draft.begun_from if bench.draft else None
    return Request(why, who, begun_from.fingerprint if begun_from else "")


def _proofs(bench: Bench) -> tuple[Proved, ...] | None:
    if bench.is_broken or bench.draft is None:
        return None
    return proofs(bench.set, bench.draft.texts().get(FILE))


def _refusals(bench: Bench, proved: tuple[Proved, ...] | None) -> tuple[Refusal, ...]:
    draft = None if bench.is_broken or bench.draft is None else bench.set
    return may_publish(draft, bench.problems, proved, bench.published, _request(bench))


def _promises(words: Wordings, proved: tuple[Proved, ...] | None) -> None:
    heading(words("workshop.promises"))
    if proved is None:
        say(words("workshop.promises-none"))
        return
    broken = [one for one in proved if not one.is_proved]
    say(words("workshop.promises-kept", number=str(len(proved) - len(broken)), all=str(len(proved))))
    for one in broken:
        with st.container(key=f"card-never-promise-{one.id}"):
            strong(words("workshop.promise-broken"))
            small_heading(one.says)
            for line in one.against:
                say(line)
            if one.family:
                lead(words("workshop.promise-family"), words("workshop.promise-family-text"))
                points(one.family)


def _publish() -> None:
    """Look again, since the draft may have changed under the finger; then publish, and let the draft go on from it."""
    st.session_state[ASKED] = True
    bench = open_bench()
    if _refusals(bench, _proofs(bench)) or bench.draft is None:
        return
    try:
        publication, made = publish(
            house.store(), bench.set, bench.draft.extras(), bench.published, _request(bench), house.now()
        )
    except StalePublication:
        st.session_state["tell"] = RefusalReason.COMPARE_AGAIN.wording
        return
    except DraftTrouble as trouble:
        st.session_state["tell"] = trouble.reason.wording
        return
    except StoreProblem as trouble:
        log.warning("a draft was not published: %s", type(trouble).__name__)
        st.session_state["tell"] = "trouble.not_saved"
        return
    st.session_state[DONE] = publication.version
    for key in (ASKED, WHY):
        st.session_state.pop(key, None)
    try:
        bench.draft.is_published(made.files[SETTLE], BegunFrom(made.fingerprint, publication.number))
    except DraftTrouble as trouble:
        st.session_state["tell"] = trouble.reason.wording
    remember()


def _versions(words: Wordings) -> None:
    heading(words("workshop.versions"))
    every = house.store().publications()
    if not every:
        say(words("workshop.versions-none"))
    for one in reversed(every):
        with st.container(key=f"row-version-{one.number}"):
            day = day_in_words(one.at.astimezone(house.ZONE).date(), words.all)
            strong(words("workshop.version", version=one.version, day=day, who=one.by))
            say(one.why)
            quiet(words("workshop.version-mark", fingerprint=one.fingerprint))
