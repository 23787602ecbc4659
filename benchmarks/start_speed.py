"""P8: `dudao --help` beside bare Python, and what it imports."""

import subprocess
import sys
from pathlib import Path

from benchmarks.timing import alternate, compile_program, process_seconds

HEAVY = ("PySide6", "sqlalchemy", "reportlab", "openpyxl", "xlsxwriter", "alembic", "python_calamine")


def main() -> bool:
    """Print the seconds above bare Python and the heavy libraries that were imported."""
    compile_program()
    program = [str(Path(sys.executable).with_name("dudao")), "--help"]
    ours, bare = alternate(
        lambda: process_seconds(program), lambda: process_seconds([sys.executable, "-c", "pass"]), rounds=11
    )
    above = ours - bare
    print(f"P8 dudao --help: {ours * 1000:.0f} ms, bare Python {bare * 1000:.0f} ms, {above * 1000:.0f} ms above "
          f"(goal <= 100) {'ok' if above <= 0.1 else 'NOT REACHED'}")  # fmt: skip
    heavy = imported_by_help()
    print(f"P8 heavy libraries imported by --help: {', '.join(heavy) or 'none'} {'NOT REACHED' if heavy else 'ok'}")
    return above <= 0.1 and not heavy


def imported_by_help() -> list[str]:
    """The heavy libraries in the process after --help."""
    code = "import sys, desktop.command_line as c; c.main(['--help'])"
    code += f"; print([n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return [name for name in HEAVY if f"'{name}'" in done.stdout.splitlines()[-1]]


if __name__ == "__main__":
    main()
