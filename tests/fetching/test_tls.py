"""The fetcher over TLS: whose certificate it is, and the limits that hold there too."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess

import pytest
from upstream import Upstream, answer, drip, endless

from spamfilter.errors import FetchError
from spamfilter.fetching import Fetcher, Limits

FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>Quay</title></channel></rss>"
LIMITS = Limits(seconds=20, body=1 << 16, head=1 << 14)
HASTE = Limits(seconds=0.3, body=1 << 16, head=1 << 14)


def fetch(url, limits=LIMITS):
    return Fetcher(limits, allow_private=True).fetch(url)


def refused(url, limits=LIMITS):
    with pytest.raises(FetchError) as caught:
        fetch(url, limits)
    return caught.value


def test_no_tls_is_said():
    with Upstream() as upstream:
        assert refused(upstream.url.replace("http:", "https:") + "/feed", HASTE).code in {"tls", "timeout"}


@pytest.fixture
def certificate(tmp_path):
    """A certificate for quay.example, with its key in the same file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    files = ["-keyout", "key.pem", "-out", "certificate.pem"]
    name = ["-subj", "/CN=quay.example", "-addext", "subjectAltName=DNS:quay.example"]
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", *files, *name]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    return tmp_path


@pytest.mark.parametrize(
    ("host", "code"), [pytest.param("quay.example", None, id="silent: its own"), pytest.param("mole.example", "tls", id="rings: another's")]
)
def test_the_certificate_is_that_of_the_name(certificate, monkeypatch, host, code):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "certificate.pem"))
    with Upstream({"/feed": answer(FEED)}, tls=context) as upstream:
        url = f"https://{host}:{upstream.port}/feed"
        if code is None:
            assert fetch(url).body == FEED
            upstream.pages["/feed"] = endless(answer(Content_Length=None), b"<!-- -->" * 1000)
            assert refused(url).code == "large"
        else:
            assert refused(url).code == code
            assert upstream.requests == []


def test_the_limit_of_time_holds_under_tls_too(certificate, monkeypatch):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "certificate.pem", certificate / "key.pem")
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "certificate.pem"))
    with Upstream({"/feed": drip(answer(FEED * 9))}, tls=context) as upstream:
        assert refused(f"https://quay.example:{upstream.port}/feed", HASTE).code == "timeout"
