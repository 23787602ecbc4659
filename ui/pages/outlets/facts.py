"""The strip over the board: how many of the outlets were reached in each span. Facts, no requirements."""

from PySide6.QtWidgets import QProgressBar, QWidget

from domain.field_lists import BoardAsked, BoardFacts, Side
from ui.desk import Desk
from ui.kit.cards import Strip
from ui.kit.parts import column, label, row


class Fact(QWidget):
    """So many of so many: words, article, a bar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("wide", "true")
        theme = desk.theme
        self.desk = desk
        self.words, self.article, self.figure = label("", "strong"), label("", "caption"), label("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(theme.px(60))
        layout = column(row(self.words, self.article, None), row(self.bar, self.figure), gap=theme.px(6))
        layout.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(9))
        self.setLayout(layout)

    def show_fact(self, words: str, article: str, done: int, total: int) -> None:
        """Say it."""
        self.words.setText(words)
        self.article.setText(article)
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.bar.setAccessibleName(words)
        self.figure.setText(self.desk.say("outlets.of", done=done, all=total))


class FactStrip(Strip):
    """Today, this week, these two months, the heads."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.facts = [Fact(desk) for _ in range(4)]
        super().__init__(*self.facts)

    def show_facts(self, asked: BoardAsked, facts: BoardFacts) -> None:
        """Say how many outlets were reached."""
        say, article = self.desk.say, self.desk.say(f"outlets.article_{asked.side.value}")
        first, last = asked.pair[0].month, asked.pair[1].month
        span = "quarter" if asked.side is Side.MARKET_DEPARTMENT else "month"
        words = (
            say("outlets.fact_today"),
            say("outlets.fact_week"),
            say("outlets.fact_pair", first=first, last=last),
            say(f"outlets.fact_{span}"),
        )
        figures = (facts.today, facts.week, facts.pair, facts.heads)
        for fact, word, figure in zip(self.facts, words, figures, strict=True):
            fact.show_fact(word, article, figure, facts.outlets)
