"""The seal: shows that a paper is as an installation made it. Only this room knows pyHanko.

A sealed paper carries one certifying PAdES signature that allows no change, over a page that already has all ink.
What a self-made key proves is "not changed since this installation sealed it", not who somebody is.
"""

from exports.seal.installation import Installation, installation_of, trusted_here
from exports.seal.key import SealKey, SealKeyProblem
from exports.seal.papers import SealedPaper, sealed_file, sealed_paper
from exports.seal.sealing import seal
from exports.seal.trusted import Trusted, trusted_by
from exports.seal.verdict import Finding, Verdict
from exports.seal.verifying import verify

__all__ = [
    "Finding",
    "Installation",
    "SealKey",
    "SealKeyProblem",
    "SealedPaper",
    "Trusted",
    "Verdict",
    "installation_of",
    "seal",
    "sealed_file",
    "sealed_paper",
    "trusted_by",
    "trusted_here",
    "verify",
]
