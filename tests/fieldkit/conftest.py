"""What every room's tests may ask for: a command run as from a shell."""

import pytest


@pytest.fixture
def run(capsys):
    """Run a command: ``status, out, err = run("new", path)``."""
    from fieldkit.cli.main import main

    def call(*words):
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = end.code
        said = capsys.readouterr()
        return status, said.out.strip(), said.err.strip()

    return call
