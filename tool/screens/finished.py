"""After signing: the papers, and done."""

from __future__ import annotations

from functools import partial

import streamlit as st

from exports import EXPORTS
from tool.record_making import make_record
from tool.screens import added, frame, house, sealing
from tool.screens.labels import plain
from tool.screens.place import go
from tool.screens.show import heading, quiet, say, title
from tool.screens.visit import Visit


def papers_page(visit: Visit) -> None:
    """Each paper with its button; a paper is made when it is asked for."""
    words = visit.words
    title(words("papers.title"))
    say(words("papers.intro", reference=house.reference(visit.id)))
    record = make_record(visit.spoken, visit.state, house.reference(visit.id), house.ZONE, as_written=visit.as_written)
    made_at = visit.state.finished_at or house.now()
    fingerprint = house.installation().key.fingerprint
    for export in EXPORTS.values():
        with st.container(key=f"form-paper-{export.name}", border=True):
            heading(words(f"papers.{export.name}"))
            say(words(f"papers.{export.name}-text"))
            st.download_button(
                plain(words(f"papers.{export.name}-button")),
                data=partial(sealing.paper, export, record, visit.set.paper_words, made_at),
                file_name=export.file_name(record),
                mime=export.media_type,
                key=f"download-{export.name}",
                on_click="ignore",
                type="primary" if export.name == "family-copy" else "secondary",
                width="stretch",
            )
    quiet(words("papers.sealed"))
    quiet(words("papers.key", fingerprint=fingerprint))
    added.added_later(visit, record)
    added.for_other_systems(visit, record, made_at)
    frame.foot(words, "papers.to_opinions")
    st.button(plain(words("papers.to_home")), key="leave", type="tertiary", on_click=go, args=("home",))


def done_page(visit: Visit) -> None:
    """Thank you, and who to ring."""
    words = visit.words
    title(words("done.title"))
    say(words("done.text"))
    for contact in visit.set.contacts:
        if contact.audience == "family":
            with st.container(key=f"form-contact-{contact.id}"):
                heading(f"{contact.name}: {contact.number or contact.link}")
                say(contact.what_for)
    with st.container(key="foot"):
        st.button(plain(words("done.home")), key="leave", type="primary", width="stretch", on_click=go, args=("home",))
        st.button(plain(words("done.papers")), key="papers", type="tertiary", on_click=go, args=("papers", visit.id))
