"""Check a paper: somebody drops a file in, and the page says what its seal shows. The file is not kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from exports.seal import Finding, Verdict, verify
from exports.seal.said import Told, in_words
from tool.screens import house
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import Wordings, heading, quiet, say, strong, title

CHECKED = "checked-paper"
"""What the session keeps: the name that the file had, and what was found. Never the file."""

ROUND = "checked-papers"


CARDS: Mapping[Finding, str] = {
    Finding.GENUINE: "keep",
    Finding.CHANGED: "never",
    Finding.UNKNOWN: "change",
    Finding.NOT_OURS: "act",
}
"""The dress of each finding; what it means always stands there in words too."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was looked at."""

    name: str
    verdict: Verdict


def begin() -> None:
    """Go to the page, with nothing on it of a file that was checked before. For a button's callback."""
    st.session_state.pop(CHECKED, None)
    go("verify")


def page(words: Wordings) -> None:
    """Draw it."""
    round_ = int(st.session_state.get(ROUND, 0))
    file = st.session_state.get(f"paper-{round_}")
    if file is not None:
        checked = Checked(str(file.name), verify(file.getvalue(), house.trusted()))
        st.session_state[CHECKED] = checked
        # A field of another name takes the place of this one, and Streamlit lets go of the file with the field.
        round_ += 1
        st.session_state[ROUND] = round_
    title(words("seal.title"))
    say(words("seal.intro"))
    found = st.session_state.get(CHECKED)
    if found is not None:
        _tell(words, found)
    st.file_uploader(plain(words("seal.choose")), type="pdf", key=f"paper-{round_}", max_upload_size=10)
    quiet(words("seal.kept"))
    _own(words)


def _tell(words: Wordings, checked: Checked) -> None:
    told: Told = in_words(checked.verdict, words.all, house.ZONE)
    with st.container(key=f"card-{CARDS[checked.verdict.finding]}-verdict"):
        heading(told.title)
        quiet(words("seal.checked", name=checked.name))
        for line in told.lines:
            say(line)
        for line in told.facts:
            quiet(line)


def _own(words: Wordings) -> None:
    key = house.installation().key
    with st.container(key="form-installation", border=True):
        heading(words("seal.own-title"))
        say(words("seal.own-text"))
        strong(key.fingerprint)
        st.download_button(
            plain(words("seal.own-button")),
            data=key.public_pem,
            file_name=f"settle-seal-{key.fingerprint.replace(' ', '-')}.pem",
            mime="application/x-pem-file",
            key="own-certificate",
            on_click="ignore",
            type="tertiary",
        )
