"""The work-through sheet on paper: everybody drawn, every day, the same bytes for the same sheet."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from domain.sampling import Sheet
from domain.services.changing import make
from domain.services.sampling import check_days, sheet_of
from domain.terms import LANGUAGES
from exports.sample_sheet import sample_sheet_pdf
from storage.store import Store
from tests.conftest import TODAY
from tests.domain.test_sampling import draw


@pytest.fixture
def sheet(branch: Store) -> Sheet:
    """A week's draw of the sample branch: one day not filled properly, the rest of that person's days fine."""
    record = draw(branch)
    with branch.reading() as reader:
        person = sheet_of(reader, record).people[0]
    days = [(person.employee_no, row.day) for row in person.rows]
    make(branch, check_days(record, days[:1], False, "內容空泛，只寫「拜訪」", "000005", TODAY))
    make(branch, check_days(record, days[1:], True, "", "000005", TODAY))
    with branch.reading() as reader:
        return sheet_of(reader, record)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_names_everybody_and_every_day(sheet: Sheet, language: str) -> None:
    text = text_of(sample_sheet_pdf(sheet, language))
    for person in sheet.people:
        assert person.name in text
        assert all(f"{row.day:%m-%d}" in text for row in person.rows)
    assert "內容空泛" in text
    assert "20261123" in text
    assert text.count("●") >= 3
    unseen = [row for person in sheet.people for row in person.rows if row.check is None]
    assert text.count("□") == sum(row.facts.stored is not None for row in unseen)


def test_the_same_sheet_gives_the_same_bytes(sheet: Sheet) -> None:
    assert sample_sheet_pdf(sheet, "zh_TW") == sample_sheet_pdf(sheet, "zh_TW")


def test_people_without_days_and_findings_are_said_to_have_none(sheet: Sheet) -> None:
    bare = replace(sheet, people=(replace(sheet.people[0], rows=(), manager=""),))
    text = text_of(sample_sheet_pdf(bare, "zh_TW"))
    assert "期內無可核對之日" in text
    assert "未發現問題" in text


def test_a_long_sheet_runs_over_pages_with_its_number(sheet: Sheet) -> None:
    long = replace(sheet, people=sheet.people * 12)
    pages = PdfReader(BytesIO(sample_sheet_pdf(long, "en"))).pages
    assert len(pages) > 3
    assert all("sampled" in page.extract_text() for page in pages)
