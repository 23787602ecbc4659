"""The composer's working surface: chapters and open points, the editor with its foot, and the paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from domain.report import TypedParts
from domain.report_draft import OpenPoint, chapter_states
from ui.desk import Desk
from ui.kit.cards import Card, NoteBar
from ui.kit.parts import button, column, holder, row
from ui.pages.report.chapters import ChaptersCard, PointsCard
from ui.pages.report.editor import Editor
from ui.pages.report.foot import Foot
from ui.pages.report.preview import PreviewCard
from ui.pages.report.session import Note, Session


@dataclass(frozen=True)
class Wishes:
    """What somebody may want at the bench."""

    typed: Callable[[TypedParts], Any]
    submit: Callable[[], Any]
    issue: Callable[[], Any]
    correct: Callable[[], Any]
    take_figures: Callable[[], Any]


class Bench(QWidget):
    """Shows a session; what is done on it is told by the wishes. `narrowed` tells whether the paper finds no room."""

    narrowed = Signal(bool)

    def __init__(self, desk: Desk, wishes: Wishes) -> None:
        super().__init__()
        self.desk, self._wishes = desk, wishes
        self._noted: Note | None = None
        self.open_points: tuple[OpenPoint, ...] = ()
        px = desk.theme.px
        self.editor = Editor(desk, wishes.typed)
        self.editor.read.read_on.connect(wishes.take_figures)
        self.chapters = ChaptersCard(desk, self.editor.go_to)
        self.points = PointsCard(desk, self.editor.go_to_point)
        left = column(self.chapters, self.points, gap=px(10))
        left.setStretch(0, 100)
        left.setStretch(1, 1)
        side = holder(left)
        side.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.preview = PreviewCard(desk)
        self.side, self.card = side, self._make_desk()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(px(12))
        self.split.addWidget(self.card)
        self.split.addWidget(self.preview)
        self.split.setSizes([px(510), px(480)])
        whole = row(side, self.split, gap=px(12))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.turn = button(desk, desk.say("report.preview"), self._turn, icon_name="paper", small=True)
        self.turn.hide()
        self._paper_first = False

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for the chapters and the editor; where there is no more, the paper takes the editor's place."""
        gap = self.desk.theme.px(12)
        height = max(self.side.minimumSizeHint().height(), self.card.minimumSizeHint().height())
        return QSize(self.side.minimumSizeHint().width() + gap + self.card.minimumSizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """What is inside may have become wider: look again what fits."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """Editor and paper side by side, or one of them where the window is narrow."""
        gap = self.desk.theme.px(12)
        card, paper = self.card.minimumSizeHint().width(), self.preview.minimumSizeHint().width()
        wanted = self.side.sizeHint().width() + card + paper + 2 * gap
        narrow = self.width() < wanted
        self.turn.setVisible(narrow)
        self.narrowed.emit(narrow)
        self.turn.setText(self.desk.say("report.write" if self._paper_first and narrow else "report.preview"))
        self.card.setVisible(not (narrow and self._paper_first))
        self.preview.setVisible(not narrow or self._paper_first)

    def _turn(self) -> None:
        self._paper_first = not self._paper_first
        self._fit()

    def _make_desk(self) -> QWidget:
        desk = self.desk
        self.note = NoteBar(desk)
        self.correct = button(desk, desk.say("report.correct"), self._wishes.correct, small=True)
        self.note.tools.addWidget(self.correct)
        self.foot = Foot(desk, self._wishes.submit, self._wishes.issue)
        card = Card(desk)
        card.fill()
        for part, stretch in ((self.note, 0), (self.editor, 1), (self.foot, 0)):
            card.add(part, stretch)
        return card

    def show_session(self, session: Session) -> None:
        """Show figures, states and paper; the fields stay as they are."""
        self.editor.show_report(session.report, session.drafted.people)
        self.editor.set_locked(locked=not session.is_open)
        self.show_states(session)
        self.preview.show_report(session.report, issued=session.is_issued)

    def show_typing(self, session: Session) -> None:
        """Show what typing changes: states at once, the paper once typing rests."""
        self.foot.show_saved(self.desk.say("report.draft_typing"))
        self.show_states(session)
        self.preview.change(session.report, issued=session.is_issued)

    def show_states(self, session: Session) -> None:
        """Show what is written, what is open, and what may be done."""
        self.open_points = session.points(self.desk.today())
        self.chapters.show_states(chapter_states(session.report, self.open_points))
        stale = self.desk.say("report.point_stale", time=f"{session.taken_at:%H:%M}")
        told = (stale, self._wishes.take_figures) if session.stale and session.is_open else None
        self.points.show_points(self.open_points, session.facts(self.desk, self.open_points), told)
        self.foot.show_state(session)
        note = session.note(self.desk)
        if note != self._noted:
            self._noted = note
            self.note.show_note(*note)
        self.correct.setVisible(not session.is_open)

    def next_point(self) -> None:
        """Go to the first thing that is open."""
        if self.open_points:
            self.editor.go_to_point(self.open_points[0])

    @property
    def blocking(self) -> list[OpenPoint]:
        """What keeps the report from being issued."""
        return [point for point in self.open_points if point.blocks]
