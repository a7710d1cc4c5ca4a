"""Whose seals, and whose clocks, this installation trusts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from exports.seal.fingerprint import key_digest
from exports.seal.key import SealKeyProblem

SEALS, CLOCKS = "trusted-seals", "trusted-clocks"


@dataclass(frozen=True, slots=True)
class Trusted:
    """`keys`: SHA-256 of each trusted sealing key; `clocks`: certificates that a trusted timestamp leads up to."""

    keys: frozenset[bytes] = frozenset()
    clocks: tuple[x509.Certificate, ...] = ()


def trusted_by(home: Path, own: Iterable[x509.Certificate] = ()) -> Trusted:
    """What lies in `trusted-seals/*.pem` and `trusted-clocks/*.pem`, and the installation's own certificates.

    A file may hold several certificates. Errors: SealKeyProblem for a file that holds none.
    """
    seals = (*own, *_certificates(home / SEALS))
    return Trusted(frozenset(key_digest(one) for one in seals), tuple(_certificates(home / CLOCKS)))


def _certificates(folder: Path) -> list[x509.Certificate]:
    found: list[x509.Certificate] = []
    for file in sorted(folder.glob("*.pem")):
        try:
            found += x509.load_pem_x509_certificates(file.read_bytes())
        except (OSError, ValueError):
            raise SealKeyProblem(
                f"{file} holds no certificate that can be read. Take it away, or put the other installation's"
                " certificate (PEM) there again."
            ) from None
    return found
