"""All promises that are measured: python -m benchmarks."""

import sys

from benchmarks import decide_speed, import_speed, list_speed, pdf_speed, score_speed, start_speed

reached = [part.main() for part in (start_speed, pdf_speed, import_speed, score_speed, decide_speed, list_speed)]
sys.exit(0 if all(reached) else 1)
