"""Sealed papers, and seals of other kinds than ours, for the tests of the seal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import factories as f
import own_loop
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from exports import EXPORTS
from exports.seal import SealKey, Trusted, seal, trusted_by
from exports.seal.sealing import FIELD
from exports.seal.signer import Increment, signer_of

SEALED_AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)


@cache
def key(which: str = "ours") -> SealKey:
    """A key; another one for another name."""
    folder = Path(mkdtemp(prefix=f"settle-{which}-"))
    try:
        return SealKey.own(folder)
    finally:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


@cache
def trusted() -> Trusted:
    """Trust in our own key."""
    return trusted_by(Path("nowhere"), [key().certificate])


@cache
def plain_paper() -> bytes:
    """The practitioner's record of a usual visit, without a seal."""
    return EXPORTS["record"].make(f.record(), f.WORDS, f.MADE_AT)


@cache
def sealed() -> bytes:
    """The same, with our seal."""
    return seal(plain_paper(), key(), SEALED_AT)


class Unscrupulous(PdfSigner):
    """Signs where a certifying signature forbids it."""

    def _enforce_certification_constraints(self, reader: Any) -> None:
        """Nothing."""


def signed(pdf: bytes, by: SealKey, **changes: Any) -> bytes:
    """A signature that may be another than our seal: `field`, `certify`, `allows`, `kind`."""
    field = changes.get("field", FIELD)
    about = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        certify=changes.get("certify", True),
        subfilter=changes.get("kind", SigSeedSubFilter.PADES),
        docmdp_permissions=changes.get("allows", MDPPerm.NO_CHANGES),
    )
    place = SigFieldSpec(field, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True))
    signer = Unscrupulous(about, signer_of(by), new_field_spec=place)
    out = BytesIO()
    own_loop.run(signer.async_sign_pdf(Increment(BytesIO(pdf)), bytes_reserved=4096, output=out))
    return out.getvalue()


def certificate(
    name: str,
    subject: Any,
    issuer: tuple[x509.Certificate, Any] | None = None,
    *,
    is_ca: bool = False,
    for_time: bool = False,
) -> x509.Certificate:
    """A certificate for a private key, signed by itself or by the issuer's."""
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    begins = SEALED_AT - timedelta(days=30)
    builder = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(issuer[0].subject if issuer else called)
        .public_key(subject.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=90))
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(subject.public_key()), critical=False)
        .add_extension(_usage(is_ca), critical=True)
    )
    if for_time:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return builder.sign(issuer[1] if issuer else subject, hashes.SHA256())


def _usage(is_ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_ca,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_ca,
        crl_sign=is_ca,
        encipher_only=False,
        decipher_only=False,
    )


def organisation(file: Path, private: Any, passphrase: str = "long enough") -> Path:
    """A PKCS#12 file as an organisation would bring it: key, certificate, and the authority's."""
    above = ec.generate_private_key(ec.SECP256R1())
    authority = certificate("An authority", above, is_ca=True)
    own = certificate("A trust", private, (authority, above))
    stranger = certificate("Someone else", ec.generate_private_key(ec.SECP256R1()))
    content = pkcs12.serialize_key_and_certificates(
        b"seal", private, own, [stranger, authority], BestAvailableEncryption(passphrase.encode())
    )
    file.write_bytes(content)
    return file


@cache
def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    """An RSA key; making one takes a while."""
    return rsa.generate_private_key(65537, bits)


def pem(one: SealKey) -> bytes:
    """The certificate as another installation would get it."""
    return one.certificate.public_bytes(Encoding.PEM)
