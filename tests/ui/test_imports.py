"""The import page by real clicks and keys, with good and bad files."""

import shutil
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from domain.services.deciding import decide_logs
from domain.services.importing import import_workbook
from domain.sheets.review import RowOutcome
from domain.work_log import Decision
from exports.plain_workbook import write_plain_workbook
from storage.store import Store
from storage.workbooks import open_workbook
from tests.conftest import SAMPLES, TODAY, WEEKS, take
from tests.contents import contents
from tests.ui.conftest import MakeWindow, settle
from tests.walks.test_imports import HEAD, row
from tests.walks.test_samples import bad_files
from ui.pages.imports.page import ImportsPage
from ui.pages.imports.session import Session
from ui.shell.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(window: MainWindow, qtbot: QtBot) -> ImportsPage:
    """The import page, shown in the window that has the keys."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.desk.go("imports")
    page = window.page
    assert isinstance(page, ImportsPage)
    return page


def review(window: MainWindow, qtbot: QtBot, file: Path) -> ImportsPage:
    """A file under review, as if dropped."""
    page = page_of(window, qtbot)
    window.desk.go("imports", files=[str(file)])
    settle(qtbot, window.desk)
    return page


def logs_file(folder: Path, *rows: list[object]) -> Path:
    """A workbook of log rows."""
    target = folder / "made.xlsx"
    write_plain_workbook({"工作日誌": [list(HEAD), *rows]}, target)
    return target


def buttons(page: ImportsPage, words: str) -> list[QPushButton]:
    """The problem card's buttons that say so."""
    return [found for found in page.view.problems.findChildren(QPushButton) if found.text().startswith(words)]


def press(qtbot: QtBot, page: ImportsPage, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, where the rows have the focus."""
    assert page.view.table is not None
    qtbot.keyClick(page.view.table, key, modifier)
    settle(qtbot, page.desk)


def test_a_file_is_dropped_reviewed_written_and_taken_back(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(people)
    before = contents(people, keys=True)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLES / WEEKS[-1]))])
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter, event = QDragEnterEvent(QPoint(10, 10), *how), QDropEvent(QPointF(10, 10), *how)
    page = page_of(window, qtbot)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, event)
    qtbot.waitUntil(lambda: page.session.file == WEEKS[-1])
    settle(qtbot, window.desk)
    assert page.steps.now == "check"
    assert page.session.kind == "logs"
    assert page.view.figures["new"].figure.text() == "101"
    assert contents(people, keys=True) == before
    assert page.view.table is not None
    assert page.view.table.model().rowCount() == 101
    press(qtbot, page, Qt.Key.Key_Return, CTRL)
    assert page.steps.now == "undo"
    assert contents(people, keys=True) != before
    assert "101" in page.home.note.words.text()
    qtbot.mouseClick(page.home.undo, LEFT)
    settle(qtbot, window.desk)
    assert contents(people, keys=True) == before
    assert page.home.batches.table.row_at(0).undone  # type: ignore[union-attr]


def test_every_bad_file(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    """A sentence and an untouched store, or the good rows kept and the others told."""
    window = windows(people)
    before = contents(people, keys=True)
    for name, kind, status, new, refused, code in bad_files():
        page = review(window, qtbot, SAMPLES / "bad" / name)
        if status == 4:
            assert page.session.state == "refused", name
            assert page.view.refusal.isVisible()
            assert "未改動" in page.view.refusal.words.text()
            assert page.session.refusal is not None
            assert page.session.refusal.code in code
        else:
            assert page.session.kind == kind
            wrong = refused.replace("-", "0")
            figures = page.view.figures
            assert (figures["new"].figure.text(), figures["refused"].figure.text()) == (new, wrong), name
            assert len(buttons(page, "略過此列")) == int(wrong)
            assert contents(people, keys=True) == before
            qtbot.mouseClick(page.view.commit, LEFT)
            settle(qtbot, window.desk)
            assert page.session.result is not None
            assert page.session.result.counts.new == int(new)
            window.desk.undo_last()
        settle(qtbot, window.desk)
        assert contents(people, keys=True) == before, name


def test_a_problem_is_fixed_by_its_button_and_the_fix_undone(
    people: Store, windows: MakeWindow, qtbot: QtBot
) -> None:
    window = windows(people)
    page = review(window, qtbot, SAMPLES / "bad" / "text-in-count.xlsx")
    qtbot.mouseClick(buttons(page, "改為 2")[0], LEFT)
    settle(qtbot, window.desk)
    assert page.view.figures["new"].figure.text() == "4"
    assert page.view.file.facts["changed"].text().startswith("1 格")
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    assert page.view.figures["refused"].figure.text() == "1"
    qtbot.mouseClick(buttons(page, "略過此列")[0], LEFT)
    settle(qtbot, window.desk)
    assert page.view.figures["skipped"].figure.text() == "1"
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    qtbot.mouseClick(buttons(page, "改為 2")[0], LEFT)
    settle(qtbot, window.desk)
    press(qtbot, page, Qt.Key.Key_Enter, CTRL)
    with people.reading() as reader:
        day = next(iter(reader.logs(TODAY.replace(month=1), TODAY)["000011"].values()))
    assert day.counts.appointments == 2
    settle(qtbot, window.desk)


def test_a_cell_is_edited_by_keys_and_all_alike_follow(
    people: Store, windows: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = logs_file(tmp_path, row("X9"), row("000009"), row("X9", "2026-11-17"), row("X7"))
    window = windows(people)
    page = review(window, qtbot, file)
    table = page.view.table
    assert table is not None
    press(qtbot, page, Qt.Key.Key_F8)
    assert table.current() is not None
    assert table.current().number == 4  # type: ignore[union-attr]
    press(qtbot, page, Qt.Key.Key_F2)
    assert table.editor is not None
    qtbot.keyClick(table.editor, Qt.Key.Key_Escape)
    assert page.session.state == "review"
    assert not page.session.overlay
    press(qtbot, page, Qt.Key.Key_F2)
    qtbot.keyClicks(table.editor, "000008")
    qtbot.keyClick(table.editor, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert page.view.figures["refused"].figure.text() == "2"
    assert page.view.alike.isVisible()
    qtbot.mouseClick(page.view.alike_button, LEFT)
    settle(qtbot, window.desk)
    assert page.view.figures["new"].figure.text() == "3"
    press(qtbot, page, Qt.Key.Key_F8)
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.session.state == "home"


def test_only_problem_rows_are_edited(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    page = review(windows(people), qtbot, SAMPLES / WEEKS[0])
    press(qtbot, page, Qt.Key.Key_F2)
    assert page.view.table is not None
    assert page.view.table.editor is None


def test_zeros_are_put_back_in_all_cells_alike(
    people: Store, windows: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = windows(people)
    page = review(window, qtbot, logs_file(tmp_path, row("8"), row("9"), row("000010")))
    qtbot.mouseClick(buttons(page, "同類全部 2")[0], LEFT)
    settle(qtbot, window.desk)
    assert page.view.figures["new"].figure.text() == "3"


def test_old_and_new_stand_in_changed_cells(people: Store, windows: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    import_workbook(people, "logs", open_workbook(logs_file(tmp_path, row(), row("000009"))), TODAY)
    file = logs_file(tmp_path, row("000008", "2026-11-16", 50, 9, 2, 3, 4), row("000009"))
    page = review(windows(people), qtbot, file)
    table = page.view.table
    assert table is not None
    assert table.model().index(0, 5).data() == "4 → 9"
    qtbot.mouseClick(page.view.filter.buttons["all"], LEFT)
    assert table.model().rowCount() == 2
    qtbot.mouseClick(page.view.filter.buttons["skipped"], LEFT)
    assert table.model().rowCount() == 0
    assert table.empty is not None
    assert table.empty.button is not None
    qtbot.mouseClick(table.empty.button, LEFT)
    assert table.model().rowCount() == 2


def test_the_kind_and_the_sheet_can_be_changed(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(people)
    page = review(window, qtbot, SAMPLES / "org.xlsx")
    assert page.session.kind == "org"
    assert page.view.commit.isEnabled() is False
    for sheet in page.session.reviewed.review.sheets:  # type: ignore[union-attr]
        page.view.file.sheet.choose(sheet.name)
        page.view.file.sheet.activated.emit(page.view.file.sheet.currentIndex())
        assert page.view.table is not None
        assert page.view.table.sheet is sheet
        assert sheet.count(RowOutcome.SAME) == len(sheet.numbers)
    page.view.file.kind.choose("logs")
    page.view.file.kind.activated.emit(page.view.file.kind.currentIndex())
    settle(qtbot, window.desk)
    assert page.session.state == "refused"
    page.view.file.kind.choose("org")
    page.view.file.kind.activated.emit(page.view.file.kind.currentIndex())
    settle(qtbot, window.desk)
    assert page.session.state == "review"


def test_a_dry_run_is_cancelled(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(people)
    before = contents(people, keys=True)
    page = page_of(window, qtbot)
    window.desk.go("imports", files=[str(SAMPLES / WEEKS[0])])
    assert page.session.state == "reading"
    qtbot.mouseClick(page.home.stop, LEFT)
    settle(qtbot, window.desk)
    settle(qtbot, window.desk)
    assert page.session.state in {"home", "review"}
    assert contents(people, keys=True) == before


def test_writing_is_cancelled(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(people)
    page = review(window, qtbot, SAMPLES / WEEKS[0])
    before = contents(people, keys=True)
    gate = Event()
    window.desk.tasks.run(lambda _progress: gate.wait(5), lambda _: None)
    page.session.commit()
    page.escape()
    gate.set()
    settle(qtbot, window.desk)
    assert page.session.state == "review"
    assert contents(people, keys=True) == before


def test_a_change_of_language_keeps_what_was_put_right(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(people)
    page = review(window, qtbot, SAMPLES / "bad" / "text-in-count.xlsx")
    qtbot.mouseClick(buttons(page, "改為 2")[0], LEFT)
    settle(qtbot, window.desk)
    window.desk.set_language("en")
    again = page_of(window, qtbot)
    settle(qtbot, window.desk)
    assert again is not page
    assert again.session.overlay.count == 1
    assert again.view.figures["new"].figure.text() == "4"


def test_undo_lists_the_rows_kept(people: Store, windows: MakeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = logs_file(tmp_path, row(), row("000009"))
    window = windows(people)
    page = review(window, qtbot, file)
    press(qtbot, page, Qt.Key.Key_Return, CTRL)
    day = TODAY.replace(day=16)
    done = decide_logs(people, Decision.APPROVE, "000007", "", (day, day), TODAY, people=["000008"])
    assert done.decided == 1
    settle(qtbot, window.desk)
    page.home.batches.table.select_place(0)
    qtbot.mouseClick(page.home.batches.button, LEFT)
    settle(qtbot, window.desk)
    assert page.home.kept.isVisible()
    assert page.home.kept.table.row_at(0).name == "000008 2026-11-16"  # type: ignore[union-attr]
    assert page.home.kept.table.model().index(0, 0).data() == "工作日誌"


def test_problem_rows_are_exported_and_imported_again(
    people: Store, windows: MakeWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows(people)
    page = review(window, qtbot, SAMPLES / "bad" / "text-in-count.xlsx")
    target = tmp_path / "repair.xlsx"
    monkeypatch.setattr(window.desk.ask, "save_file", lambda *_: target)
    qtbot.mouseClick(page.view.export, LEFT)
    settle(qtbot, window.desk)
    assert take(people, "logs", target, dry_run=True).counts.refused == 1
    for kind in ("org", "logs", "field"):
        target = tmp_path / f"{kind}.xlsx"
        page.save_template(kind)
        settle(qtbot, window.desk)
        assert target.exists()


def test_several_files_come_one_after_another(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(people)
    page = page_of(window, qtbot)
    window.desk.go("imports", files=[str(SAMPLES / name) for name in WEEKS[:2]])
    settle(qtbot, window.desk)
    assert page.session.file == WEEKS[0]
    qtbot.mouseClick(page.view.commit, LEFT)
    settle(qtbot, window.desk)
    after = [b for b in page.home.note.findChildren(QPushButton) if "下一個檔" in b.text()]
    qtbot.mouseClick(after[0], LEFT)
    settle(qtbot, window.desk)
    assert page.session.file == WEEKS[1]
    qtbot.mouseClick(page.back, LEFT)
    assert page.home.isVisible()
    qtbot.mouseClick(page.back, LEFT)
    assert page.view.isVisible()


def test_another_action_runs_the_review_again(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(people)
    page = review(window, qtbot, SAMPLES / WEEKS[0])
    assert page.view.figures["same"].figure.text() == "0"
    take(people, "logs", SAMPLES / WEEKS[0])
    qtbot.waitUntil(lambda: page.view.figures["same"].figure.text() != "0", timeout=10_000)


def test_a_file_that_is_gone_is_refused_and_tried_again(
    people: Store, windows: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = windows(people)
    page = review(window, qtbot, tmp_path / "later.xlsx")
    assert page.session.state == "refused"
    shutil.copy(SAMPLES / WEEKS[0], tmp_path / "later.xlsx")
    again = next(b for b in page.view.refused.findChildren(QPushButton) if b.text() == "重試")
    qtbot.mouseClick(again, LEFT)
    settle(qtbot, window.desk)
    assert page.session.state == "review"


def test_the_session_is_let_go_with_the_store(people: Store, windows: MakeWindow, qtbot: QtBot) -> None:
    window = windows(people)
    page = review(window, qtbot, SAMPLES / WEEKS[0])
    assert isinstance(window.desk.drafts["imports"], Session)
    page.view.leave.click()
    assert page.session.state == "home"
