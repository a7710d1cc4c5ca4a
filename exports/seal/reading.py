"""How pyHanko reads a sealed file, and every condition that must hold. Imported only when something is verified.

pyHanko's `bottom_line` alone would still be true after bytes are added to the end of the file.
"""

from __future__ import annotations

import logging
from datetime import datetime
from io import BytesIO

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.generic import IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from exports.seal.bytes_of_seal import SealPlace
from exports.seal.key import issued
from exports.seal.sealing import FIELD
from exports.seal.signature_form import SignatureForm, Timestamp
from exports.seal.signer import async_run
from exports.seal.verdict import OutsideTime

# pyHanko logs what is wrong with a file, in words that come from the file. Nothing that was dropped in may get there.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL + 1)

REVISIONS = 2
"""The paper as it was made, and the seal: nothing was added in between or after."""


class SealBroken(Exception):
    """A condition does not hold; the message names it."""


def read_seal(
    pdf: bytes, place: SealPlace, form: SignatureForm, clocks: tuple[x509.Certificate, ...]
) -> tuple[datetime, OutsideTime | None]:
    """When the file was sealed, and what an outside clock says, once everything holds but whose key it is.

    Errors: SealBroken, and whatever pyHanko raises over a file that cannot be read.
    """
    reader = PdfFileReader(BytesIO(pdf), strict=True)
    _demand("not encrypted", not reader.encrypted)
    _demand("one signature", len(reader.embedded_signatures) == 1)
    (signature,) = reader.embedded_signatures
    _demand_the_frame(reader, signature, place)
    sealed_at = signature.self_reported_timestamp
    if sealed_at is None or sealed_at.utcoffset() is None:
        raise SealBroken("time of sealing")
    status = _validated(signature, sealed_at, form.timestamp)
    _demand("bottom line", status.bottom_line)
    _demand("no change", status.docmdp_ok is True)
    _demand("whole file", status.coverage is SignatureCoverageLevel.ENTIRE_FILE)
    _demand("same key", _der(form.certificate) == status.signing_cert.dump())
    return sealed_at, _outside(form.timestamp, status, clocks)


def _demand(what: str, holds: bool) -> None:
    if not holds:
        raise SealBroken(what)


def _demand_the_frame(reader: PdfFileReader, signature: EmbeddedPdfSignature, place: SealPlace) -> None:
    form = reader.root["/AcroForm"]
    certified = reader.root["/Perms"].raw_get("/DocMDP")
    value = signature.sig_field.raw_get("/V")
    _demand("two revisions", reader.xrefs.total_revisions == REVISIONS)
    _demand("last revision", signature.signed_revision == REVISIONS - 1)
    _demand("one field", len(form["/Fields"]) == 1 and signature.field_name == FIELD)
    _demand("certified", isinstance(certified, IndirectObject) and certified == value)
    _demand("no changes allowed", signature.docmdp_level is MDPPerm.NO_CHANGES)
    _demand("kind", signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached")
    _demand("same bytes", tuple(signature.byte_range) == place.byte_range)
    _demand("same signature", signature.pkcs7_content.rstrip(b"\0") == place.signature.rstrip(b"\0"))


def _validated(signature: EmbeddedPdfSignature, sealed_at: datetime, timestamp: Timestamp | None) -> PdfSignatureStatus:
    """The seal under its own certificate, at its own time: whether the key is trusted is asked elsewhere."""

    def context(root: asn1_x509.Certificate, at: datetime) -> ValidationContext:
        return ValidationContext(trust_roots=[root], moment=at, allow_fetching=False)

    own = context(signature.signer_cert, sealed_at)
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    clock = None
    if timestamp is not None:
        top = asn1_x509.Certificate.load(_der(timestamp.certificates[-1]))
        clock = context(top, timestamp.at)
    return async_run(lambda: async_validate_pdf_signature(signature, own, clock, key_usage_settings=usage))


def _outside(
    timestamp: Timestamp | None, status: PdfSignatureStatus, clocks: tuple[x509.Certificate, ...]
) -> OutsideTime | None:
    if timestamp is None:
        _demand("no timestamp", status.timestamp_validity is None)
        return None
    told = status.timestamp_validity
    _demand("timestamp", told is not None and told.valid and told.intact)
    known = any(_der(one) == _der(clock) or issued(one, clock) for one in timestamp.certificates for clock in clocks)
    return OutsideTime(timestamp.at, known)


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
