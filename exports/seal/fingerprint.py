"""The fingerprint of a sealing key: short enough to be read out over the telephone."""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import Certificate

from tool.check_code import in_groups, in_signs

SIGNS = 24
"""About 119 bits: nobody can make a second key with the fingerprint of a first."""


def key_digest(certificate: Certificate) -> bytes:
    """SHA-256 of the public key (SubjectPublicKeyInfo): what is compared when it matters."""
    plain = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(plain).digest()


def spoken(certificate: Certificate) -> str:
    """The key's fingerprint in six groups of four signs that cannot be mistaken for one another."""
    return in_groups(in_signs(int.from_bytes(key_digest(certificate)), SIGNS))
