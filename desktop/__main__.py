"""python -m desktop is dudao."""

import sys

from desktop.command_line import main

sys.exit(main())
