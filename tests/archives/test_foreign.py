"""What is no prose though it is text: read as what it is, or refused by name; honest prose that looks a little like it stays prose."""

import csv
import io
import json
import tarfile

import pytest

from spamfilter.archives import read
from spamfilter.page import BadRecord, Page

BERTH = 'The harbour office at Brackwater opened its second ferry berth on Monday, eleven weeks late. "We dug," said its head, Orla Finn.'
RYE = "Millers in the Orrin valley say this year's rye is the driest they have weighed, and two of the four stones were stopped, to cool."
RECORDS = [{"id": "r0", "text": BERTH}, {"id": "r1", "text": RYE}]
HEADERS = "MIME-Version: 1.0\nContent-Type: {}\nSubject: Berth\nDate: Mon, 2 Mar 2026 08:00:00 +0000\n"
MHTML = (
    f"From: <Saved by Blink>\nSnapshot-Content-Location: https://bulletin.example/1\n{HEADERS.format('multipart/related;')}\tboundary=x\n\n"
)
MAIL = f"Return-Path: <orla@brackwater.example>\nFrom: Orla Finn <orla@brackwater.example>\n{HEADERS.format('text/plain')}\n{BERTH}\n"
MEMO = f"From: Orla Finn\nTo: all ferrymen of the isle\nSubject: the second berth\nDate: 2 March\n\n{BERTH}\n"


def table(mark, *rows):
    lines = io.StringIO()
    csv.writer(lines, delimiter=mark).writerows(rows)
    return lines.getvalue()


def tar(text):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        entry = tarfile.TarInfo("ferries/" * 12 + "in.txt")
        entry.size = len(text)
        archive.addfile(entry, io.BytesIO(text.encode()))
    return packed.getvalue()


def found(tmp_path, text):
    (tmp_path / "in").write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read([str(tmp_path / "in")]))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps(RECORDS), id="an array on one line"),
        pytest.param(json.dumps(RECORDS, indent=2), id="an array over many"),
        pytest.param("[\n" + ",\n".join(map(json.dumps, RECORDS)) + "\n]\n", id="an array with a record a line"),
        pytest.param("\n".join(json.dumps(record, indent=1) for record in RECORDS), id="indented records"),
        pytest.param("\n".join(json.dumps([record]) for record in RECORDS), id="an array a line"),
        pytest.param(json.dumps(RECORDS).encode("utf-16"), id="UTF-16"),
        pytest.param(json.dumps(RECORDS).encode("utf-8-sig"), id="a byte order mark"),
    ],
)
def test_json_that_is_no_json_lines_is_read(tmp_path, text):
    pages = found(tmp_path, text)
    assert [(page.id, page.markup) for page in pages] == [("r0", BERTH), ("r1", RYE)]
    assert [page.source.record for page in pages] == ["[0]", "[1]"]


@pytest.mark.parametrize(
    ("text", "pages", "says"),
    [
        pytest.param(json.dumps(RECORDS)[:-40], 1, "is no JSON: Unterminated string", id="cut off in a record"),
        pytest.param(json.dumps(RECORDS)[:-1], 2, "ends inside its array", id="cut off behind a record"),
        pytest.param('[{"text": "a"}, 7, {"text": "b"}]', 2, "is a number, not a record", id="a number among the records"),
        pytest.param(json.dumps({"status": "ok", "articles": RECORDS}, indent=1), 0, "has no text", id="records inside something else"),
        pytest.param('[{"text": "a"},' + " " * (17 << 20) + "]", 0, "JSON Lines", id="too long to be read in one piece"),
        pytest.param('[{"text": ' + "[" * 100_000, 0, "nested", id="bottomless"),
    ],
)
def test_what_is_wrong_with_json_is_said(tmp_path, text, pages, says):
    items = found(tmp_path, text)
    assert sum(isinstance(item, Page) for item in items) == pages
    (bad,) = (item for item in items if isinstance(item, BadRecord))
    assert says in bad.message


def test_an_array_without_records_is_sound(tmp_path):
    assert found(tmp_path, "[\n\n]\n") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(table(",", ("id", "text"), ("r0", BERTH), ("r1", RYE)), "CSV", id="rings: a table"),
        pytest.param(table(",", ("url", "Title", "CONTENT"), ("u", "t", BERTH * 90)), "CSV", id="rings: a row beyond the head"),
        pytest.param(table(",", ("id", "html"), ("r0", f"<div><p>{BERTH}</p></div>")), "CSV", id="rings: of HTML"),
        pytest.param(table(";", ("id", "text"), ("r0", BERTH)), "CSV", id="rings: semicolons"),
        pytest.param(table("\t", ("id", "text"), ("r0", BERTH)), "CSV", id="rings: tabs"),
        pytest.param(table(",", ("nr", "lede", "tale"), (1, "a", BERTH), (2, "b", RYE)), "CSV", id="rings: other names"),
        pytest.param(table(",", ("nr", "lede"), (1, BERTH), (2, RYE)).replace("\r\n", "\n"), "CSV", id="rings: two columns"),
        pytest.param(f"From orla@brackwater.example Mon Mar  2 08:00:00 2026\n{MAIL}", "mbox", id="rings: a mailbox"),
        pytest.param(f"From - Mon Mar 02 08:00:00 2026\n{MEMO}", "mbox", id="rings: a mailbox of Thunderbird's"),
        pytest.param(MAIL, "e-mail", id="rings: a mail"),
        pytest.param(MAIL.replace("\n", "\r\n"), "e-mail", id="rings: a mail as it was sent"),
        pytest.param(f"{MHTML}--x\nContent-Type: text/html\n\n<html><body><div><p>{BERTH}</p></div>", "MHTML", id="rings: MHTML"),
        pytest.param(tar(BERTH * 90), "tar", id="rings: tar"),
        pytest.param(b"PAR1\x15\x04" + BERTH.encode(), "Parquet", id="rings: Parquet"),
    ],
)
def test_what_is_not_read_is_refused_by_name(tmp_path, text, kind):
    (bad,) = found(tmp_path, text)
    assert isinstance(bad, BadRecord)
    assert bad.code == "type"
    assert kind in bad.message
    assert "not read" in bad.message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"[This story was corrected on Tuesday.]\n{BERTH}", id="silent: a note in brackets"),
        pytest.param(f'["We dug," said Orla Finn.]\n{BERTH}', id="silent: a quotation in brackets"),
        pytest.param(f"[1, 2] are the berths.\n{BERTH}", id="silent: numbers in brackets"),
        pytest.param(f"[] marks an empty berth.\n{BERTH}", id="silent: empty brackets"),
        pytest.param(f"{{Updated}} {BERTH}", id="silent: a note in braces"),
        pytest.param(f"The page answers:\n{json.dumps(RECORDS)}\n{BERTH}", id="silent: JSON quoted in an article"),
        pytest.param(f"Brackwater, Tarn, Orrin\n{BERTH}\n{RYE}", id="silent: a heading with commas"),
        pytest.param(f"Berths,rye\n{BERTH}\rand on\n{RYE}", id="silent: a carriage return inside a line"),
        pytest.param(f"Berths,rye\n{BERTH}\n{RYE}", id="silent: a heading without blanks behind its commas"),
        pytest.param(f"{BERTH}, and, as ever, late, cold, wet\n{RYE}, but, well, late, cold, wet", id="silent: many commas"),
        pytest.param(f"Title: the berth\nText, too\n{BERTH}", id="silent: words that are names of columns"),
        pytest.param("Rank\tTeam\tPoints\n1\tRovers\t30\n2\tTown\t28\n" + RYE, id="silent: a league table"),
        pytest.param("Rovers 3, Town 1\nUnited 0, Albion 0\nForest 2, Vale 2\n", id="silent: results"),
        pytest.param(MEMO, id="silent: a letter with its head"),
        pytest.param(f"Orla Finn: We dug.\nReporter: How long?\nOrla Finn: Weeks.\n{BERTH}", id="silent: an interview"),
        pytest.param(f"{BERTH}\nThe mail reads:\n{MAIL}", id="silent: a mail quoted in an article"),
        pytest.param(f"From Brackwater Mon Mar comes news.\n{BERTH}", id="silent: From at the beginning"),
        pytest.param(f"From the berth on Mon Mar 2 08:00 to the isle in 2026\n{BERTH}", id="silent: From, a day and an hour"),
    ],
)
def test_prose_stays_prose(tmp_path, text):
    (page,) = found(tmp_path, text)
    assert isinstance(page, Page)
    assert page.content_type == "text/plain"


def test_html_that_begins_with_brackets_stays_html(tmp_path):
    (page,) = found(tmp_path, f"<div>[1] <p>{BERTH}</p></div>")
    assert page.content_type == "text/html"
