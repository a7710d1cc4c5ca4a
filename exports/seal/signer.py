"""What pyHanko needs of us: who signs, and how the seal is added to a file. Imported only when something is sealed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from exports.seal.key import PrivateKey, SealKey

Result = TypeVar("Result")


class Increment(IncrementalPdfFileWriter):
    """Adds to a paper and leaves what it says of itself (title, times) as it was made."""

    @property
    def document_id(self) -> Any:
        """The file's two identifiers; the second is ours to choose."""
        return self._document_id

    def _update_meta(self) -> None:
        """Nothing: pyHanko would put in the time of day, which differs each time."""


class KeySigner(Signer):
    """Signs with a key that is held in memory."""

    def __init__(self, private: PrivateKey, certificate: x509.Certificate, store: SimpleCertificateStore) -> None:
        super().__init__(signing_cert=certificate, cert_registry=store)
        self._private = private

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:  # noqa: ARG002
        """The signature's bytes: the same for the same data."""
        if isinstance(self._private, ec.EllipticCurvePrivateKey):
            return self._private.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
        return self._private.sign(data, padding.PKCS1v15(), hashes.SHA256())


def signer_of(key: SealKey) -> KeySigner:
    """The key as pyHanko wants it."""

    def converted(certificate: Any) -> x509.Certificate:
        return x509.Certificate.load(certificate.public_bytes(Encoding.DER))

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple([converted(one) for one in key.chain])
    return KeySigner(key.private, converted(key.certificate), store)


def async_run(make: Callable[[], Coroutine[Any, Any, Result] | Awaitable[Result]]) -> Result:
    """Wait for it, also where an event loop is running already (as in a server)."""

    async def whole() -> Result:
        return await make()

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(whole())
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(lambda: asyncio.run(whole())).result()
