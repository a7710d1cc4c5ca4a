"""What stands below the papers of a finished visit: pages added later, and files for other systems."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import streamlit as st

from exports import ADDENDUM, MACHINE_EXPORTS
from tool.record import Record
from tool.record_making import make_addenda
from tool.said import day_in_words
from tool.screens import house, sealing
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import heading, quiet, say, strong
from tool.screens.visit import Visit


def added_later(visit: Visit, record: Record) -> None:
    """Each addendum with its button, and the way to a new one."""
    words = visit.words
    addenda = make_addenda(visit.state, house.ZONE)
    if addenda:
        heading(words("papers.added"))
    for one in addenda:
        at = one.signature.at or house.now()
        with st.container(key=f"form-addendum-{one.number}", border=True):
            strong(words("papers.added-disagreement" if one.disagreement_of else "papers.added-correction"))
            slots = {"number": str(one.number), "name": one.signature.person, "day": day_in_words(at, words.all)}
            quiet(words("papers.added-text", **slots))
            st.download_button(
                plain(words("papers.added-button", number=str(one.number))),
                data=partial(sealing.addendum, one, record, visit.set.paper_words, at),
                file_name=ADDENDUM.file_name(one, record),
                mime=ADDENDUM.media_type,
                key=f"download-addendum-{one.number}",
                on_click="ignore",
                width="stretch",
            )
    st.button(plain(words("papers.add")), key="add", type="tertiary", on_click=go, args=("addendum", visit.id))


def for_other_systems(visit: Visit, record: Record, made_at: datetime) -> None:
    """Files for machines, out of the family's way."""
    words = visit.words
    with st.expander(plain(words("papers.others"))):
        say(words("papers.others-text"))
        for export in MACHINE_EXPORTS.values():
            st.download_button(
                plain(words(f"papers.others-{export.name}")),
                data=partial(sealing.paper, export, record, visit.set.paper_words, made_at),
                file_name=export.file_name(record),
                mime=export.media_type,
                key=f"download-{export.name}",
                on_click="ignore",
                width="stretch",
            )
