"""Imports as people use them: dry run, strict, undo, repair, in any order."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.problems import Refusal
from domain.services.deciding import decide_logs
from domain.services.importing import ImportResult, import_workbook
from domain.services.reporting import issue_weekly_report
from domain.services.undoing import undo
from domain.sheets.table import Row, RowsSheet
from domain.weeks import Week
from domain.work_log import Decision
from exports.repair import write_repair_workbook
from storage.store import Store
from storage.workbooks.opening import FileWorkbook
from tests.conftest import NOW, SAMPLES, TODAY, WEEKS, take
from tests.contents import contents

HEAD = ["工號", "日期", "派發宣傳資料", "獲取準客戶電話", "有效約訪", "準客戶回訪", "老客戶回訪"]


def logs_of(*rows: list[object], name: str = "工作日誌") -> FileWorkbook:
    """A workbook of log rows."""
    return FileWorkbook("made.xlsx", "0", [RowsSheet(name, [list(HEAD), *rows])])  # type: ignore[list-item]


def row(number: str = "000008", day: str = "2026-11-16", *counts: int) -> list[object]:
    return [number, day, *(counts or (50, 4, 2, 3, 4))]


def test_a_dry_run_says_what_the_run_does_and_stores_nothing(people: Store) -> None:
    before = contents(people, keys=True)
    dry = take(people, "logs", SAMPLES / WEEKS[0], dry_run=True)
    assert dry.batch is None
    assert contents(people, keys=True) == before
    real = take(people, "logs", SAMPLES / WEEKS[0])
    assert real.counts == dry.counts
    with people.reading() as reader:
        assert [batch.file for batch in reader.imports()] == [WEEKS[0], "org.xlsx"]


def test_strict_stores_nothing_if_a_row_is_refused(people: Store) -> None:
    before = contents(people, keys=True)
    result = take(people, "logs", SAMPLES / "bad" / "text-in-count.xlsx", strict=True)
    assert (result.batch, result.counts.refused) == (None, 1)
    assert contents(people, keys=True) == before
    assert take(people, "logs", SAMPLES / WEEKS[0], strict=True).batch is not None


@pytest.mark.parametrize(("kind", "name"), [("logs", "logs-2026-W47.xlsx"), ("field", "field.xlsx")])
def test_undo_gives_the_store_before(people: Store, kind: str, name: str) -> None:
    """To the letter: keys and action numbers return too."""
    for week in WEEKS[:-1]:
        take(people, "logs", SAMPLES / week)
    before = contents(people, keys=True)
    result = take(people, kind, SAMPLES / name)
    assert result.batch is not None
    done = undo(people, result.batch)
    assert done.kept == ()
    assert done.removed >= result.counts.new
    assert contents(people, keys=True) == before
    with pytest.raises(Refusal, match="action_undone"):
        undo(people, result.batch)


def test_undo_restores_overwritten_values_and_keeps_what_was_used_since(people: Store) -> None:
    import_workbook(people, "logs", logs_of(row(), row("000009"), row("000010")), TODAY)
    before = contents(people, keys=True)
    second = import_workbook(
        people, "logs", logs_of(row("000008", "2026-11-16", 50, 9, 9, 9, 9), row("000011")), TODAY
    )
    assert (second.counts.updated, second.counts.new) == (1, 1)
    assert second.batch is not None
    undo(people, second.batch)
    assert contents(people, keys=True) == before
    third = import_workbook(people, "logs", logs_of(row("000012"), row("000014")), TODAY)
    assert third.batch is not None
    decide_logs(people, Decision.APPROVE, "000007", "", (date(2026, 11, 16),) * 2, TODAY, people=["000012"])
    done = undo(people, third.batch)
    assert done.removed == 1
    assert [(kept.table, kept.name) for kept in done.kept] == [("work_log", "000012 2026-11-16")]
    with people.reading() as reader:
        logs = reader.logs(date(2026, 11, 16), date(2026, 11, 16))
    assert "000014" not in logs
    assert logs["000012"][date(2026, 11, 16)].status == "approved"


def test_undo_of_the_organisation_keeps_people_with_logs(people: Store) -> None:
    import_workbook(people, "logs", logs_of(row()), TODAY)
    done = undo(people, 1)
    assert ("member", "000008") in {(kept.table, kept.name) for kept in done.kept}
    with people.reading() as reader:
        org = reader.organisation()
    assert set(org.members) == {"000008"}
    assert org.members["000008"].assignments[0].unit == "B001-D2-R1"


def test_an_undo_never_points_to_what_an_earlier_undo_took_away(people: Store) -> None:
    """A unit moved away from a unit that is gone stays where it was moved, and is named."""

    def units(*lines: str) -> ImportResult:
        rows: list[Row] = [[*line.split()] for line in ("編號 名稱 類型 上級", *lines)]
        return import_workbook(people, "org", FileWorkbook("u.xlsx", lines[0], [RowsSheet("單位", rows)]), TODAY)

    made = units("X1 部 市場部 B001", "X1-R 區 區域 X1", "X1-S 區 區域 X1")
    moved = units("X1-R 區 區域 B001-D2", "X1-S 區域 區域 B001-D2")
    assert made.batch is not None
    assert moved.batch is not None
    undo(people, made.batch)
    done = undo(people, moved.batch)
    assert {(kept.table, kept.name) for kept in done.kept} == {("unit", "X1-R"), ("unit", "X1-S")}
    with people.reading() as reader:
        assert reader.organisation().units["X1-R"].parent == "B001-D2"


def test_an_approved_log_is_not_replaced(people: Store) -> None:
    import_workbook(people, "logs", logs_of(row()), TODAY)
    decide_logs(people, Decision.APPROVE, "000007", "", (date(2026, 11, 16),) * 2, TODAY)
    again = import_workbook(people, "logs", logs_of(row("000008", "2026-11-16", 50, 9, 9, 9, 9)), TODAY)
    assert [problem.fault.code for problem in again.problems] == ["log_decided"]
    assert import_workbook(people, "logs", logs_of(row()), TODAY).counts.same == 1


def test_a_returned_log_is_submitted_again_as_a_new_revision(people: Store) -> None:
    import_workbook(people, "logs", logs_of(row()), TODAY)
    day = date(2026, 11, 16)
    decide_logs(people, Decision.RETURN, "000007", "請補充", (day, day), TODAY)
    import_workbook(people, "logs", logs_of(row("000008", "2026-11-16", 50, 9, 2, 3, 4)), TODAY)
    with people.reading() as reader:
        log = reader.logs(day, day)["000008"][day]
    assert (log.status, log.revision, log.counts.prospects) == ("submitted", 2, 9)
    assert len(contents(people)["log_revision"]) == 1


def test_the_same_person_and_day_far_apart_in_one_file(people: Store) -> None:
    """Rows are read in chunks; a repetition beyond the chunk is found all the same."""
    days = [date(2023, 1, 2).toordinal() + n for n in range(1100)]
    many = [row(number, date.fromordinal(d).isoformat()) for d in days for number in ("000012", "000014")]
    result = import_workbook(
        people,
        "logs",
        logs_of(*many, row("000012", "2023-01-02"), row("000014", "2023-01-02", 50, 9, 9, 9, 9)),
        TODAY,
    )
    assert (result.counts.new, result.counts.same, result.counts.refused) == (2200, 1, 1)
    assert [p.fault.code for p in result.problems] == ["duplicate_row"]


def test_totals_blanks_titles_and_examples_are_skipped_and_counted(people: Store) -> None:
    sheet: list[list[object]] = [
        ["工作日誌匯總"],
        [],
        list(HEAD),
        row(),
        [],
        ["例：000123", "2026-11-16"],
        ["合計", "", 50, 4, 2, 3, 4],
        row("000009"),
        [],
        [],
    ]
    book = FileWorkbook("made.xlsx", "0", [RowsSheet("Sheet1", sheet)])  # type: ignore[arg-type]
    counts = import_workbook(people, "logs", book, TODAY).counts
    assert (counts.read, counts.new, counts.skipped, counts.refused) == (7, 2, 5, 0)


def test_a_long_stretch_of_blank_rows_is_skipped(people: Store) -> None:
    blank: list[list[object]] = [["", " "] for _ in range(5000)]
    counts = import_workbook(people, "logs", logs_of(row(), *blank, row("000009"), *blank), TODAY).counts
    assert (counts.new, counts.skipped) == (2, 5000)


def test_what_is_remembered_of_a_sheet_has_an_end(people: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("domain.sheets.reading.REMEMBERED", 1)
    monkeypatch.setattr("domain.sheets.reading.CHUNK_ROWS", 2)
    rows = [row(number) for number in ("000008", "X", "000009", "000010", "X", "000012")]
    counts = import_workbook(people, "logs", logs_of(*rows), TODAY).counts
    assert (counts.new, counts.refused) == (4, 2)


def test_blank_counts_are_zero_and_a_notice(people: Store) -> None:
    result = import_workbook(people, "logs", logs_of(["000008", "2026-11-16", 50, "", 2, 3, ""]), TODAY)
    assert (result.counts.new, result.notices) == (1, 2)


def test_the_repair_workbook_is_mended_and_imported(people: Store, tmp_path: Path) -> None:
    import openpyxl

    result = take(people, "logs", SAMPLES / "bad" / "text-in-count.xlsx")
    target = tmp_path / "repair.xlsx"
    write_repair_workbook(result.refused, lambda fault: fault.code, "zh_TW", target)
    book = openpyxl.load_workbook(target)
    sheet = book["工作日誌"]
    heads = [cell.value for cell in sheet[1]]
    reason = heads.index("問題：有效約訪")
    assert heads[reason - 1] == "有效約訪"
    assert sheet.cell(2, reason + 1).value == "not_a_number"
    sheet.cell(2, reason).value = 2
    book.save(target)
    counts = take(people, "logs", target).counts
    assert (counts.new, counts.refused) == (1, 0)


def test_a_wrong_kind_of_workbook_is_refused(people: Store) -> None:
    with pytest.raises(Refusal, match=r"missing_column|no_header|sheet_missing"):
        take(people, "logs", SAMPLES / "org.xlsx")
    sheets = [RowsSheet("甲", [["a", "b"]]), RowsSheet("乙", [["c"]])]
    with pytest.raises(Refusal, match="sheet_missing"):
        import_workbook(people, "logs", FileWorkbook("x.xlsx", "0", sheets), TODAY)
    with pytest.raises(Refusal, match="no_header"):
        import_workbook(people, "org", FileWorkbook("x.xlsx", "0", []), TODAY)


def test_progress_is_told(people: Store) -> None:
    told: list[int] = []
    import_workbook(people, "logs", logs_of(row()), TODAY, progress=told.append)
    assert told == [1]


NUMBERS = [f"{n:06d}" for n in range(8, 16)]
rows_strategy = st.lists(
    st.tuples(st.sampled_from(NUMBERS), st.integers(2, 15), st.tuples(*[st.integers(0, 20)] * 5)),
    min_size=1,
    max_size=12,
)


@given(first=rows_strategy, second=rows_strategy)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_after_any_import_gives_the_very_store_before(
    people_template: Path,
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[str, int, tuple[int, ...]]],
    second: list[tuple[str, int, tuple[int, ...]]],
) -> None:
    import shutil

    path = tmp_path_factory.mktemp("undo") / "store.db"
    shutil.copy(people_template, path)
    store = Store.open(path, lambda: NOW)
    made = [logs_of(*(row(n, f"2026-11-{d:02d}", *c) for n, d, c in found)) for found in (first, second)]
    import_workbook(store, "logs", made[0], TODAY)
    before = contents(store, keys=True)
    result = import_workbook(store, "logs", made[1], TODAY)
    assert result.batch is not None
    assert undo(store, result.batch).kept == ()
    assert contents(store, keys=True) == before
    store.close()


def test_sheets_of_other_names_are_known_by_their_headers(empty: Store) -> None:
    units: list[list[object]] = [["編號", "名稱", "類型"], ["B", "營", "營業部"]]
    people: list[list[object]] = [
        ["工號", "姓名", "角色", "單位", "入職日期"],
        ["1", "甲", "客戶經理", "B", "2026-01-01"],
    ]
    other: list[list[object]] = [["說明"], ["無關"]]
    sheets = [RowsSheet("乙", people), RowsSheet("丙", other), RowsSheet("甲", units)]  # type: ignore[arg-type]
    counts = import_workbook(empty, "org", FileWorkbook("x.xlsx", "0", sheets), TODAY).counts
    assert (counts.new, counts.refused) == (2, 0)
    with pytest.raises(Refusal, match="missing_column"):
        import_workbook(
            empty, "org", FileWorkbook("x.xlsx", "0", [RowsSheet("x", [["工號", "姓名", "角色"]])]), TODAY
        )


def test_true_is_no_count_beside_ones(people: Store) -> None:
    """True and 1.0 are equal to the machine, not to people."""
    rows = [["000008", "2026-11-16", 50, 1.0, 1.0, 3, 4], ["000009", "2026-11-16", 50, True, 1.0, 3, 4]]
    result = import_workbook(people, "logs", logs_of(*rows), TODAY)
    assert [(p.row, p.column, p.fault.code) for p in result.problems] == [(3, "獲取準客戶電話", "not_a_number")]


def test_an_error_cell_in_an_unknown_column_is_left_alone(people: Store, tmp_path: Path) -> None:
    import xlsxwriter

    target = tmp_path / "errors.xlsx"
    book = xlsxwriter.Workbook(target)
    sheet = book.add_worksheet("工作日誌")
    rows: list[list[object]] = [[*HEAD, "其他"], row(), row("000009")]
    for line, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            sheet.write(line, place, cell)
    sheet.write_formula(1, 7, "=1/0", None, "#DIV/0!")
    sheet.write_formula(2, 4, "=1/0", None, "#DIV/0!")
    book.close()
    result = take(people, "logs", target)
    assert result.counts.new == 1
    assert [(p.row, p.column, p.fault.code) for p in result.problems] == [(3, "有效約訪", "error_value")]


def test_columns_a_sheet_does_not_have_change_nothing(people: Store) -> None:
    """A short list of people must not wipe out phones and last days."""
    before = contents(people)
    short = ["工號", "姓名", "角色", "單位", "入職日期"]
    left = [
        ["000022", "吳平", "客戶經理", "B001-D1-R2", "2024-11-10"],
        ["000023", "葛偉東", "客戶經理", "B001-D1-R2", "2021-07-05"],
    ]
    units = [
        ["編號", "名稱", "類型"],
        ["B001-D2", "北辰中山路營業部市場二部", "市場部"],
        ["B900", "已撤銷區域", "區域"],
    ]
    outlets = [["編號", "名稱", "銀行", "單位"], ["00004", "恆瑞銀行臨川金融街支行", "恆瑞銀行", "B001-D2-R1"]]
    sheets = [RowsSheet("單位", units), RowsSheet("人員", [short, *left]), RowsSheet("網點", outlets)]  # type: ignore[arg-type,list-item]
    counts = import_workbook(people, "org", FileWorkbook("x.xlsx", "0", sheets), TODAY).counts
    assert (counts.same, counts.updated, counts.new) == (5, 0, 0)
    assert contents(people) == before


def test_texts_stay_where_a_log_sheet_has_no_texts(people: Store) -> None:
    take(people, "logs", SAMPLES / "logs-2026-W47.xlsx")
    with people.reading() as reader:
        old = reader.logs(date(2026, 11, 16), date(2026, 11, 16))["000008"][date(2026, 11, 16)]
    c = old.counts
    same = row("000008", "2026-11-16", c.leaflets, c.prospects, c.appointments, c.follow_ups, c.client_calls)
    assert import_workbook(people, "logs", logs_of(same), TODAY).counts.same == 1
    more = row("000008", "2026-11-16", c.leaflets, c.prospects + 1, c.appointments, c.follow_ups, c.client_calls)
    assert import_workbook(people, "logs", logs_of(more), TODAY).counts.updated == 1
    with people.reading() as reader:
        new = reader.logs(date(2026, 11, 16), date(2026, 11, 16))["000008"][date(2026, 11, 16)]
    assert new.text == old.text
    assert new.counts.prospects == c.prospects + 1


def test_an_event_list_without_people_keeps_who_came(people: Store) -> None:
    full = [
        ["編號", "日期", "類型", "主辦", "組織人", "參加人"],
        ["E1", "2026-11-16", "戶外", "B001-D2-R1", "000007", "000008、000009"],
    ]
    short = [["編號", "日期", "類型", "主辦"], ["E1", "2026-11-16", "戶外", "B001-D2-R1"]]
    for sheet in (full, short):
        result = import_workbook(people, "field", FileWorkbook("x", "0", [RowsSheet("活動", sheet)]), TODAY)  # type: ignore[arg-type]
    assert result.counts.same == 1
    with people.reading() as reader:
        (event,) = reader.events(date(2026, 11, 16), date(2026, 11, 16))
    assert (event.organiser, event.attending) == ("000007", ("000008", "000009"))


def test_an_issued_report_and_an_undo_are_final(branch: Store) -> None:
    issue_weekly_report(branch, "B001-D2", Week(2026, 46), TODAY)
    with pytest.raises(Refusal, match="action_final"):
        undo(branch, 12)
    undo(branch, 11)
    with pytest.raises(Refusal, match="action_final"):
        undo(branch, 13)


def test_blanks_beside_true_and_one_are_counted(people: Store) -> None:
    sheet = logs_of(
        [*row()[:3], 1, True, "", 4], [*row(day="2026-11-17")[:3], "", 1, 2, 4], [*row()[:2], 50, 1, "", 2, 4]
    )
    result = import_workbook(people, "logs", sheet, TODAY)
    assert (result.counts.new, result.counts.refused, result.notices) == (2, 1, 2)
