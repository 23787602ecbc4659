"""The program `dudao`: reads the command line, does what it says, and answers in words or JSON."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.app import Clock, Workplace, language_of_machine
from desktop.arguments import UsageError, global_options, parser_of
from desktop.outcome import BUG, REFUSED, WRONG_USE, Outcome
from desktop.wording import refusal_sentence, say
from domain.problems import Refusal

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def main(arguments: Sequence[str] | None = None, frame: MainWindow | None = None) -> int:
    """Run one command; its exit status. `frame` is the window's, where it is on screen already."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    early = _early_options(words)
    language = early.lang or language_of_machine()
    try:
        options = parser_of(language).parse_args(words)
    except UsageError as error:
        return _refuse(early, "usage", say("usage_error", language, message=str(error)), WRONG_USE)
    except SystemExit as leaving:  # --help has been printed
        return int(leaving.code or 0)
    place = Workplace(options.store or os.environ.get("DUDAO_STORE", ""), Clock(options.today), language)
    return _answer(place, options, frame)


def _answer(place: Workplace, options: Namespace, frame: MainWindow | None) -> int:
    try:
        outcome = _run(place, options, frame)
    except Refusal as refusal:
        return _refuse(options, refusal.code, refusal_sentence(refusal, place.language), REFUSED, refusal)
    except KeyboardInterrupt:
        return _refuse(options, "interrupted", say("interrupted", place.language), REFUSED)
    except Exception as error:  # noqa: BLE001  the last net: whatever the bug, no traceback reaches a person
        return _confess(error, options, place.language)
    try:
        _print(outcome, options)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the answer has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return outcome.status


def _speak_utf8() -> None:
    """Old consoles speak another encoding; a name they lack must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="replace")


def _early_options(words: list[str]) -> Namespace:
    """Language and manner of answer, as far as they can be read from a command line that may be wrong."""
    try:
        return global_options("en").parse_known_args(words)[0]
    except UsageError:
        return Namespace(lang=None, json="--json" in words, quiet=False)


def _run(place: Workplace, options: Namespace, frame: MainWindow | None) -> Outcome:
    if options.command is None:
        from desktop.window import open_window

        return Outcome(None, status=open_window(place, frame))
    from desktop import commands

    return commands.COMMANDS[options.command](place, options)


def _print(outcome: Outcome, options: Namespace) -> None:
    if options.json:
        print(json.dumps(outcome.answer, ensure_ascii=False))
    elif not options.quiet:
        for line in outcome.lines:
            print(line)


def _refuse(options: Namespace, code: str, sentence: str, status: int, refusal: Refusal | None = None) -> int:
    if options.json:
        facts = refusal.facts if refusal else {}
        where = str(facts.get("file") or facts.get("sheet") or facts.get("value") or "")
        print(json.dumps({"error": {"code": code, "message": sentence, "where": where}}, ensure_ascii=False))
    else:
        print(sentence, file=sys.stderr)
    return status


def _confess(error: Exception, options: Namespace, language: str) -> int:
    from desktop.app import data_folder
    from desktop.crash import save_report

    report = save_report(error, data_folder() / "crashes")
    return _refuse(options, "bug", say("bug", language, file=str(report)), BUG)
