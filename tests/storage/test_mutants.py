"""R11: any workbook gives rows or a clear refusal; five hundred broken ones, and the shapes that bombs have."""

import io
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.problems import Refusal
from domain.services.importing import import_workbook
from domain.sheets.table import Sheet
from storage.store import Store
from storage.workbooks import open_workbook, safety
from storage.workbooks.cell_faults import cell_faults
from tests.conftest import SAMPLES, TODAY

SEEDS = [
    *(path for path in sorted((SAMPLES / "shapes").iterdir())),
    SAMPLES / "resubmitted.xlsx",
    SAMPLES / "bad" / "hidden-sheet.xlsx",
    SAMPLES / "bad" / "uncomputed-formulas.xlsx",
    SAMPLES / "bad" / "mixed-encodings.csv",
    SAMPLES / "ocrm.ods",
]
LONGEST = 10.0


def mutant(content: bytes, chance: random.Random) -> bytes:
    """A file with one thing broken: bits, a cut, an insertion, a member of its zip."""
    broken = bytearray(content)
    match chance.randrange(6):
        case 0:
            for _ in range(chance.randint(1, 20)):
                broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        case 1:
            del broken[chance.randrange(len(broken)) :]
        case 2:
            at = chance.randrange(len(broken))
            broken[at:at] = chance.randbytes(chance.randint(1, 50))
        case 3:
            at = chance.randrange(len(broken))
            del broken[at : at + chance.randint(1, 200)]
        case _:
            return in_members(content, chance)
    return bytes(broken)


def in_members(content: bytes, chance: random.Random) -> bytes:
    """A zip whose parts are broken inside, or whose text is; so that the reader gets past the wrapping."""
    if not content.startswith(b"PK"):
        at = chance.randrange(len(content))
        piece = chance.choice(
            [b"<", b'"', b"\x00", b"</table>", b"<td colspan=99999>", b",,,", b"\xff\xfe", "堃".encode("gb18030")]
        )
        return content[:at] + piece * chance.randint(1, 9) + content[at:]
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = chance.choice([n for n in names if n.endswith((".xml", ".rels"))])
        for name in names:
            part = bytearray(old.read(name))
            if name == victim and part:
                if chance.random() < 0.2:
                    continue
                at = chance.randrange(len(part))
                part[at : at + chance.randint(0, 30)] = chance.choice(
                    [b"", b"<", b"&a;", b'r="XFD1048576"', b'"', chance.randbytes(8), b"9" * 12, b"</sheetData>"]
                )
            new.writestr(name, bytes(part))
    return target.getvalue()


def outcome(store: Store, path: Path) -> str:
    start = time.monotonic()
    try:
        result = import_workbook(store, "logs", open_workbook(path), TODAY, dry_run=True)
    except Refusal as refusal:
        found = refusal.code
    else:
        c = result.counts
        assert c.read == c.new + c.updated + c.same + c.skipped + c.refused
        found = "rows"
    assert time.monotonic() - start < LONGEST, path
    return found


def mutants(store: Store, folder: Path, count: int) -> Counter[str]:
    chance = random.Random(11)
    found: Counter[str] = Counter()
    contents = [(path.suffix, path.read_bytes()) for path in SEEDS]
    for n in range(count):
        suffix, content = contents[n % len(contents)]
        path = folder / f"mutant{suffix}"
        path.write_bytes(mutant(content, chance))
        found[outcome(store, path)] += 1
    return found


def test_five_hundred_mutants(people: Store, tmp_path: Path) -> None:
    found = mutants(people, tmp_path, 500)
    print(found)
    assert sum(found.values()) == 500
    assert found["rows"] > 50
    assert len(found) >= 4
    with people.reading() as reader:
        assert reader.row_count("work_log") == 0


@pytest.mark.nightly
def test_ten_thousand_mutants(people: Store, tmp_path: Path) -> None:
    assert sum(mutants(people, tmp_path, 10_000).values()) == 10_000


def sheet_zip(xml: str | bytes, *, size: int | None = None) -> bytes:
    """A small xlsx around a sheet's XML; its directory may lie about the size."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO((SAMPLES / "resubmitted.xlsx").read_bytes())) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else old.read(name))
    content = target.getvalue()
    if size is not None:
        true = len(xml).to_bytes(4, "little")
        content = content.replace(true, size.to_bytes(4, "little"))
    return content


def repeated_ods(rows: int, columns: int) -> bytes:
    """An OpenDocument sheet whose one row is said to come many times."""
    cell = f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    target = io.BytesIO()
    with zipfile.ZipFile(SAMPLES / "ocrm.ods") as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name).decode()
            new.writestr(
                name,
                re.sub(r"(?s)<table:table-row.*</table:table-row>", row, part) if name == "content.xml" else part,
            )
    return target.getvalue()


HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"


FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FAR_APART = '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row><row r="3"/>'
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "stray cell": (lambda: sheet_zip(HEAD + FAR + TAIL), "too_large"),
    "stray reference": (
        lambda: sheet_zip(HEAD + '<row r="1"><c r="XFD1048576"><v>1</v></c><c r="A1"><v>1</v></c></row>' + TAIL),
        "too_large",
    ),
    "single quotes": (
        lambda: sheet_zip((HEAD + FAR + TAIL).replace('r="XFD1048576"', "r='XFD1048576'")),
        "too_large",
    ),
    "far apart": (lambda: sheet_zip(HEAD + FAR_APART + TAIL), "too_large"),
    "blanks": (lambda: sheet_zip(HEAD + " " * 100_000_000 + TAIL), "too_large"),
    "lying directory": (lambda: sheet_zip(HEAD + " " * 3_000_000 + TAIL, size=1000), "too_large"),
    "repeated rows": (lambda: repeated_ods(1_000_000, 30), "too_large"),
    "entities": (
        lambda: sheet_zip('<?xml version="1.0"?><!-- x --><!DOCTYPE a [<!ENTITY b "c">]>' + HEAD[21:] + TAIL),
        "unsafe_file",
    ),
    "zip head": (lambda: b"PK\x03\x04" + bytes(100), "damaged_file"),
    "pdf": (lambda: b"%PDF-1.7", "unknown_format"),
    "ole": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown_format|damaged_file"),
    "utf-16": (lambda: b"\xff\xfe\x00\xd8\x00", "bad_encoding"),
    "open quote": (lambda: b'"' + b"x" * 40_000, "damaged_file"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_and_wrecks_are_refused_at_once(tmp_path: Path, name: str) -> None:
    """R12: within a second, before anything is unpacked whole."""
    made, code = BOMBS[name]
    path = tmp_path / "x.xlsx"
    path.write_bytes(made())
    start = time.monotonic()
    with pytest.raises(Refusal) as caught:
        open_workbook(path)
    assert caught.value.code in code.split("|")
    assert time.monotonic() - start < 1


def test_caps_are_those_of_the_contract(tmp_path: Path) -> None:
    assert (safety.LARGEST_FILE, safety.LARGEST_UNPACKED, safety.LARGEST_RATIO) == (50 << 20, 512 << 20, 200)
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate((50 << 20) + 1)
    with pytest.raises(Refusal, match="too_large"):
        open_workbook(path)
    with zipfile.ZipFile(tmp_path / "other.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(Refusal, match="unknown_format"):
        open_workbook(tmp_path / "other.xlsx")
    with pytest.raises(Refusal, match="unreadable_file"):
        open_workbook(tmp_path)


def read(tmp_path: Path, name: str, content: bytes) -> list[tuple[str, list[list[object]]]]:
    path = tmp_path / name
    path.write_bytes(content)
    return [(sheet.name, [list(row) for row in sheet.rows()]) for sheet in open_workbook(path).sheets]


FAULTY: dict[str, tuple[str, dict[tuple[int, int], str]]] = {
    "none": ('<row r="1"><c r="A1"><v>1</v></c></row>', {}),
    "never computed": ('<row r="2"><c r="B2"><f>1+2</f></c></row>', {(1, 1): "formula_without_value"}),
    "computed": ('<row r="2"><c r="B2"><f>1+2</f><v>3</v></c></row>', {}),
    "error": ("<row r='1'><c r='C1' t = 'e'><v>#DIV/0!</v></c></row>", {(0, 2): "error_value"}),
    "far on": (" " * 200_000 + '<row r="2"><c r="B2"><f/></c></row>', {(1, 1): "formula_without_value"}),
}


@pytest.mark.parametrize("name", FAULTY)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_cells_that_only_look_empty_are_found(name: str, encoding: str) -> None:
    cells, expected = FAULTY[name]
    head = HEAD.replace('version="1.0"', f'version="1.0" encoding="{encoding}"')
    assert cell_faults(sheet_zip((head + cells + TAIL).encode(encoding)), "工作日誌") == expected


def test_the_first_sheet_is_parsed_once_and_rows_are_read_again() -> None:
    (sheet,) = (sheet for sheet in open_workbook(SAMPLES / "resubmitted.xlsx").sheets if sheet.name == "工作日誌")
    first = list(sheet.rows())
    assert first
    assert list(sheet.rows()) == first


def test_web_pages_give_their_tables(tmp_path: Path) -> None:
    page = """<html><head><style>td{}</style><meta charset=gb2312></head><body><p>x</p>
    <table><tr><th colspan=2>標題<th>c<tr><td rowspan=2>a&amp;b<td>鎔<br>二<td>1</tr><tr><td>2<td>3</table>
    <table><tr><td><script>no</script>y</table></body></html>"""
    for content in (page.encode("gb18030"), page.encode(), page.encode("utf-16")):
        (_, first), (_, second) = read(tmp_path, "x.xls", content)
        assert first == [["標題", "", "c"], ["a&b", "鎔\n二", "1"], ["", "2", "3"]]
        assert second == [["y"]]
    assert read(tmp_path, "x.xls", b"<html><body>no table</body></html>") == []


def test_xml_spreadsheets_of_2003_are_read(tmp_path: Path) -> None:
    xml = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Worksheet ss:Name="甲"><Table><Row ss:Index="2"><Cell><Data ss:Type="String">a</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">1.5</Data></Cell></Row>
    <Row><Cell ss:MergeAcross="1"><Data ss:Type="DateTime">2026-11-16T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet></Workbook>"""
    ((name, rows),) = read(tmp_path, "x.xls", xml.encode())
    assert name == "甲"
    assert rows[:2] == [[], ["a", "", 1.5]]
    assert rows[2][1:] == ["", True]
    for wreck, code in (
        (xml[:-30], "damaged_file"),
        (xml.replace("<Workbook", '<!DOCTYPE x [<!ENTITY y "z">]><Workbook'), "unsafe_file"),
        (xml.replace('"2"', '"99999999"'), "damaged_file"),
        (xml.replace('MergeAcross="1"', 'MergeAcross="abc"'), "damaged_file"),
    ):
        (tmp_path / "x.xls").write_bytes(wreck.encode())
        with pytest.raises(Refusal, match=code):
            open_workbook(tmp_path / "x.xls")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_in_any_dress(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["工號", "姓名", "備註"], ["000008", "吳𠮷䶮", f"一{delimiter}二"]]
    text = "\r\n".join(delimiter.join(f'"{c}"' if delimiter in c else c for c in row) for row in rows)
    ((name, found),) = read(tmp_path, "名單.csv", text.encode(encoding))
    assert (name, found) == ("名單", rows)


def test_rows_start_at_a1_wherever_the_cells_do(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C3"] = "x"
    book.save(tmp_path / "x.xlsx")
    found: Sheet = open_workbook(tmp_path / "x.xlsx").sheets[0]
    assert [list(row) for row in found.rows()] == [["", "", ""], ["", "", ""], ["", "", "x"]]
    assert list(found.rows())[2][2] == "x", "rows may be read again"
