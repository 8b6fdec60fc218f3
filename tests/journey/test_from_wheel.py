"""The journey that `.ci/run` makes from the wheel, made from this checkout too."""

import subprocess
import sys
from pathlib import Path


def test_the_whole_way_holds_on_the_example() -> None:
    journey = Path(__file__).with_name("from_wheel.py")
    command = Path(sys.executable).with_name("getsit")
    done = subprocess.run(
        [sys.executable, str(journey), str(command)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
