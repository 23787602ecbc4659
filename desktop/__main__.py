"""python -m desktop is dudao."""

import sys

from desktop.start import main

sys.exit(main())
