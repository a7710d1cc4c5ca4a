"""What an installation seals with: its key, and an outside clock if one is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exports.seal.key import SealKey
from exports.seal.trusted import Trusted, trusted_by


@dataclass(frozen=True, slots=True)
class Installation:
    """`clock` is the address of an RFC 3161 timestamp service, or empty."""

    key: SealKey
    clock: str = ""


def installation_of(env: Mapping[str, str], home: Path) -> Installation:
    """The organisation's key if SETTLE_SEAL_KEY names one (PKCS#12), else the own key, made if need be.

    Errors: SealKeyProblem, in words.
    """
    return Installation(_brought(env) or SealKey.own(home), env.get("SETTLE_TIMESTAMP_URL", "").strip())


def trusted_here(env: Mapping[str, str], home: Path) -> Trusted:
    """The keys of this installation, then those it was told to trust. Makes no key. Errors: SealKeyProblem."""
    keys = (SealKey.own_if_made(home), _brought(env))
    return trusted_by(home, (key.certificate for key in keys if key is not None))


def _brought(env: Mapping[str, str]) -> SealKey | None:
    named = env.get("SETTLE_SEAL_KEY", "").strip()
    return SealKey.from_pkcs12(Path(named).expanduser(), env.get("SETTLE_SEAL_PASSPHRASE", "")) if named else None
