"""Verifying: what a file's seal shows. Never raises; whatever cannot be read is not genuine.

Two readers must agree. Ours looks at the bytes alone: one seal, over everything, to the file's end, written in the one
way we write it. pyHanko reads the PDF as a viewer does and validates signature, certification and what it forbids.
The certificate's dates and issuer do not count: what counts is whether its key is one that is trusted here.
"""

from __future__ import annotations

from exports.seal.bytes_of_seal import SealPlace, bears_our_mark, place_of
from exports.seal.fingerprint import key_digest, spoken
from exports.seal.trusted import Trusted
from exports.seal.verdict import Finding, Verdict

LARGEST = 10 * 1024 * 1024
"""Bytes; our papers have about a hundredth of it."""


def verify(pdf: bytes, trusted: Trusted) -> Verdict:
    """What can be said of this file by whoever trusts these keys. The file is looked at in memory only."""
    if len(pdf) > LARGEST or b"%PDF-" not in pdf[:1024] or not bears_our_mark(pdf):
        return Verdict(Finding.NOT_OURS)
    place = place_of(pdf)
    if place is None or not pdf.startswith(b"%PDF-"):
        return Verdict(Finding.CHANGED)
    try:
        return _looked_into(pdf, place, trusted)
    except Exception:  # a file can be damaged, or made to do harm, in more ways than can be named
        return Verdict(Finding.CHANGED)


def _looked_into(pdf: bytes, place: SealPlace, trusted: Trusted) -> Verdict:
    from exports.seal.reading import read_seal
    from exports.seal.signature_form import form_of

    form = form_of(place.signature)
    if form.message_digest != place.digest:
        return Verdict(Finding.CHANGED)
    sealed_at, outside_time = read_seal(pdf, place, form, trusted.clocks)
    known = key_digest(form.certificate) in trusted.keys
    return Verdict(
        Finding.GENUINE if known else Finding.UNKNOWN,
        sealed_at=sealed_at,
        fingerprint=spoken(form.certificate),
        outside_time=outside_time,
    )
