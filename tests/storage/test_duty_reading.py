"""The facts of duties come in a few statements, however many people they are about (promise P7)."""

from datetime import date

import pytest
from sqlalchemy import event

from domain.services.duties import duties
from domain.services.reporting import issue_weekly_report
from domain.weeks import Week
from storage.store import Store
from tests.conftest import TODAY

MOST = 36


@pytest.mark.parametrize("unit", [None, "B001", "B001-D1", "B001-D1-R2"])
def test_a_few_statements_whoever_is_asked_about(branch: Store, unit: str | None) -> None:
    for code in ("B001-D1", "B001-D2"):
        issue_weekly_report(branch, code, Week(2026, 47), TODAY)
    asked: list[str] = []
    with branch.reading() as reader:
        event.listen(reader.connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
        assert duties(reader, date(2026, 11, 20), unit)
    assert len(asked) <= MOST, asked
