"""Words as they stand on one line of a page, and as phrases are looked for in them."""


def one_line(text: str) -> str:
    """The text with every run of white space as one space, and none around it."""
    return " ".join(text.split())


def cut_short(text: str, *, most: int) -> str:
    """The text as one line, cut between words after at most `most` letters, with dots where it was cut."""
    line = one_line(text)
    return line if len(line) <= most else line[: line.rfind(" ", 0, most)] + " …"


def straight(text: str) -> str:
    """The text with straight apostrophes; every letter keeps its place."""
    return text.replace("’", "'")
