"""The key that an installation seals with: its own, or one that an organisation brings."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)

from exports.seal.fingerprint import spoken

KEY_FILE = "seal-key.pem"
NO_END = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""RFC 5280's date for "no end": a paper must be verifiable as long as a record is kept, and the key is pinned."""
SMALLEST_RSA = 2048

PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class SealKeyProblem(Exception):
    """The key cannot be used; the message says why and what to do, to whoever looks after the installation."""


@dataclass(frozen=True, slots=True)
class SealKey:
    """A private key with its certificate; `chain` are further certificates, if an organisation gave some."""

    private: PrivateKey = field(repr=False)
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def fingerprint(self) -> str:
        """In groups, to be read out."""
        return spoken(self.certificate)

    @property
    def public_pem(self) -> bytes:
        """The certificate, for other installations to trust. Nothing in it is secret."""
        return self.certificate.public_bytes(Encoding.PEM)

    @classmethod
    def own(cls, home: Path) -> SealKey:
        """The installation's own key, made at the first call; of two processes that make it at once, one wins.

        Errors: SealKeyProblem.
        """
        file = home / KEY_FILE
        if not file.exists():
            _put_there(_new_key_file(datetime.now(UTC)), file)
        return cls._read(file)

    @classmethod
    def own_if_made(cls, home: Path) -> SealKey | None:
        """The installation's own key, if it has made one. Errors: SealKeyProblem."""
        file = home / KEY_FILE
        return cls._read(file) if file.exists() else None

    @classmethod
    def _read(cls, file: Path) -> SealKey:
        try:
            content = file.read_bytes()
            private = load_pem_private_key(content, password=None)
            certificate = x509.load_pem_x509_certificate(content)
        except OSError as error:
            raise SealKeyProblem(f"The key that seals papers cannot be read: {file}: {error.strerror}.") from None
        except (ValueError, TypeError):
            raise SealKeyProblem(
                f"The key that seals papers is damaged: {file}. Bring it back from a backup. Without one, move the file"
                " away: a new key is made, and the old fingerprint must be kept among the trusted seals."
            ) from None
        return cls(_fit(private, certificate, str(file)), certificate)

    @classmethod
    def from_pkcs12(cls, path: Path, passphrase: str) -> SealKey:
        """An organisation's key: P-256, or RSA of 2048 bits and more. Errors: SealKeyProblem."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise SealKeyProblem(
                f"SETTLE_SEAL_KEY names a file that cannot be read: {path}: {error.strerror}."
            ) from None
        try:
            private, certificate, more = pkcs12.load_key_and_certificates(content, passphrase.encode() or None)
        except (ValueError, TypeError):
            raise SealKeyProblem(
                f"{path} cannot be opened. It should be a PKCS#12 file (.p12 or .pfx), and SETTLE_SEAL_PASSPHRASE its"
                " passphrase."
            ) from None
        if certificate is None:
            raise SealKeyProblem(f"{path} holds no certificate. Ask for a PKCS#12 file with key and certificate.")
        return cls(_fit(private, certificate, str(path)), certificate, chain_above(certificate, more))


def _fit(private: object, certificate: x509.Certificate, where: str) -> PrivateKey:
    if isinstance(private, ec.EllipticCurvePrivateKey):
        good = isinstance(private.curve, ec.SECP256R1)
    else:
        good = isinstance(private, rsa.RSAPrivateKey) and private.key_size >= SMALLEST_RSA
    if not good or not isinstance(private, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise SealKeyProblem(f"{where} holds a key of another kind: it must be P-256, or RSA of at least 2048 bits.")
    if private.public_key() != certificate.public_key():
        raise SealKeyProblem(f"{where} holds a certificate that belongs to another key.")
    return private


def chain_above(certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> tuple[x509.Certificate, ...]:
    """Those of the other certificates that lead up from this one, in order, to one that vouches for itself.

    None at all if they do not lead so far: the uppermost would then be vouched for by nothing in the seal, and a byte
    of it could be changed unseen.
    """
    found = [certificate]
    while not issued(found[-1], found[-1]):
        above = next((one for one in others if one not in found and issued(found[-1], one)), None)
        if above is None:
            return ()
        found.append(above)
    return tuple(found[1:])


def issued(certificate: x509.Certificate, by: x509.Certificate) -> bool:
    """Whether one certificate was signed with the key of another."""
    try:
        certificate.verify_directly_issued_by(by)
    except Exception:  # a signature that does not fit, names that differ, kinds of key that nobody knows
        return False
    return True


def _new_key_file(now: datetime) -> bytes:
    private = ec.generate_private_key(ec.SECP256R1())
    # The name says nothing of who runs the installation: the fingerprint tells installations apart.
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Settle installation")])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(NO_END)
        .add_extension(usage, critical=True)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(private.public_key()), critical=False)
        .sign(private, hashes.SHA256())
    )
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + certificate.public_bytes(
        Encoding.PEM
    )


def _put_there(content: bytes, file: Path) -> None:
    """Write a file that is not there yet, whole or not at all; a file that came there meanwhile stays."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            os.link(beside, file)  # unlike a rename, a link never takes the place of a file that is there
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    except OSError as error:
        raise SealKeyProblem(
            f"The key that seals papers cannot be kept in {file.parent}: {error.strerror}."
            " Make room or give this account the right to write there, or name another folder in SETTLE_HOME."
        ) from None
