"""Writes archive/crawl.warc.gz from the pages in crawl/: the same bytes every time.

Run it after a change to one of the pages: `python examples/make_archive.py [OUT]`. It needs nothing but Python.

The records are written as crawlers write them: one gzip member a record, a request before each response, and here and
there a chunked body, a compressed one, or an old charset.
"""  # noqa: INP001  # a script beside its data, no package

from __future__ import annotations

import base64
import hashlib
import struct
import sys
import uuid
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Visit:
    """One page as the crawler met it: which file, where, when, and how the server sent it."""

    file: str
    url: str
    date: str
    charset: str = "utf-8"
    gzipped: bool = False
    chunked: bool = False


HERALD, BUZZ = "https://stonebridge-herald.example", "https://globalbuzzreport.example"
VISITS = (
    Visit("obituary-partial.html", f"{BUZZ}/7-women-who-changed-boating-forever/", "2025-04-02T12:41:07Z"),
    Visit("fire1.html", f"{HERALD}/news/canal-street-warehouse-fire", "2025-06-18T21:05:13Z"),
    Visit("fire2.html", f"{HERALD}/news/canal-street-warehouse-fire", "2025-06-19T13:02:50Z", gzipped=True),
    Visit("business.html", f"{HERALD}/business/corvane-glass-half-year", "2025-07-24T17:33:29Z", charset="windows-1252"),
    Visit("business-para.html", f"{BUZZ}/corvane-glass-earnings-slump-energy-costs/", "2025-07-25T01:14:44Z"),
    Visit("tech.html", f"{HERALD}/news/hopper-bus-app-outage", "2025-09-03T17:10:02Z", chunked=True),
    Visit("tech-spin.html", f"{BUZZ}/transport-travellers-journey-free-application-fault/", "2025-09-04T09:55:31Z", gzipped=True),
    Visit("tunnel.html", "https://meridian-wire.example/dispatch/2025/10/14/kolvar-tunnel-rescue", "2025-10-14T12:01:18Z", chunked=True),
    Visit("tunnelcopy.html", f"{HERALD}/world/tunnel-workers-freed", "2025-10-14T15:20:40Z"),
)


def gzip_member(data: bytes) -> bytes:
    """One gzip member without a time or a name in it, so that nothing of the writing machine gets in."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush()
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + body + struct.pack("<II", zlib.crc32(data), len(data))


def record(kind: str, date: str, block: bytes, content_type: str, url: str | None = None) -> bytes:
    """One WARC 1.1 record: headers, block, two empty lines."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {url} {date}")
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    headers = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{name}>",
        f"WARC-Date: {date}",
        *([f"WARC-Target-URI: {url}"] if url else []),
        f"WARC-Block-Digest: sha1:{digest}",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*headers, "", ""]).encode() + block + b"\r\n\r\n"


def response(visit: Visit) -> bytes:
    """What the server answered: status line, headers, body."""
    text = (HERE / "crawl" / visit.file).read_text(encoding="utf-8")
    body = text.replace('<meta charset="utf-8">', f'<meta charset="{visit.charset}">').encode(visit.charset)
    headers = ["HTTP/1.1 200 OK", "Server: nginx", f"Content-Type: text/html; charset={visit.charset}"]
    if visit.gzipped:
        body = gzip_member(body)
        headers.append("Content-Encoding: gzip")
    if visit.chunked:
        parts = [body[at : at + 1500] for at in range(0, len(body), 1500)]
        body = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
        headers.append("Transfer-Encoding: chunked")
    else:
        headers.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*headers, "", ""]).encode() + body


def request(visit: Visit) -> bytes:
    """What the crawler asked."""
    address = urlsplit(visit.url)
    return f"GET {address.path} HTTP/1.1\r\nHost: {address.hostname}\r\nUser-Agent: example-crawler\r\n\r\n".encode()


def archive() -> bytes:
    """The whole WARC file, record by record."""
    info = b"software: examples/make_archive.py\r\nformat: WARC File Format 1.1\r\n"
    records = [record("warcinfo", VISITS[0].date, info, "application/warc-fields")]
    for visit in VISITS:
        records.append(record("request", visit.date, request(visit), "application/http;msgtype=request", visit.url))
        records.append(record("response", visit.date, response(visit), "application/http;msgtype=response", visit.url))
    return b"".join(gzip_member(one) for one in records)


def main() -> None:
    """Write the archive to the path given, else to archive/crawl.warc.gz."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "archive" / "crawl.warc.gz"
    out.write_bytes(archive())


if __name__ == "__main__":
    main()
