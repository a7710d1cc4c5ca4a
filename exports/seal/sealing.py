"""Sealing: one certifying signature over a finished paper. It is the last step: never save the file again after it.

The same paper, key and time give the same bytes: ECDSA takes its number from the content (RFC 6979), and the file's
second identifier from the paper. Only a timestamp, which another machine signs, differs from one call to the next.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from io import BytesIO
from typing import Any

from exports.seal.key import SealKey

FIELD = "SettleSeal"
"""Name of the one signature field."""

ROOM = 4 * 1024
"""Hexadecimal digits kept free for the signature; with an own key it takes about 1,700."""

ROOM_FOR_A_CERTIFICATE = 4 * 1024
ROOM_FOR_A_TIMESTAMP = 20 * 1024


def seal(pdf: bytes, key: SealKey, sealed_at: datetime, timestamper: Any = None) -> bytes:
    """The paper with its seal: PAdES B-B, or B-T with a `timestamper` (see `exports.seal.clock`).

    `sealed_at` is aware; it is what the paper says of its own sealing. Errors: ValueError for a time without its zone
    or bytes that are no plain PDF; ClockProblem when the timestamp cannot be had.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError

    if sealed_at.utcoffset() is None:
        raise ValueError("the time a paper is sealed at must say its time zone")
    try:
        return _sealed(pdf, key, sealed_at, timestamper)
    except (PdfError, SigningError) as error:
        raise ValueError(f"this file cannot be sealed: {type(error).__name__}") from error


def _sealed(pdf: bytes, key: SealKey, sealed_at: datetime, timestamper: Any) -> bytes:
    from pyhanko.pdf_utils.generic import ByteStringObject
    from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

    from exports.seal.signer import Increment, async_run, signer_of

    increment = Increment(BytesIO(pdf), strict=True)
    increment.document_id[1] = ByteStringObject(hashlib.sha256(pdf).digest()[:16])
    about = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        certify=True,
        subfilter=SigSeedSubFilter.PADES,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    # Out of the page rather than hidden: PDF/A forbids hidden fields, PDF/UA wants no tag for what is off the page.
    off_the_page = InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
    place = SigFieldSpec(FIELD, readable_field_name=FIELD, invis_sig_settings=off_the_page)
    session = PdfSigner(about, signer_of(key), timestamper=timestamper, new_field_spec=place).init_signing_session(
        increment
    )
    session.system_time = sealed_at
    room = ROOM + ROOM_FOR_A_CERTIFICATE * len(key.chain) + (ROOM_FOR_A_TIMESTAMP if timestamper else 0)
    waiting = session.prepare_tbs_document(validation_info=None, bytes_reserved=room)
    out = BytesIO()
    prepared, _ = waiting.digest_tbs_document(output=out)

    async def sign() -> None:
        await waiting.perform_signature(prepared.document_digest, PdfCMSSignedAttributes(signing_time=sealed_at))

    async_run(sign)
    return out.getvalue()
