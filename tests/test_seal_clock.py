"""Seals with a timestamp of an outside clock."""

from __future__ import annotations

import socket
from collections import Counter
from datetime import timedelta
from functools import cache
from pathlib import Path

import factories as f
import own_loop
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from sealing_parts import SEALED_AT, certificate, key, pem, plain_paper, rsa_key, sealed, trusted
from timestamp_service import AT, authority, honest, own, service

from exports import EXPORTS
from exports.seal import Finding, Trusted, seal, sealed_paper, trusted_by, verify
from exports.seal.bytes_of_seal import place_of
from exports.seal.clock import LONGEST_ANSWER, Clock, ClockProblem
from exports.seal.installation import Installation
from exports.seal.signature_form import form_of


@cache
def stamped() -> bytes:
    """Our paper, sealed with a timestamp."""
    with service(honest()) as (address, _):
        return seal(plain_paper(), key(), SEALED_AT, Clock(address))


def trusting(*clocks: object) -> Trusted:
    """Trust in our own key and in these clocks."""
    return Trusted(trusted().keys, clocks)  # type: ignore[arg-type]


def test_a_seal_tells_the_time_of_a_clock_that_is_trusted() -> None:
    for clock in (own(), authority()):
        verdict = verify(stamped(), trusting(clock))
        assert verdict.finding is Finding.GENUINE
        assert verdict.outside_time is not None
        assert (verdict.outside_time.at, verdict.outside_time.known) == (AT, True)


def test_the_time_of_a_clock_that_nobody_knows_is_marked_so() -> None:
    verdict = verify(stamped(), trusted())
    assert verdict.finding is Finding.GENUINE
    assert verdict.outside_time is not None
    assert not verdict.outside_time.known
    assert verify(stamped(), Trusted()).finding is Finding.UNKNOWN


def test_a_certificate_in_the_folder_makes_a_clock_trusted(tmp_path: Path) -> None:
    for folder, content in (("trusted-seals", pem(key())), ("trusted-clocks", authority().public_bytes(Encoding.PEM))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.pem").write_bytes(content)
    outside = verify(stamped(), trusted_by(tmp_path)).outside_time
    assert outside is not None
    assert outside.known


def test_the_clock_is_told_a_hash_and_nothing_else() -> None:
    with service(honest()) as (address, asked):
        seal(plain_paper(), key(), SEALED_AT, Clock(address))
    assert len(asked) == 1
    assert len(asked[0]) < 100


def test_a_timestamp_outlives_its_clocks_certificate() -> None:
    """The certificates of the tests end long before and after now; what counts is the time of the timestamp."""
    assert own().not_valid_after_utc < AT + timedelta(days=90)
    assert verify(stamped(), trusting(authority())).is_genuine


def test_one_changed_byte_of_the_timestamp_is_seen() -> None:
    place = place_of(stamped())
    assert place is not None
    start = place.byte_range[1] + 1
    found: Counter[Finding] = Counter()
    for number in range(0, len(place.signature) * 2, 17):
        changed = bytearray(stamped())
        changed[start + number] = ord("0") if changed[start + number] != ord("0") else ord("8")
        found[verify(bytes(changed), trusting(authority())).finding] += 1
    assert set(found) == {Finding.CHANGED}


def test_certificates_that_nothing_vouches_for_are_left_out_of_a_timestamp() -> None:
    """Another authority signed this one's certificate, and is not there: nobody could see a byte of it change."""
    top = ec.generate_private_key(ec.SECP256R1())
    below = certificate("An authority for clocks", rsa_key(), (certificate("Top", top, is_ca=True), top), is_ca=True)
    with service(honest(above=below)) as (address, _):
        pdf = seal(plain_paper(), key(), SEALED_AT, Clock(address))
    place = place_of(pdf)
    assert place is not None
    timestamp = form_of(place.signature).timestamp
    assert timestamp is not None
    assert timestamp.certificates == (own(),)
    for clock in (own(), authority()):
        outside = verify(pdf, trusting(clock)).outside_time
        assert outside is not None
        assert outside.known


def test_the_timestamp_of_another_seal_does_not_fit() -> None:
    with service(lambda asked: honest()(asked.replace(asked[30:40], bytes(10)))) as (address, _):
        pdf = seal(plain_paper(), key(), SEALED_AT, Clock(address))
    assert verify(pdf, trusting(authority())).finding is Finding.CHANGED


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda _: b"", 200),
        (lambda _: b"<html>Not here</html>", 200),
        (lambda _: bytes(LONGEST_ANSWER + 1), 200),
        (lambda _: b"0\x03\x02\x01\x02", 200),
        (lambda _: b"no", 503),
    ],
    ids=["empty", "page", "long", "refused", "error"],
)
def test_a_clock_that_answers_badly_is_explained_and_the_paper_still_sealed(answer, status: int) -> None:  # type: ignore[no-untyped-def]
    with service(answer, status) as (address, _):
        with pytest.raises(ClockProblem, match="timestamp service"):
            seal(plain_paper(), key(), SEALED_AT, Clock(address))
        installation = Installation(key(), address)
        made = sealed_paper(EXPORTS["record"], f.record(), f.WORDS, f.MADE_AT, installation, SEALED_AT)
    assert "timestamp service" in made.clock_problem
    assert verify(made.file, trusted()) == verify(sealed(), trusted())


def test_a_clock_that_is_not_there_is_explained() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(ClockProblem, match="does not answer"):
            seal(plain_paper(), key(), SEALED_AT, Clock(f"http://127.0.0.1:{free.getsockname()[1]}/"))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "clock", ""])
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(ClockProblem, match="SETTLE_TIMESTAMP_URL"):
        Clock(address)


def test_a_paper_can_be_sealed_and_verified_while_a_server_runs_its_own_loop() -> None:
    async def in_a_server() -> Finding:
        return verify(seal(plain_paper(), key(), SEALED_AT), trusted()).finding

    assert own_loop.run(in_a_server()) is Finding.GENUINE
