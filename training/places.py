"""Places the lines of all managers anew: `python -m training.places WEIGHTS`, after a change of either."""

import sys
from pathlib import Path

from getsit import managers
from getsit.adapters.onnx_hearing import OnnxHearing
from getsit.ports import CANDIDATE
from getsit.rehearse.general import general_lines
from getsit.rehearse.own import read_voice
from getsit.rehearse.placed import write
from getsit.rehearse.topics import lines_of


def all_lines() -> list[tuple[str, str]]:
    """Every (role, line) that a talk compares with, of all written managers and voices."""
    lines = [(CANDIDATE, line) for line in general_lines()]
    for id, text in managers.texts().items():
        lines += lines_of(read_voice(text, id=id).manager)
    for id, text in managers.voices().items():
        voice = read_voice(text, id=id)
        lines += lines_of(voice.manager)
        lines += [
            (CANDIDATE, line)
            for need in voice.manager.needs
            for name in ("sounds", "denied")
            for line in voice.listed(need.id, name)
        ]
    return lines


def place(weights: Path) -> None:
    """Writes the places beside the managers."""
    write(managers.PLACES, all_lines(), hearing=OnnxHearing(weights))


if __name__ == "__main__":
    place(Path(sys.argv[1]))
