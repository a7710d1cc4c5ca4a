"""What did you think? Offered, never needed; kept apart from the visit and not linkable to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import streamlit as st

from tool.feedback import Opinion
from tool.screens import flow, frame, house
from tool.screens.labels import plain
from tool.screens.show import heading, quiet, say, title
from tool.screens.visit import Visit
from tool.store import StoreProblem

QUESTIONS, ADVICE = 2, 1
"""How many wordings a family is asked about: few, since they have just given an hour."""
VERDICTS = ("clear", "not-clear", "felt-judged", "did-not-fit-us")
WHO = ("parent", "other-carer")
HELP = ("none", "interpreter", "practitioner", "family-or-friend")


@dataclass(frozen=True, slots=True)
class Shown:
    """A wording that the family saw."""

    id: str
    fingerprint: str
    text: str

    @property
    def key(self) -> str:
        """A name of its own on the page: a question and an advice may have the same id."""
        return f"{self.id}-{self.fingerprint[:6]}"


def page(visit: Visit) -> None:
    """The wordings with least feedback so far, and the advice."""
    words = visit.words
    if visit.id in st.session_state.get("gave-opinion", ()):
        title(words("opinions.thanks"))
        frame.foot(words, "go.next")
        return
    title(words("opinions.title"))
    say(words("opinions.intro"))
    wordings = least_heard(visit)
    for wording in wordings:
        with st.container(key=f"form-wording-{wording.key}", border=True):
            heading(wording.text)
            st.radio(
                plain(words("opinions.verdict")),
                VERDICTS,
                index=None,
                format_func=lambda one: plain(words(f"opinions.{one}")),
                key=f"verdict-{wording.key}",
            )
            st.text_area(plain(words("opinions.instead")), key=f"instead-{wording.key}", max_chars=1000, height=104)
    for name, choices in (("who", WHO), ("help", HELP)):
        st.radio(
            plain(words(f"opinions.{name}")),
            choices,
            index=None,
            format_func=lambda one, name=name: plain(words(f"opinions.{name}-{one}")),
            key=f"opinion-{name}",
        )
    quiet(words("opinions.apart"))
    with st.container(key="foot"):
        st.button(
            plain(words("opinions.send")),
            key="send",
            type="primary",
            width="stretch",
            on_click=_send,
            args=(visit, wordings),
        )
        st.button(plain(words("opinions.no")), key="no-thanks", type="tertiary", on_click=flow.onward)


def least_heard(visit: Visit) -> tuple[Shown, ...]:
    """Two questions and one piece of advice that this family saw and fewest others have commented on.

    Among equals the visit's id decides, so that not every family is asked about the same ones.
    """
    counts = house.store().opinions_count()
    language = visit.set.language
    rules = {rule.id: rule for rule in visit.set.advice}
    questions = [
        Shown(q.id, q.wording(language), visit.fill(q.ask)) for q in visit.asked.questions if q.for_family and q.answers
    ]
    advice = [
        Shown(one.id, rules[one.id].wording(language), one.say) for one in visit.advice() if one.audience == "family"
    ]

    def heard(shown: Shown) -> tuple[int, str]:
        lot = hashlib.sha256(f"{visit.id}/{shown.id}".encode()).hexdigest()
        return counts.get((shown.id, language, shown.fingerprint), 0), lot

    return (*sorted(questions, key=heard)[:QUESTIONS], *sorted(advice, key=heard)[:ADVICE])


def _send(visit: Visit, wordings: tuple[Shown, ...]) -> None:
    """Each verdict by itself: no id, no time but the month, and no word that ties the three together."""
    month = f"{house.now().astimezone(house.ZONE):%Y-%m}"
    given = [one for one in wordings if st.session_state.get(f"verdict-{one.key}")]
    if not given:
        visit.tell("opinions.nothing")
        return
    help_used = st.session_state.get("opinion-help") or ""
    try:
        for one in given:
            visit.give_feedback(
                Opinion(
                    one.id,
                    visit.set.language,
                    one.fingerprint,
                    st.session_state[f"verdict-{one.key}"],
                    str(st.session_state.get(f"instead-{one.key}", "")).strip(),
                    st.session_state.get("opinion-who") or "",
                    "" if help_used == "none" else help_used,
                    month,
                )
            )
    except StoreProblem:
        visit.tell("trouble.not_saved")
        return
    st.session_state["gave-opinion"] = {*st.session_state.get("gave-opinion", ()), visit.id}
