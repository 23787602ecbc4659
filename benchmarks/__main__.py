"""All promises that are measured: python -m benchmarks."""

import sys

from benchmarks import (
    decide_speed,
    duty_speed,
    entry_speed,
    field_speed,
    import_speed,
    list_speed,
    pdf_speed,
    score_speed,
    start_speed,
    tour_speed,
    window_speed,
)

COMMAND_LINE = (start_speed, pdf_speed, import_speed, score_speed, duty_speed)
WINDOW = (window_speed, tour_speed, decide_speed, list_speed, entry_speed, field_speed)
reached = [part.main() for part in (*COMMAND_LINE, *WINDOW)]
sys.exit(0 if all(reached) else 1)
