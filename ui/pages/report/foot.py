"""The line under the editor: who gets the report, whether the draft is saved, and issuing it in two steps."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from domain.report import WeeklyReport
from ui.desk import Desk
from ui.kit.parts import button, column, holder, label, row, show_key
from ui.pages.report.session import Session

KEY = "Ctrl+Enter"


class Foot(QFrame):
    """Asks before it issues: what is issued is final, so it says what it is and who gets it."""

    def __init__(self, desk: Desk, wanted: Callable[[], Any], agreed: Callable[[], Any]) -> None:
        super().__init__()
        self.setProperty("kind", "desk")
        self.desk = desk
        say, px = desk.say, desk.theme.px
        self.submit = button(desk, say("report.submit"), wanted, shown_key=KEY, kind="primary")
        self.to, self.saved = label("", "caption", wrap=True), label("", "faint")
        self.question = label("", "caption", wrap=True)
        self.agree = button(desk, say("report.submit"), agreed, shown_key=KEY, kind="primary")
        self.back = button(desk, say("report.back"), self.stop_asking, shown_key="Esc")
        usual = row(self.submit, self.to, self.saved, gap=px(12))
        usual.setStretch(1, 1)
        asking = column(self.question, row(self.agree, self.back, None), gap=px(8))
        self._steps: list[QWidget] = []
        for layout in (usual, asking):
            layout.setContentsMargins(px(14), px(9), px(14), px(10))
            self._steps.append(holder(layout))
        self.setLayout(column(*self._steps, gap=0))
        self._show_step(asking=False)

    @property
    def is_asking(self) -> bool:
        """Whether it waits for a yes."""
        return self._asking

    def _show_step(self, *, asking: bool) -> None:
        self._asking = asking
        self._steps[0].setVisible(not asking)
        self._steps[1].setVisible(asking)

    def ask(self, report: WeeklyReport) -> None:
        """Say what is about to be issued, and wait for a yes."""
        say = self.desk.say
        names = "、".join(report.recipients) or say("report.to_nobody")
        code = report.verification_code
        self.question.setText(say("report.confirm", revision=report.revision, code=code, names=names))
        show_key(self.agree, say("report.submit_now", revision=report.revision), KEY)
        self._show_step(asking=True)
        self.agree.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_asking(self) -> None:
        """Back to writing."""
        if self.is_asking:
            self._show_step(asking=False)
            self.submit.setFocus()

    def show_state(self, session: Session) -> None:
        """Show whom the report goes to, and whether it may be issued."""
        say, recipients = self.desk.say, session.report.recipients
        names = "、".join(recipients)
        self.to.setText(say("report.to", names=names) if names else say("report.to_nobody"))
        may = session.is_open and not session.is_issued
        self.submit.setEnabled(may)
        self.submit.setToolTip("" if may else session.note(self.desk)[1])
        self._show_step(asking=False)
        if not session.is_open:
            self.saved.setText("")

    def show_saved(self, text: str) -> None:
        """Show whether the draft is saved."""
        self.saved.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape and self.is_asking:
            self.stop_asking()
        else:
            super().keyPressEvent(event)
