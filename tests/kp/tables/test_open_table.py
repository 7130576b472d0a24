"""What a file is by its bytes, and how much of one is read."""

import io
import random
import tracemalloc
import zipfile

import pytest
from table_files import made, refused, said

from hr_kp_classifier.kp.editions.reader import read
from hr_kp_classifier.kp.tables import report, rows, sheet


def test_problems_are_told_up_to_a_number(monkeypatch):
    monkeypatch.setattr(report, "MAX_PROBLEMS", 5)
    file = read(made(*(f"x{i},А" for i in range(12))))
    assert len(file.problems) == 6
    assert "7 more problems" in file.problems[-1].text


@pytest.mark.parametrize("content", [b"", b"  \r\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0"])
def test_an_empty_file(content):
    refused(content, "The file is empty")


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS, DOC"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1", "RTF"),
        (b"\n <html><table>", "HTML, XML"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "HTML, XML"),
    ],
)
def test_a_file_that_is_no_table(start, name):
    problem = refused(start + bytes(range(256)) * 20, "no table but a file of another kind")
    assert problem.message.params == {"format": name}
    assert "XLSX" in problem.text


@pytest.mark.parametrize(
    ("part", "text", "name"),
    [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "ODS, ODT"),
        ("word/document.xml", "<w/>", "DOCX"),
        ("ppt/presentation.xml", "<p/>", "PPTX"),
        ("xl/workbook.bin", "", "XLSB"),
        ("Index/Document.iwa", "", "Numbers"),
    ],
)
def test_an_archive_that_is_no_xlsx(part, text, name):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(part, text)
        archive.writestr("[Content_Types].xml", "<Types/>")
    problem = refused(file.getvalue(), "no table but a file of another kind")
    assert problem.message.params == {"format": name}


def test_zero_bytes():
    refused(made("1473,Мене\0джер", *["2442.2,Соціолог"] * 20), "zero bytes")
    refused(b"code,name\n" + b"1473,\x01\x02\x03\n" * 9, "zero bytes or others")
    refused(random.Random(1).randbytes(5000), "no table")


def test_a_file_too_large_is_not_even_looked_at():
    content = b"x" * (100 * 1024 * 1024)
    tracemalloc.start()
    problem = refused(content, "100 MB")
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
    assert problem.message.params == {"size": "100", "limit": "20"}


def test_too_many_rows(monkeypatch):
    monkeypatch.setattr(rows, "MAX_ROWS", 3)
    lines = ["1473,А", "1473,Б", "1473,В"]
    assert said(made(*lines, "", "")) == []
    refused(made(*lines, "", "1473,Г"), "more than 3 rows", row=6)
    monkeypatch.setattr(rows, "MAX_ROW_NUMBER", 100)
    refused(made("1473,А", *[""] * 200), "rows", row=101)
    assert sheet.MAX_ROWS == 200_000
