"""A timestamp service on this machine's loopback, for the tests of outside clocks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore
from sealing_parts import SEALED_AT, certificate, rsa_key

AT = SEALED_AT + timedelta(seconds=3)
Answer = Callable[[bytes], bytes]


@cache
def authority() -> x509.Certificate:
    """Whom the service's certificate leads up to."""
    return certificate("An authority for clocks", rsa_key(), is_ca=True)


@cache
def own() -> x509.Certificate:
    """The service's certificate."""
    return certificate("A clock", rsa_key(3072), (authority(), rsa_key()), for_time=True)


def honest(at: datetime = AT, above: x509.Certificate | None = None) -> Answer:
    """Answers each question with a timestamp of that time, and sends along the certificate `above` its own."""
    store = SimpleCertificateStore()
    store.register(_converted(above or authority()))
    private = rsa_key(3072).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    stamper = DummyTimeStamper(_converted(own()), keys.PrivateKeyInfo.load(private), certs_to_embed=store, fixed_dt=at)
    return lambda asked: stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()


def _converted(one: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(one.public_bytes(Encoding.DER))


@contextmanager
def service(answer: Answer, status: int = 200) -> Iterator[tuple[str, list[bytes]]]:
    """Run it; gives its address, and a list that each question is put into."""
    asked: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            content = answer(asked[-1])
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
