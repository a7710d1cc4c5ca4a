"""The seal on a paper, and the key that makes it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import factories as f
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pypdf import PdfReader
from sealing_parts import SEALED_AT, key, organisation, pem, plain_paper, rsa_key, sealed, trusted

from exports import EXPORTS, Export
from exports.parts import with_seal
from exports.seal import (
    Finding,
    SealKey,
    SealKeyProblem,
    Trusted,
    installation_of,
    seal,
    sealed_paper,
    trusted_by,
    trusted_here,
    verify,
)
from exports.seal.installation import Installation
from tool.check_code import ALPHABET
from tool.record import Record


def _fingerprint(home: str) -> str:
    return SealKey.own(Path(home)).fingerprint


def test_a_sealed_paper_is_genuine_where_its_key_is_trusted() -> None:
    verdict = verify(sealed(), trusted())
    assert verdict.finding is Finding.GENUINE
    assert verdict.sealed_at == SEALED_AT
    assert verdict.fingerprint == key().fingerprint
    assert verdict.outside_time is None


def test_a_sealed_paper_is_by_an_unknown_installation_where_its_key_is_not_trusted() -> None:
    verdict = verify(sealed(), Trusted())
    assert verdict.finding is Finding.UNKNOWN
    assert verdict.fingerprint == key().fingerprint


FRIDGE = "fridge-plan"
"""One page to hang up: it has the check code and the seal, and no words about them."""


@pytest.mark.parametrize("export", [one for one in EXPORTS.values() if one.media_type == "application/pdf"])
@pytest.mark.parametrize("make", [f.record, f.empty_record, f.long_record])
def test_every_paper_can_be_sealed(export: Export, make: Callable[[], Record]) -> None:
    made = sealed_paper(export, make(), f.WORDS, f.MADE_AT, Installation(key()), SEALED_AT)
    assert verify(made.file, trusted()).finding is Finding.GENUINE
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(made.file)).pages)
    if export.name != FRIDGE:
        assert "".join(key().fingerprint.split()) in "".join(text.split())


def test_what_is_sealed_is_the_paper_byte_for_byte() -> None:
    assert sealed().startswith(plain_paper())


def test_the_same_paper_key_and_time_give_the_same_bytes() -> None:
    assert seal(plain_paper(), key(), SEALED_AT) == sealed()
    assert seal(plain_paper(), key(), SEALED_AT + timedelta(seconds=1)) != sealed()


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        seal(plain_paper(), key(), datetime(2026, 11, 20, 14, 0))  # noqa: DTZ001


@pytest.mark.parametrize(
    "make",
    [lambda: b"", lambda: b"no pdf", lambda: plain_paper()[:3000], sealed],
    ids=["empty", "text", "half", "sealed"],
)
def test_what_is_no_plain_paper_is_not_sealed(make: Callable[[], bytes]) -> None:
    with pytest.raises(ValueError, match="cannot be sealed"):
        seal(make(), key(), SEALED_AT)


def test_an_unsealed_paper_says_that_it_has_no_seal_and_a_sealed_one_whose_it_has() -> None:
    words = with_seal(f.WORDS, "K7F3 9QXM")
    for export in EXPORTS.values():
        if export.media_type != "application/pdf" or export.name == FRIDGE:
            continue
        without, with_ = (
            "".join(page.extract_text() for page in PdfReader(BytesIO(export.make(f.record(), one, f.MADE_AT))).pages)
            for one in (f.WORDS, words)
        )
        assert "K7F3 9QXM" in with_
        assert "K7F3 9QXM" not in without
        assert f.WORDS["seal"]["none"][:30] in " ".join(without.split())
        assert f.WORDS["seal"]["none"][:30] not in " ".join(with_.split())


def test_an_independent_reader_agrees(tmp_path: Path) -> None:
    if not shutil.which("pdfsig"):
        assert os.environ.get("CI") != "true", "pdfsig is needed (Debian: apt-get install poppler-utils)"
        pytest.skip("pdfsig is not here (Debian: apt-get install poppler-utils)")
    brought = SealKey.from_pkcs12(organisation(tmp_path / "key.p12", rsa_key()), "long enough")
    for name, pdf in (("own", sealed()), ("organisation", seal(plain_paper(), brought, SEALED_AT))):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(pdf)
        told = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid." in told, name
        assert "Total document signed" in told, name
        assert told.count("Signature #") == 1, name
        broken = bytearray(pdf)
        broken[2000] ^= 1
        file.write_bytes(bytes(broken))
        told = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid." not in told, name


# --- the key ---------------------------------------------------------------------------------------------------------


def test_an_installation_makes_its_key_once_for_its_owner_alone(tmp_path: Path) -> None:
    first = SealKey.own(tmp_path)
    assert SealKey.own(tmp_path).fingerprint == first.fingerprint
    assert [file.name for file in tmp_path.iterdir()] == ["seal-key.pem"]
    assert (tmp_path / "seal-key.pem").stat().st_mode & 0o777 == 0o600


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    assert SealKey.own(tmp_path / "one").fingerprint != SealKey.own(tmp_path / "two").fingerprint


def test_processes_that_start_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        found = set(pool.map(_fingerprint, [str(tmp_path)] * 12))
    assert len(found) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["seal-key.pem"]


def test_to_verify_makes_no_key(tmp_path: Path) -> None:
    assert trusted_here({}, tmp_path) == Trusted()
    assert list(tmp_path.iterdir()) == []


def test_the_key_does_not_show_itself() -> None:
    assert "private" not in repr(key())
    assert b"PRIVATE" not in key().public_pem


def test_a_fingerprint_is_six_groups_of_signs_that_cannot_be_mistaken() -> None:
    groups = key().fingerprint.split(" ")
    assert [len(group) for group in groups] == [4] * 6
    assert set("".join(groups)) <= set(ALPHABET)


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_a_damaged_key_is_explained_and_not_replaced(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "seal-key.pem"
    file.write_bytes(content)
    with pytest.raises(SealKeyProblem, match="damaged"):
        SealKey.own(tmp_path)
    assert file.read_bytes() == content


def test_a_key_with_the_certificate_of_another_is_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        SealKey.own(tmp_path / name)
    private = (tmp_path / "one" / "seal-key.pem").read_bytes().partition(b"-----BEGIN CERT")[0]
    (tmp_path / "seal-key.pem").write_bytes(private + pem(SealKey.own(tmp_path / "two")))
    with pytest.raises(SealKeyProblem, match="another key"):
        SealKey.own(tmp_path)


def test_a_folder_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "missing", tmp_path / "file"):
        with pytest.raises(SealKeyProblem, match="SETTLE_HOME"):
            SealKey.own(folder)


@pytest.mark.parametrize("make", [rsa_key, lambda: ec.generate_private_key(ec.SECP256R1())], ids=["RSA", "P-256"])
def test_an_organisation_can_bring_its_key(tmp_path: Path, make: Callable[[], Any]) -> None:
    file = organisation(tmp_path / "key.p12", make())
    env = {"SETTLE_SEAL_KEY": str(file), "SETTLE_SEAL_PASSPHRASE": "long enough"}
    installation = installation_of(env, tmp_path)
    pdf = seal(plain_paper(), installation.key, SEALED_AT)
    assert verify(pdf, trusted_here(env, tmp_path)).finding is Finding.GENUINE
    assert verify(pdf, Trusted()).finding is Finding.UNKNOWN
    assert not (tmp_path / "seal-key.pem").exists()
    assert len(installation.key.chain) == 1  # the authority's certificate, and not a stranger's


def test_an_installation_that_gets_a_new_key_still_trusts_its_own_old_papers(tmp_path: Path) -> None:
    pdf = seal(plain_paper(), SealKey.own(tmp_path), SEALED_AT)
    file = organisation(tmp_path / "key.p12", rsa_key())
    env = {"SETTLE_SEAL_KEY": str(file), "SETTLE_SEAL_PASSPHRASE": "long enough"}
    assert verify(pdf, trusted_here(env, tmp_path)).finding is Finding.GENUINE


@pytest.mark.parametrize(
    ("private", "passphrase", "why"),
    [
        (rsa_key, "wrong", "SETTLE_SEAL_PASSPHRASE"),
        (rsa_key, "", "SETTLE_SEAL_PASSPHRASE"),
        (lambda: rsa_key(1024), "long enough", "2048"),
        (lambda: ec.generate_private_key(ec.SECP384R1()), "long enough", "P-256"),
    ],
    ids=["wrong passphrase", "no passphrase", "short RSA", "other curve"],
)
def test_a_key_that_cannot_be_used_is_explained(
    tmp_path: Path, private: Callable[[], Any], passphrase: str, why: str
) -> None:
    file = organisation(tmp_path / "key.p12", private())
    with pytest.raises(SealKeyProblem, match=why):
        SealKey.from_pkcs12(file, passphrase)


def test_a_key_file_that_is_missing_or_no_key_is_explained(tmp_path: Path) -> None:
    with pytest.raises(SealKeyProblem, match="SETTLE_SEAL_KEY"):
        SealKey.from_pkcs12(tmp_path / "nowhere.p12", "x")
    (tmp_path / "text.p12").write_text("no key")
    with pytest.raises(SealKeyProblem, match="PKCS#12"):
        SealKey.from_pkcs12(tmp_path / "text.p12", "x")


# --- whom an installation trusts -------------------------------------------------------------------------------------


def test_another_installations_certificate_in_the_folder_is_trusted(tmp_path: Path) -> None:
    folder = tmp_path / "trusted-seals"
    folder.mkdir()
    assert verify(sealed(), trusted_by(tmp_path)).finding is Finding.UNKNOWN
    (folder / "two.pem").write_bytes(pem(key("another")) + pem(key()))
    assert verify(sealed(), trusted_by(tmp_path)).finding is Finding.GENUINE
    (folder / "two.pem").unlink()
    assert verify(sealed(), trusted_by(tmp_path)).finding is Finding.UNKNOWN


def test_a_file_there_that_is_no_certificate_is_explained(tmp_path: Path) -> None:
    (tmp_path / "trusted-seals").mkdir()
    (tmp_path / "trusted-seals" / "odd.pem").write_text("odd")
    with pytest.raises(SealKeyProblem, match=r"odd\.pem"):
        trusted_by(tmp_path)


def test_pyhanko_is_not_imported_before_something_is_sealed_or_verified() -> None:
    code = "import sys, exports.seal; sys.exit(any(name.split('.')[0] == 'pyhanko' for name in sys.modules))"
    subprocess.run([sys.executable, "-c", code], check=True)
