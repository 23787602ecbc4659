"""Reviewing a file: recognised, run dry, put right, written, taken back."""

from datetime import date
from pathlib import Path

import pytest

from domain.problems import Refusal
from domain.services.importing import import_workbook
from domain.services.proposing import PROPOSED, THOUGHTS, skip_for, step_for
from domain.services.reviewing import Reviewed, recognise_kind, review_import
from domain.services.undoing import undo
from domain.sheets.overlay import CellFix, Overlay, overlaid
from domain.sheets.reading import CHUNK_ROWS
from domain.sheets.review import OUTCOMES, RowOutcome, spoken
from domain.sheets.specs import WORKBOOKS
from domain.sheets.table import RowsSheet, Workbook
from storage.store import Store
from storage.workbooks import open_workbook
from storage.workbooks.opening import FileWorkbook
from tests.conftest import SAMPLES, TODAY, WEEKS
from tests.contents import contents
from tests.walks.test_imports import HEAD, logs_of, row
from tests.walks.test_samples import bad_files

NOTHING = Overlay()


def made(kind: str, **sheets: list[list[object]]) -> FileWorkbook:
    return FileWorkbook(f"{kind}.xlsx", "0", [RowsSheet(name, cells) for name, cells in sheets.items()])  # type: ignore[arg-type]


def reviewed(store: Store, book: Workbook, overlay: Overlay = NOTHING, kind: str = "logs") -> Reviewed:
    return review_import(store, kind, book, TODAY, overlay)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("org.xlsx", "org"), ("field.xlsx", "field"), (WEEKS[0], "logs"), ("shapes/logs-2026-W47-gb18030.csv", "logs")],
)
def test_kinds_are_recognised(name: str, kind: str) -> None:
    assert recognise_kind(open_workbook(SAMPLES / name)) == kind


def test_kinds_are_recognised_by_headers_where_names_tell_nothing() -> None:
    assert recognise_kind(FileWorkbook("x", "0", [])) is None
    assert recognise_kind(made("x", 甲=[["a", "b"]])) is None
    assert recognise_kind(made("x", 甲=[["標題"], list(HEAD)])) == "logs"
    assert recognise_kind(made("x", 甲=[["日期", "網點", "檢查人"]], 乙=[["日期", "網點", "拜訪人"]])) == "field"


def test_every_row_is_listed_with_its_outcome(people: Store) -> None:
    import_workbook(people, "logs", logs_of(row(), row("000009")), TODAY)
    sheet: list[list[object]] = [
        ["標題", "某週"],
        [],
        [*HEAD, "備註"],
        row("000008", "2026-11-16", 50, 9, 2, 3, 4),
        row("000009"),
        row("000010"),
        [*row("X"), "來歷不明"],
        *[[] for _ in range(CHUNK_ROWS + 200)],
        ["合計", "", 50],
        row("000011"),
    ]
    before = contents(people, keys=True)
    book = FileWorkbook("made.xlsx", "0", [RowsSheet("工作日誌", sheet)])  # type: ignore[arg-type]
    found = reviewed(people, book)
    assert contents(people, keys=True) == before
    counts, rows = found.result.counts, found.review.sheet("工作日誌")
    assert rows.heads == (*HEAD, "備註")
    assert len(rows.numbers) == counts.read == len(sheet) - 1
    held = {str(outcome): rows.count(outcome) for outcome in OUTCOMES}
    assert held == {"refused": 1, "updated": 1, "new": 2, "same": 1, "skipped": CHUNK_ROWS + 203}
    assert held["skipped"] == counts.skipped
    assert [rows.numbers[n] for n in rows.places([RowOutcome.NEW, RowOutcome.REFUSED])] == [7, 6, len(sheet)]
    first = rows.row(rows.places([RowOutcome.UPDATED])[0], "zh_TW")
    assert (first.number, first.cells[3], first.before) == (4, "9", {3: "4"})
    wrong = rows.row(rows.place_of(7), "zh_TW")
    assert (wrong.cells[0], wrong.cells[-1], list(wrong.faults)) == ("X", "來歷不明", [0])
    assert rows.row(rows.place_of(1), "zh_TW").cells == ("標題", "某週")
    assert all(rows.numbers[rows.place_of(number)] == number for number in rows.numbers)


def test_old_values_of_the_organisation(people: Store) -> None:
    with people.reading() as reader:
        member, outlet = reader.organisation().members["000008"], reader.outlets()[0]
    unit = next(iter(people_units(people)))
    book = made(
        "org",
        單位=[["編號", "名稱", "類型"], [unit, "新名稱", "營業部"]],
        人員=[
            ["工號", "姓名", "角色", "單位", "入職日期", "離職日期"],
            [
                "000008",
                "改名",
                "客戶經理",
                member.assignments[0].unit,
                member.employed_from.isoformat(),
                "2026-11-20",
            ],
        ],
        網點=[
            ["編號", "名稱", "銀行", "單位", "合作"],
            [outlet.code, outlet.name, "他行", outlet.charges[0][1], "否"],
        ],
    )
    found = reviewed(people, book, kind="org")
    unit_row, person, place = (found.review.sheets[n].row(0, "en") for n in range(3))
    assert unit_row.before[1]
    assert person.before == {1: member.name, 5: ""}
    assert place.before[2] == outlet.bank
    assert place.before[4] == ("Yes" if outlet.partner else "No")


def people_units(store: Store) -> list[str]:
    with store.reading() as reader:
        return [u.code for u in reader.organisation().units.values() if u.kind == "branch"]


def test_old_values_of_events_targets_leave_and_calendar(branch: Store) -> None:
    with branch.reading() as reader:
        event = next(e for e in reader.events(date.min, date.max) if e.attending)
    org: dict[str, list[list[object]]] = {
        "請假": [["工號", "起", "迄", "類型"], ["000008", "2026-11-02", "2026-11-02", "年假"]],
        "日曆": [["日期", "工作日", "說明"], ["2026-11-21", "是", "補班"]],
        "目標": [["編號", "月份", "指標", "目標值"], ["000008", "2026-11", "開戶數", 5]],
    }
    first = import_workbook(branch, "org", made("org", **org), TODAY)
    assert first.counts.refused == 0, first.problems
    changed = {name: [rows[0], [*rows[1][:-1], 7 if name == "目標" else "改"]] for name, rows in org.items()}
    found = reviewed(branch, made("org", **changed), kind="org")
    assert [sheet.row(0, "zh_TW").before for sheet in found.review.sheets] == [
        {3: "年假"},
        {2: "補班"},
        {3: "5.0000"},
    ]
    head: list[object] = ["編號", "日期", "類型", "主辦", "參加人"]
    rows = made("field", 活動=[head, [event.code, event.day.isoformat(), "戶外", event.host, event.attending[0]]])
    sheet = reviewed(branch, rows, kind="field").review.sheets[0]
    assert sheet.row(0, "zh_TW").before[4] == "、".join(event.attending)


def test_old_values_in_words() -> None:
    event = next(spec for spec in WORKBOOKS["field"] if spec.code == "events")
    assert spoken(event.column("kind"), "outdoor", "zh_TW") == "戶外"
    assert spoken(event.column("day"), date(2026, 11, 2), "en") == "2026-11-02"
    assert spoken(event.column("name"), "講堂", "en") == "講堂"
    assert spoken(event.column("attending"), ("1", "2"), "en") == "1、2"
    assert spoken(event.column("name"), True, "zh_TW") == "是"


@pytest.mark.parametrize(("name", "kind", "status", "new", "refused", "code"), bad_files())
def test_bad_files_are_reviewed(
    people: Store, name: str, kind: str, status: int, new: str, refused: str, code: str
) -> None:
    if status == 4:
        with pytest.raises(Refusal):
            reviewed(people, open_workbook(SAMPLES / "bad" / name), kind=kind)
        return
    found = reviewed(people, open_workbook(SAMPLES / "bad" / name), kind=kind)
    counts = found.result.counts
    assert counts.new == int(new)
    assert sum(len(sheet.numbers) for sheet in found.review.sheets) == counts.read
    assert [problem.row for problem in found.problems] == list(found.result.refused)


def fixed_book(store: Store, name: str) -> tuple[Workbook, Overlay]:
    """A bad file with the first fix of every problem."""
    book, overlay = open_workbook(SAMPLES / "bad" / name), NOTHING
    for _ in range(5):
        found = reviewed(store, book, overlay)
        if not found.problems:
            break
        problem, fixes = found.problems[0], found.proposals[0].fixes
        overlay = overlay.with_step(step_for(problem, fixes[0].value) if fixes else skip_for([problem]))
    return book, overlay


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("text-in-count.xlsx", 4),
        ("negative-count.xlsx", 4),
        ("huge-count.xlsx", 3),
        ("impossible-date.xlsx", 4),
        ("future-date.xlsx", 4),
        ("unknown-member.xlsx", 3),
        ("duplicate-rows.xlsx", 3),
        ("uncomputed-formulas.xlsx", 3),
        ("merged-cells.xlsx", 5),
    ],
)
def test_problems_are_put_right_and_undo_gives_the_store_before(people: Store, name: str, new: int) -> None:
    book, overlay = fixed_book(people, name)
    before = contents(people, keys=True)
    result = import_workbook(people, "logs", overlaid(book, overlay), TODAY, fixed=overlay.count)
    assert (result.counts.new, result.counts.refused) == (new, 0)
    assert result.batch is not None
    undo(people, result.batch)
    assert contents(people, keys=True) == before


def test_a_formula_without_value_is_given_one(people: Store) -> None:
    book = open_workbook(SAMPLES / "bad" / "uncomputed-formulas.xlsx")
    problem = reviewed(people, book).problems[0]
    assert problem.cell == ""
    overlay = NOTHING.with_step(step_for(problem, "3"))
    assert reviewed(people, book, overlay).result.counts.new == 4
    assert reviewed(people, book, overlay.undone()).result.counts.refused == 1


def test_one_fix_for_all_cells_alike(people: Store) -> None:
    book = logs_of(row("8"), row("9"), row("8", "2026-11-17"), row("999999"), row("000010", "2026-02-30"))
    found = reviewed(people, book)
    step = found.proposals[0].for_all
    assert [(c.row, c.value) for c in step if isinstance(c, CellFix)] == [(2, "000008"), (3, "000009"), (4, "000008")]
    overlay = NOTHING.with_step(step)
    assert reviewed(people, book, overlay).result.counts.refused == 2
    assert overlay.count == 3


def test_a_file_of_many_problems_is_thought_about_for_so_long_only(people: Store) -> None:
    book = logs_of(
        *(row(f"X{n:05d}") for n in range(2 * THOUGHTS)), *(row("8", f"2026-11-{n:02d}") for n in (16, 17))
    )
    found = reviewed(people, book)
    assert len(found.problems) == 2 * THOUGHTS + 2
    assert len(found.proposals) == PROPOSED
    assert 0 < max(len(proposal.for_all) for proposal in found.proposals) <= THOUGHTS
    lost = logs_of(
        *(row("8", f"2026-11-{n:02d}") for n in range(2, 21)), *(row(f"X{n:05d}") for n in range(2 * THOUGHTS))
    )
    step = reviewed(people, lost).proposals[0].for_all
    assert [change.value for change in step if isinstance(change, CellFix)] == ["000008"] * 19


def test_a_row_left_out_shows_what_it_holds_and_may_come_back(people: Store) -> None:
    book = logs_of(row("X"), row("000009"))
    problem = reviewed(people, book).problems[0]
    left_out = NOTHING.with_step(skip_for([problem]))
    found = reviewed(people, book, left_out)
    assert (found.result.counts.skipped, found.result.counts.refused, found.result.counts.read) == (1, 0, 2)
    assert found.review.sheets[0].row(0, "zh_TW").cells[0] == "X"
    again = left_out.with_step(step_for(problem, "000008"))
    assert reviewed(people, book, again).result.counts.new == 2


def test_a_blank_under_the_header_has_nothing_above(people: Store) -> None:
    found = reviewed(people, logs_of(["", "2026-11-16", 1, 1, 1, 1, 1], [""], ["", "2026-11-17", 1, 1, 1, 1, 1]))
    assert [proposal.fixes for proposal in found.proposals] == [(), ()]
    assert reviewed(people, logs_of()).review.sheets[0].heads == ()
    titled = made("logs", 工作日誌=[["標題"], list(HEAD), ["", "2026-11-16", 1, 1, 1, 1, 1]])
    found = reviewed(people, titled)
    assert found.proposals[0].fixes == ()


def test_a_change_right_of_a_short_row(people: Store) -> None:
    book = logs_of(["000008", "2026-11-16", 50, 4, 2, 3])
    wide = NOTHING.with_step((CellFix("工作日誌", 2, 6, "9"), CellFix("別的", 2, 0, "9")))
    rows = reviewed(people, book, wide)
    assert rows.result.notices == 0
    assert rows.review.sheets[0].row(0, "zh_TW").cells[6] == "9"


def test_an_organisation_is_taken_back_whole(empty: Store) -> None:
    """Units point to one another: the lower ones go first."""
    before = contents(empty, keys=True)
    result = import_workbook(empty, "org", open_workbook(SAMPLES / "org.xlsx"), TODAY)
    assert result.batch is not None
    assert undo(empty, result.batch).kept == ()
    assert contents(empty, keys=True) == before


def test_a_review_is_cancelled_without_a_trace(people: Store) -> None:
    class Stop(Exception):  # noqa: N818  a wish, not an error
        """The person's wish."""

    def stop(_rows: int) -> None:
        raise Stop

    before = contents(people, keys=True)
    with pytest.raises(Stop):
        review_import(people, "logs", open_workbook(SAMPLES / WEEKS[0]), TODAY, NOTHING, stop)
    with pytest.raises(Stop):
        import_workbook(people, "logs", open_workbook(SAMPLES / WEEKS[0]), TODAY, progress=stop)
    assert contents(people, keys=True) == before


def test_the_review_of_replies(branch: Store) -> None:
    found = reviewed(branch, open_workbook(Path(SAMPLES) / "field.xlsx"), kind="field")
    assert sum(sheet.count(RowOutcome.SAME) for sheet in found.review.sheets) == found.result.counts.same
