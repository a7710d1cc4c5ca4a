"""That a seal's signature is written as we write it, part by part, and which certificates it names.

Some parts of a CMS signature are not signed themselves: versions, algorithm names, certificates, the timestamp. A
reader that is lenient there would take a changed byte. So the whole is put together anew from its signed parts, and
must come out the same. Imported only when something is verified.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509

from exports.seal.key import chain_above


class NotOurForm(Exception):
    """The signature is not one that this tool wrote."""


@dataclass(frozen=True, slots=True)
class Timestamp:
    """What a timestamp token tells, and the certificates it brings: its own first, then those that lead up."""

    at: datetime
    certificates: tuple[x509.Certificate, ...]


@dataclass(frozen=True, slots=True)
class SignatureForm:
    """The parts of a seal. Nothing is verified but the form: that is for who asked."""

    certificate: x509.Certificate
    message_digest: bytes
    timestamp: Timestamp | None


def form_of(signature: bytes) -> SignatureForm:
    """The parts of a signature (DER). Errors: NotOurForm; ValueError and others for what is no CMS at all."""
    whole = cms.ContentInfo.load(signature, strict=True)
    signed = whole["content"]
    (signer,) = signed["signer_infos"]
    certificates = _in_order(signed["certificates"], signer)
    own = certificates[0]
    mechanism = "sha256_ecdsa" if own.public_key.algorithm == "ec" else "sha256_rsa"
    digest_algorithm = algos.DigestAlgorithm({"algorithm": "sha256"})
    token = _token_of(signer)
    anew = {
        "version": "v1",
        "sid": {"issuer_and_serial_number": {"issuer": own.issuer, "serial_number": own.serial_number}},
        "digest_algorithm": digest_algorithm,
        "signature_algorithm": {"algorithm": mechanism},
        "signed_attrs": signer["signed_attrs"],
        "signature": signer["signature"].native,
    }
    if token is not None:
        anew["unsigned_attrs"] = [{"type": "signature_time_stamp_token", "values": [token]}]
    expected = cms.ContentInfo(
        {
            "content_type": "signed_data",
            "content": {
                "version": "v1",
                "digest_algorithms": [digest_algorithm],
                "encap_content_info": {"content_type": "data"},
                "certificates": [cms.CertificateChoices("certificate", one) for one in certificates],
                "signer_infos": [anew],
            },
        }
    )
    if expected.dump() != signature:
        raise NotOurForm("parts")
    attributes = {one["type"].native: one["values"] for one in signer["signed_attrs"]}
    if set(attributes) != {"content_type", "message_digest", "signing_certificate_v2"}:
        raise NotOurForm("attributes")
    (named,) = attributes["signing_certificate_v2"]
    if named["certs"][0]["cert_hash"].native != hashlib.sha256(own.dump()).digest():
        raise NotOurForm("certificate")
    (digest,) = attributes["message_digest"]
    return SignatureForm(_usable(own), digest.native, _timestamp(token) if token is not None else None)


def _in_order(choices: cms.CertificateSet, signer: cms.SignerInfo) -> list[asn1_x509.Certificate]:
    """The signer's certificate first, which the signature names; then those that lead up from it, every one of them."""
    if any(choice.name != "certificate" for choice in choices):
        raise NotOurForm("certificates")
    left = [choice.chosen for choice in choices]
    number = signer["sid"].chosen["serial_number"].native if signer["sid"].name == "issuer_and_serial_number" else None
    own = next((one for one in left if one.serial_number == number), None)
    if own is None:
        raise NotOurForm("certificates")
    left.remove(own)
    others = {_usable(one): one for one in left}
    above = chain_above(_usable(own), tuple(others))
    if len(above) != len(left):
        raise NotOurForm("certificates")
    return [own, *(others[one] for one in above)]


def _usable(certificate: asn1_x509.Certificate) -> x509.Certificate:
    return x509.load_der_x509_certificate(certificate.dump())


def _token_of(signer: cms.SignerInfo) -> cms.ContentInfo | None:
    attributes = signer["unsigned_attrs"]
    if isinstance(attributes, core.Void) or not len(attributes):
        return None
    (attribute,) = attributes
    (token,) = attribute["values"]
    return token


def _timestamp(token: cms.ContentInfo) -> Timestamp:
    """The unsigned parts of a token, as strictly as other people's software allows."""
    signed = token["content"]
    (signer,) = signed["signer_infos"]
    certificates = _in_order(signed["certificates"], signer)
    algorithms = [*signed["digest_algorithms"], signer["digest_algorithm"]]
    extras = (signed["crls"], signer["unsigned_attrs"])
    strict = (
        signed["version"].native == "v3"
        and signer["version"].native == "v1"
        and len(signed["digest_algorithms"]) == 1
        and len({one["algorithm"].native for one in algorithms}) == 1
        and all(isinstance(one["parameters"], core.Void | core.Null) for one in algorithms)
        and all(isinstance(one, core.Void) for one in extras)
        and signer["sid"].chosen["issuer"].dump() == certificates[0].issuer.dump()
    )
    if not strict:
        raise NotOurForm("timestamp")
    attributes = {one["type"].native for one in signer["signed_attrs"]}
    if not attributes & {"signing_certificate", "signing_certificate_v2"}:
        raise NotOurForm("timestamp")
    info = signed["encap_content_info"]["content"].parsed
    if not isinstance(info, tsp.TSTInfo):
        raise NotOurForm("timestamp")
    return Timestamp(info["gen_time"].native, tuple(_usable(one) for one in certificates))
