"""An outside clock: an RFC 3161 service that signs the time at which a seal was there.

It is sent a hash of the seal and nothing else. Imported only when one is named.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from asn1crypto import cms, tsp
from cryptography import x509
from pyhanko.sign.timestamps import TimeStamper

from exports.seal.key import chain_above

PATIENCE_SECONDS = 10.0
LONGEST_ANSWER = 64 * 1024


class ClockProblem(Exception):
    """No timestamp could be had; the message says why, in words."""


class Clock(TimeStamper):
    """The service at an http or https address."""

    def __init__(self, address: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._address = address
        if urlsplit(address).scheme not in ("http", "https"):
            raise ClockProblem(f"SETTLE_TIMESTAMP_URL must begin with https:// or http://, not {address!r}.")

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """A timestamp for these bytes. Errors: ClockProblem."""
        try:
            return closed(await super().async_timestamp(message_digest, md_algorithm))
        except ClockProblem:
            raise
        except Exception as problem:  # refused, no timestamp in it, another question's answer
            raise ClockProblem(f"The timestamp service gave no timestamp: {type(problem).__name__}.") from None

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask, and wait for the answer. Errors: ClockProblem."""
        asked = urllib.request.Request(
            self._address, data=req.dump(), headers={"Content-Type": "application/timestamp-query"}
        )
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE_SECONDS) as reply:
                content = reply.read(LONGEST_ANSWER + 1)
        except (OSError, http.client.HTTPException) as problem:
            why = getattr(problem, "reason", None) or type(problem).__name__
            raise ClockProblem(f"The timestamp service does not answer: {why}.") from None
        if len(content) > LONGEST_ANSWER:
            raise ClockProblem("The timestamp service gave an answer that is too long.")
        try:
            return tsp.TimeStampResp.load(content, strict=True)
        except ValueError:
            raise ClockProblem("The timestamp service gave an answer that is no timestamp.") from None


def closed(token: cms.ContentInfo) -> cms.ContentInfo:
    """The token with the clock's certificate, and with those above it only if they lead up to the top.

    The certificates in a token are not signed with it, so that they can be left out.
    """
    signed = token["content"]
    (signer,) = signed["signer_infos"]
    number = signer["sid"].chosen["serial_number"].native
    certificates = {x509.load_der_x509_certificate(one.chosen.dump()): one for one in signed["certificates"]}
    own = next(one for one in certificates if one.serial_number == number)
    kept = (own, *chain_above(own, tuple(certificates)))
    signed["certificates"] = cms.CertificateSet([certificates[one] for one in kept])
    return token
