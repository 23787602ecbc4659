"""Backups: proven, rotated, compared with the present, restored (promise R17)."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop import store_care
from desktop.app import Clock, Workplace
from domain.backups import BackupKind, spent
from domain.problems import Refusal
from domain.services import organising
from domain.services.changing import make
from storage import backups
from storage.store import Store
from tests.conftest import NOW, TODAY
from tests.contents import contents
from tests.domain.test_organising import UNIT

START = datetime(2026, 1, 1, 9)


def test_seven_days_four_weeks_twelve_months_are_kept() -> None:
    made = [START + timedelta(days=n, hours=hour) for n in range(500) for hour in (0, 5)]
    kept = sorted(set(made) - spent(made), reverse=True)
    last = made[-1]
    assert kept[:7] == [last - timedelta(days=n) for n in range(7)]
    weeks = [moment for moment in kept if moment.isoweekday() == 7]
    assert len({moment.isocalendar()[:2] for moment in kept[:10]}) >= 4
    assert weeks
    months = {(moment.year, moment.month) for moment in kept}
    assert len(months) == 12
    assert len(kept) <= 7 + 4 + 12
    assert spent([]) == set()


def test_the_day_has_one_backup_and_old_ones_go(empty: Store) -> None:
    for n in range(120):
        moment = START + timedelta(days=n)
        made = backups.automatic_backup(empty.path, moment)
        assert made is not None
        if n % 40:
            continue
        assert backups.automatic_backup(empty.path, moment + timedelta(hours=3)) is None
    files = sorted(path.name for path in backups.folder_of(empty.path).iterdir())
    assert all(name.endswith(".auto.db") for name in files)
    assert len(files) <= 7 + 4 + 4
    assert {f"{START + timedelta(days=119 - n):%Y%m%d}" for n in range(7)} <= {name[:8] for name in files}
    assert backups.last_backup(empty.path) == START + timedelta(days=119)


def test_a_backup_asked_for_is_never_thinned_out(empty: Store) -> None:
    manual = backups.make_backup(empty.path, START, BackupKind.MANUAL)
    for n in range(1, 60):
        backups.automatic_backup(empty.path, START + timedelta(days=n))
    assert manual.is_file()
    shown = backups.list_backups(empty.path)
    assert shown[-1].kind is BackupKind.MANUAL
    assert shown[-1].size == manual.stat().st_size
    assert [entry.made for entry in shown] == sorted((entry.made for entry in shown), reverse=True)
    manual.write_bytes(b"nothing like a store")
    assert len(backups.list_backups(empty.path)) == len(shown) - 1


def test_what_restoring_would_lose_is_counted(people: Store, tmp_path: Path) -> None:
    file = backups.make_backup(people.path, START, BackupKind.MANUAL)
    assert backups.losses(file, people.path).nothing
    make(people, organising.add_unit(UNIT, TODAY))
    make(
        people,
        organising.change_unit("B001-D1", {"name": "一部", "kind": "market_department", "parent": "B001"}, TODAY),
    )
    lost = backups.losses(file, people.path)
    assert lost.actions == (("unit_added", 1), ("unit_changed", 1))
    assert lost.rows == (("unit", 1, 1),)
    assert lost.gains == 0
    other = tmp_path / "other.db"
    shutil.copy(file, other)
    elsewhere = Store.open(other, lambda: NOW)
    make(elsewhere, organising.add_unit({**UNIT, "code": "X"}, TODAY))
    elsewhere.close()
    assert backups.losses(other, people.path).gains == 1
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"nothing")
    for wrong in (bad, tmp_path / "none.db"):
        with pytest.raises(Refusal, match="not_a_backup"):
            backups.losses(wrong, people.path)


def test_restoring_keeps_the_present_state_and_opens_the_old_one(people: Store) -> None:
    place = Workplace(str(people.path), Clock(TODAY), "zh_TW")
    before = contents(people)
    assert store_care.last_backup(place) is None
    assert store_care.back_up(place, automatic=True) is not None
    assert store_care.back_up(place, automatic=True) is None
    assert store_care.last_backup(place) == store_care.local_moment(place)
    make(people, organising.add_unit(UNIT, TODAY))
    after = contents(people)
    file = store_care.backups(place)[0].file
    assert store_care.losses(place, file).actions == (("unit_added", 1),)
    store_care.restore(place, people, file)
    restored = place.open()
    assert contents(restored) == before
    kept = next(entry for entry in store_care.backups(place) if entry.kind is BackupKind.BEFORE_RESTORE)
    store_care.restore(place, restored, kept.file)
    again = place.open()
    assert contents(again) == after
    assert store_care.check(place)[1] == []
    again.close()


def test_a_folder_that_cannot_be_made_is_told(people: Store) -> None:
    backups.folder_of(people.path).write_text("a file is in the way")
    with pytest.raises(Refusal, match="cannot_write"):
        backups.make_backup(people.path, START, BackupKind.MANUAL)
    assert backups.list_backups(people.path) == ()
