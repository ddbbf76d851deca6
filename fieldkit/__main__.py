"""``python -m fieldkit``: the command line."""

import sys

from fieldkit.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
