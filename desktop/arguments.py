"""The words of the command line, and their help in three languages."""

import argparse
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, NoReturn

from desktop.wording import say

MOST_DIGITS = 9
"""An action's number has no more."""

OWN_WORDS = ("help_usage", "help_arguments", "help_options", "help_help")


class UsageError(Exception):
    """The command line is wrong; the message says what."""


class Parser(argparse.ArgumentParser):
    """A parser that reports instead of leaving the program, and whose help is in the person's language."""

    def __init__(self, *args: Any, language: str = "en", **options: Any) -> None:
        super().__init__(*args, **options)
        self.language = language

    def format_help(self) -> str:
        """The help, with the library's own words in the language too."""
        text = super().format_help()
        for words in OWN_WORDS:
            text = text.replace(say(words, "en"), say(words, self.language))
        return text

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def day(text: str) -> date:
    """A day on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(text) from error


def action_number(text: str) -> int:
    """The number of an import or another action."""
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def global_options(language: str) -> Parser:
    """The options that stand before the command."""
    parser = Parser(add_help=False, language=language)
    parser.add_argument("--store", metavar="PATH_OR_URL", default=None, help=say("help_store", language))
    parser.add_argument("--today", metavar="YYYY-MM-DD", type=day, default=None, help=say("help_today", language))
    parser.add_argument("--lang", choices=("zh_TW", "zh_CN", "en"), default=None, help=say("help_lang", language))
    parser.add_argument("--json", action="store_true", help=say("help_json", language))
    parser.add_argument("--quiet", action="store_true", help=say("help_quiet", language))
    return parser


def parser_of(language: str) -> Parser:
    """The whole command line."""
    description = say("help_program", language)
    parser = Parser(prog="dudao", description=description, parents=[global_options(language)], language=language)
    in_language: Any = partial(Parser, language=language)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=in_language)

    def command(name: str, code: str) -> Callable[..., argparse.Action]:
        added: Parser = commands.add_parser(name, help=say(code, language), description=say(code, language))

        def option(*names: str, help: str, **rest: Any) -> argparse.Action:
            return added.add_argument(*names, help=say(help, language), **rest)

        return option

    command("init", "help_init")
    option = command("demo", "help_demo")
    option("--no-window", action="store_true", help="help_no_window")
    option("--out", metavar="DIR", default=None, help="help_out")
    command("templates", "help_templates")("folder", metavar="DIR", help="help_out")
    option = command("import", "help_import")
    option("kind", choices=("org", "logs", "field", "ocrm"), help="help_kind")
    option("files", metavar="FILE", nargs="+", help="help_files")
    option("--strict", action="store_true", help="help_strict")
    option("--dry-run", action="store_true", help="help_dry_run")
    option("--repair", metavar="FILE.xlsx", default=None, help="help_repair")
    command("imports", "help_imports")
    command("undo", "help_undo")("number", metavar="BATCH", type=action_number, help="help_number")
    for name, code in (("approve", "help_approve"), ("return", "help_return"), ("comment", "help_comment_command")):
        _decision(command(name, code), comment_needed=name != "approve")
    option = command("scores", "help_scores")
    option("--week", required=True, help="help_week")
    option("--unit", default=None, help="help_unit")
    option("--explain", action="store_true", help="help_explain")
    option = command("duties", "help_duties")
    option("--on", type=day, required=True, metavar="YYYY-MM-DD", help="help_date")
    option("--unit", default=None, help="help_unit")
    option("--member", metavar="NO", default=None, help="help_person")
    _planned(command)
    option = command("report", "help_report")
    option("report", choices=("weekly",), help="help_weekly")
    option("--unit", required=True, help="help_unit")
    option("--week", required=True, help="help_week")
    option("--out", metavar="F.pdf", required=True, help="help_pdf")
    option("--xlsx", metavar="F.xlsx", default=None, help="help_xlsx")
    command("check", "help_check")
    command("backup", "help_backup")("file", metavar="FILE", help="help_file")
    command("restore", "help_restore")("file", metavar="FILE", help="help_file")
    option = command("rules", "help_rules")
    option("--five-points", metavar="YYYY-MM-DD", type=day, default=None, help="help_put")
    option("--raise", dest="raised", metavar="ITEM=N", action="append", default=[], help="help_raise")
    option("--unit", default=None, help="help_unit")
    option("--from", dest="since", metavar="YYYY-MM-DD", type=day, default=None, help="help_from")
    return parser


def _decision(option: Callable[..., argparse.Action], *, comment_needed: bool) -> None:
    option("--by", metavar="NO", required=True, help="help_by")
    option("--comment", metavar="TEXT", required=comment_needed, default="", help="help_comment")
    option("--week", default=None, help="help_week")
    option("--date", type=day, default=None, help="help_date")
    option("--member", metavar="NO", action="append", default=[], help="help_member")
    option("--unit", default=None, help="help_unit")


def _planned(command: Callable[[str, str], Callable[..., argparse.Action]]) -> None:
    """Commands of the contract whose rules come later; they answer that they are not there yet."""
    option = command("rank", "help_rank")
    option("--metric", required=True, help="help_rank")
    option("--period", choices=("day", "week", "month", "quarter"), required=True, help="help_rank")
    option("--on", type=day, required=True, help="help_date")
    option("--of", required=True, help="help_rank")
    command("cases", "help_cases")("--open", action="store_true", help="help_cases")
