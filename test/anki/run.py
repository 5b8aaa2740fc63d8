"""Runs the tests next to this file and ends with the line `N passed, N failed`."""

import platform
import sys
import unittest
from importlib.metadata import version
from pathlib import Path

suite = unittest.defaultTestLoader.discover(str(Path(__file__).parent), pattern="*_test.py")
result = unittest.TextTestRunner(verbosity=2).run(suite)
failed = len(result.failures) + len(result.errors)
print(f"anki {version('anki')}, Python {platform.python_version()}: {result.testsRun - failed} passed, {failed} failed")
sys.exit(1 if failed or not result.testsRun else 0)
