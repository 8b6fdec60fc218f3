"""Which part of the corpus learns, which chooses, which only measures. By interview, and fixed by name."""

from zlib import crc32

TRAIN, DEV, TEST = "train", "dev", "test"


def part_of(name: str) -> str:
    """The part of an interview or document (by its number), or of any other text (by its letters)."""
    number = name.split("-", 1)[0].split(".", 1)[0]
    if not number.isdigit():
        place = crc32(name.encode()) % 9
    elif "." in name:
        place = (int(number) * 10 + int(name.rsplit(".", 1)[1])) % 9
    else:
        place = int(number) % 9 if int(number) % 18 != _ALSO else 0
    return {0: TEST, 2: DEV}.get(place, TRAIN)


_ALSO = 4  # every second ninth interview measures too, so that half as many again do
