"""What starts: the command line and the window. The one place where the parts meet."""

VERSION = "0.2.0"
