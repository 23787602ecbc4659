"""The weekly report on paper and as a workbook: every part, every name, every page."""

import os
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pypdfium2
import pytest

from benchmarks.pdf_speed import only_scores, report_of
from domain.organisation import Role
from domain.problems import Refusal
from domain.report import Evaluation, Person, PlanResult, PlanTask, TypedParts, WeeklyReport
from domain.services.reporting import compose_weekly_report
from domain.terms import LANGUAGES
from domain.weeks import Week
from exports import fonts
from exports.files import atomic_write
from exports.lines import NOT_FIRST, NOT_LAST, wrapped
from exports.pages import BOTTOM, LEFT, RIGHT
from exports.templates import write_templates
from exports.weekly_content import WeeklyContent
from exports.weekly_report import WeeklyLayout, weekly_report_pdf
from exports.weekly_workbook import weekly_report_xlsx
from exports.wording import WORDS
from storage.store import Store
from tests.conftest import NOW, TODAY

RARE = "堃喆犇珺䶮𠮷"
TYPED = TypedParts(
    summary="本週平穩。",
    last_plan=(PlanTask("抽查網點", "嚴宇嘉", date(2026, 11, 13), "3/3", PlanResult.PARTLY, "餘一個"),),
    next_plan=(PlanTask("陪訪新人", "何熙", date(2026, 11, 20), "兩次"),),
    evaluation=f"何熙：檢查及時，{RARE}。\n古麗·買買提：表現突出。",
    requests="請補宣傳資料。",
    notes="附註一則。",
)


@pytest.fixture(scope="session")
def report(branch_template: Path) -> WeeklyReport:
    store = Store.open(branch_template, lambda: NOW)
    with store.reading() as reader:
        made = compose_weekly_report(reader, "B001-D2", Week(2026, 46), TODAY)
    store.close()
    return replace(made, typed=TYPED)


def pages_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]


def words_of(report: WeeklyReport) -> set[str]:
    """Every name and text of a report."""
    found = (
        {row.name for row in report.scores}
        | {x.outlet for x in report.inspections}
        | {x.place for x in report.visits}
    )
    found |= {x.name for x in report.events} | {x.finding for x in report.inspections if x.finding}
    typed = report.typed
    found |= {typed.summary, typed.requests, typed.notes, typed.last_plan[0].task, typed.last_plan[0].remark}
    return found | {typed.next_plan[0].task, typed.next_plan[0].measure, report.verification_code, report.unit.name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_on_the_pages(report: WeeklyReport, language: str) -> None:
    content, pages = weekly_report_pdf(report, language)
    text = re.sub(r"\s", "", "".join(pages_of(content)))
    for word in words_of(report):
        assert re.sub(r"\s", "", word) in text, word
    assert pages == len(pages_of(content)) >= 3
    for number, page in enumerate(pages_of(content), 1):
        assert WORDS["page"][LANGUAGES.index(language)].format(page=number, pages=pages) in page
        assert report.verification_code in page


def test_contract_of_the_traditional_report(report: WeeklyReport) -> None:
    """週報, the week, the unit, and each member's name and score in one row."""
    pages = pages_of(weekly_report_pdf(report, "zh_TW")[0])
    text = "\n".join(pages)
    assert "週報" in text
    assert "2026-W46" in text
    assert report.unit.name in text
    lines = text.splitlines()
    for row in report.scores:
        assert any(row.name in line and str(row.score) in line.split() for line in lines), row.name


def test_rare_characters_show_and_are_copied(report: WeeklyReport) -> None:
    content = weekly_report_pdf(report, "zh_TW")[0]
    document = pypdfium2.PdfDocument(content)
    seen = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    for character in RARE:
        assert character in seen
        assert character in "".join(pages_of(content))
    assert fonts.NO_GLYPH not in "".join(piece for _, piece in fonts.runs(RARE + "古麗·買買提○△×・", bold=False))
    assert fonts.runs("a\U0010fffd", bold=False) == ((fonts.REGULAR, "a" + fonts.NO_GLYPH),)


def test_only_embedded_subsets_are_used(report: WeeklyReport) -> None:
    reader: Any = pypdf.PdfReader(BytesIO(weekly_report_pdf(report, "zh_TW")[0]))
    seen = set()
    for page in reader.pages:
        for entry in page["/Resources"]["/Font"].values():
            font = entry.get_object()
            assert re.match(r"/[A-Z]{6}\+", font["/BaseFont"]), font["/BaseFont"]
            assert "/FontFile2" in font["/FontDescriptor"].get_object()
            assert "/ToUnicode" in font
            seen.add(font["/BaseFont"])
    assert len(seen) >= 2


def test_bookmarks_metadata_and_language(report: WeeklyReport) -> None:
    reader: Any = pypdf.PdfReader(BytesIO(weekly_report_pdf(report, "zh_TW")[0]))
    titles = [entry["/Title"] for entry in reader.outline]
    assert titles[:2] == ["一、本週摘要", "二、活動量得分表"]
    assert len(titles) == 10
    assert reader.metadata is not None
    assert "2026-W46" in str(reader.metadata.title)
    assert reader.metadata.author == "嚴宇嘉"
    assert str(reader.metadata.creator) == "督導台 dudao"
    assert reader.trailer["/Root"]["/Lang"] == "zh-TW"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_report_gives_the_same_bytes(report: WeeklyReport, language: str) -> None:
    first = weekly_report_pdf(report, language)[0], weekly_report_xlsx(report, language)
    weekly_report_pdf(report_of(40), "en")
    assert (weekly_report_pdf(report, language)[0], weekly_report_xlsx(report, language)) == first


def test_a_long_table_repeats_its_header_on_every_page() -> None:
    pages = pages_of(weekly_report_pdf(only_scores(report_of(300)), "zh_TW")[0])
    assert len(pages) == 8
    for page in pages[:7]:
        assert "合格線" in page
    numbers = [int(found) for page in pages for found in re.findall(r"^(\d+) \S+ 第", page, re.MULTILINE)]
    assert numbers == list(range(1, 301))


@pytest.mark.parametrize("people", [0, 1, 25, 40, 41, 42, 43, 44, 60])
@pytest.mark.parametrize("language", ["zh_TW", "en"])
def test_nothing_leaves_the_page_and_no_head_stands_last(people: int, language: str) -> None:
    layout = WeeklyLayout(WeeklyContent(report_of(people), language))
    for page in layout.flow.pages:
        body = [text for text in page.texts if text.y > BOTTOM - 5]
        lowest = min(text.y for text in body)
        assert lowest >= BOTTOM - 2
        heads = [text for text in body if text.bold and text.size >= 10.5 and text.size < 13]
        assert all(any(text.y < head.y - 2 for text in body) for head in heads), "a head stands last"
        for text in page.texts:
            assert text.x >= LEFT - 1
            drawn = fonts.width(text.text, text.size, bold=text.bold) + text.spread * max(0, len(text.text) - 1)
            assert text.x + drawn <= RIGHT + 1, text.text


def test_no_cell_is_wider_than_its_column(report: WeeklyReport) -> None:
    """In the ruled score table a text may not reach beyond the next line."""
    long = replace(report.scores[0], name="阿不都熱西提·買買提艾力江·烏斯曼")
    for language in LANGUAGES:
        layout = WeeklyLayout(WeeklyContent(replace(report, scores=(long, *report.scores)), language))
        checked = 0
        for page in layout.flow.pages:
            spans = Counter((rule.y1, rule.y2) for rule in page.rules if rule.x1 == rule.x2)
            for (top, low), count in spans.items():
                if count < 15:
                    continue
                edges = sorted(
                    rule.x1 for rule in page.rules if rule.x1 == rule.x2 and (rule.y1, rule.y2) == (top, low)
                )
                for text in (t for t in page.texts if low < t.y < top):
                    end = text.x + fonts.width(text.text, text.size, bold=text.bold)
                    assert end <= min((edge for edge in edges if edge > text.x), default=RIGHT) + 0.5, text.text
                    checked += 1
        assert checked > 200


def test_an_endless_text_and_an_endless_row_are_printed_whole(report: WeeklyReport) -> None:
    marked = "".join(f"第{n}句，" for n in range(1500))
    typed = TypedParts(next_plan=(PlanTask(marked),), evaluation=marked)
    text = re.sub(r"\s", "", "".join(pages_of(weekly_report_pdf(replace(report, typed=typed), "zh_TW")[0])))
    assert text.count("第1499句") == 2
    assert text.count("第700句") == 2


def test_a_report_with_nothing_in_it_says_so() -> None:
    empty = replace(report_of(0), replies=())
    text = "".join(pages_of(weekly_report_pdf(empty, "zh_TW")[0]))
    assert text.count("本週無記錄。") >= 4
    assert "本週無人應出勤" in text


@pytest.mark.parametrize("size", [40.0, 77.0, 160.0])
def test_lines_begin_and_end_as_chinese_asks(size: float) -> None:
    text = (
        "市場部網點檢查、負責人拜訪均達標；（蛇口區域）網點檢查 6/8 未達，已談話「並排入下週」。2026-11-20 收齊。" * 3
    )
    lines = wrapped(text, size, 8.5)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert fonts.width(line, 8.5) <= size + 0.01
    assert all(line[0] not in NOT_FIRST for line in lines[1:])
    assert all(line[-1] not in NOT_LAST for line in lines[:-1])
    assert max(fonts.width(line, 8) for line in wrapped("a" * 100, 40, 8)) <= 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_the_same(report: WeeklyReport, language: str) -> None:
    book = openpyxl.load_workbook(BytesIO(weekly_report_xlsx(report, language)))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    text = "\n".join(map(str, cells))
    for word in words_of(report):
        assert word in text, word
    assert sum(isinstance(cell, int) for cell in cells) > len(report.scores) * 8, "figures are figures"
    scores = book.worksheets[1]
    assert scores.freeze_panes is not None
    assert scores.print_title_rows is not None
    assert "2026-W46" in cells
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, date):
                    assert sheet.column_dimensions[cell.column_letter].width >= 11, "a day that can't be read"
    assert scores.column_dimensions["B"].width > 10
    assert any(len(found.coord.split(":")) == 2 for found in scores.merged_cells.ranges), "notes run over the page"


def test_a_long_text_is_seen_whole_in_the_workbook(report: WeeklyReport) -> None:
    """A merged cell does not grow by itself, and no row grows beyond 409 points."""
    five = "\n".join(f"第 {n} 件事：已辦。" for n in range(1, 6))
    long = "".join(f"第{n}項檢查及時，" for n in range(430))
    english = "\n\n".join("The visits were made in time and noted. " * n for n in (1, 90))
    for text, most in ((five, 5), (long, 60), (english, 80)):
        found = replace(report, typed=replace(TYPED, requests=text))
        book = openpyxl.load_workbook(BytesIO(weekly_report_xlsx(found, "zh_TW")))
        (sheet,) = [sheet for sheet in book if any(text[:9] in str(row[0].value) for row in sheet.iter_rows())]
        first = next(n for n, row in enumerate(sheet.iter_rows(), 1) if text[:9] in str(row[0].value))
        heights: list[float] = []
        pieces = ""
        while len(pieces) < len(text.rstrip().replace("\n", "")):
            pieces += str(sheet.cell(first + len(heights), 1).value).replace("\n", "")
            heights.append(sheet.row_dimensions[first + len(heights)].height or 0.0)
        assert pieces == text.rstrip().replace("\n", "")
        assert max(heights) <= 409
        assert 5 <= sum(heights) / 15 <= most


def test_a_tab_on_paper_is_a_space(report: WeeklyReport) -> None:
    assert fonts.runs("甲\t乙\r\x0b", bold=False) == ((fonts.REGULAR, "甲　乙"),)
    found = replace(report, typed=replace(TYPED, requests="甲\t乙"))
    assert fonts.NO_GLYPH not in "".join(pages_of(weekly_report_pdf(found, "zh_TW")[0]))


PAYLOADS = [
    mark + body
    for mark in ("=", "+", "-", "@", "\t=", "=cmd|' /C calc'!", "{=", '="')
    for body in ("1+1", "SUM(A1)", "HYPERLINK(1)", "http://x", "名")
]


def test_no_payload_becomes_a_formula(report: WeeklyReport) -> None:
    """R13: forty payloads, no formula cell."""
    assert len(PAYLOADS) == 40
    rows = tuple(replace(report.scores[n % len(report.scores)], name=p) for n, p in enumerate(PAYLOADS))
    typed = TypedParts(next_plan=tuple(PlanTask(p, owner=p) for p in PAYLOADS), notes=PAYLOADS[0])
    content = weekly_report_xlsx(replace(report, scores=rows, typed=typed), "zh_TW")
    book = openpyxl.load_workbook(BytesIO(content))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    values = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {p for p in PAYLOADS if not p.startswith("\t")} <= values
    assert not any(sheet._hyperlinks for sheet in book)  # type: ignore[attr-defined]


def test_templates_have_lists_and_notes(tmp_path: Path) -> None:
    for language in LANGUAGES:
        for file in write_templates(tmp_path, language):
            book = openpyxl.load_workbook(file)
            sheet = book.worksheets[0]
            assert all(cell.comment for cell in sheet[1])
            assert book["_lists"].sheet_state == "hidden"
    assert openpyxl.load_workbook(tmp_path / "組織.xlsx")["單位"].data_validations.dataValidation


def test_evaluations_stand_in_a_table_with_the_next_stage(report: WeeklyReport) -> None:
    people = (
        Person("000026", "何熙", Role.REGIONAL_MANAGER),
        Person("000009", "古麗·買買提", Role.ACCOUNT_MANAGER),
    )
    lines = (Evaluation(people, "檢查及時。", "批覆補兩次"),)
    found = replace(report, typed=replace(TYPED, evaluation="整體平穩。", evaluations=lines))
    table = WeeklyContent(found, "zh_TW").sections()[-1].tables[0]
    assert [column.title for column in table.columns] == ["對象", "評估", "下一階段要求"]
    assert table.rows[0].cells == ("何熙、古麗·買買提", "檢查及時。", "批覆補兩次")
    text = re.sub(r"\s", "", "".join(pages_of(weekly_report_pdf(found, "zh_TW")[0])))
    assert "批覆補兩次" in text
    assert "整體平穩。" in text


def test_files_are_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, before = tmp_path / "report.pdf", b"before"
    atomic_write(target, before)
    with pytest.raises(Refusal, match="folder_missing"):
        atomic_write(tmp_path / "none" / "x.pdf", b"")
    with pytest.raises(Refusal, match="folder_missing"):
        atomic_write(target / "x.pdf", b"")
    with pytest.raises(Refusal, match=r"cannot_write|file_locked"):
        atomic_write(Path(), b"")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(Refusal, match=r"cannot_write|file_locked"):
        atomic_write(tmp_path / "folder.pdf", b"x")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("exports.files.os.fsync", full)
    with pytest.raises(Refusal, match="disk_full"):
        atomic_write(target, b"new")
    monkeypatch.undo()

    def locked(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", locked)
    monkeypatch.setattr("exports.files.PAUSE", 0.001)
    with pytest.raises(Refusal, match="file_locked"):
        atomic_write(target, b"new")
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


@pytest.mark.skipif(os.name != "posix", reason="rights in this form are POSIX's")
def test_others_may_read_what_is_handed_out(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    ordinary = tmp_path / "ordinary"
    ordinary.write_bytes(b"")
    atomic_write(target, b"first")
    assert target.stat().st_mode == ordinary.stat().st_mode
    target.chmod(0o664)
    atomic_write(target, b"second")
    assert (target.stat().st_mode & 0o777, target.read_bytes()) == (0o664, b"second")
