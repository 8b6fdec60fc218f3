"""A small manager made of numbered sentences, so that a test sees at once which line was said."""

from getsit.model.manager import Manager
from getsit.rehearse import form
from getsit.rehearse.script import read_manager

KINDS = ("challenge", "vision", "measure", "timeline", "manner", "culture", "risk", "stake")
SUBJECTS = ("boats", "lights", "figures", "dates", "letters", "lunches", "ladders", "names")


def a_manager_file() -> str:
    """A manager file without faults."""
    head = [
        "name = Signe Dahl", "role = Harbour master", "organisation = Vik Marina", "trade = harbour",
        "temperament = terse", "post = berth coordinator", "minutes = 30", "trust = .30", "talk = 1",
        "outward = plain", "structure = free", "bar = .70", "intro = You sit above the slipway.", "",
        "# posting", "We look for a friendly coordinator.", "",
    ]  # fmt: skip
    needs = [line for number, subject in enumerate(SUBJECTS) for line in _need(number, subject)]
    rest = [*_asks(), *_topics(), *_says()]
    return "\n".join([*head, *needs, *rest])


def a_manager() -> Manager:
    """The manager of that file."""
    return read_manager(a_manager_file(), id="signe")


def _need(number: int, subject: str) -> list[str]:
    surprise = "surprise" if number == 7 else "silent"
    lines = [
        f"# need {subject}", f"title = The {subject} trouble", f"noun = the {subject}",
        f"kind = {KINDS[number]}", f"heat = {3 if number < 3 else 1}", "opens = fairly",
        f"posting = {surprise}", f"truth = The {subject} are late.", f"key = What about the {subject}?",
        "asked",
    ]  # fmt: skip
    lines += [f"  Do the {subject} trouble you in way {step}?" for step in range(12)]
    for level in range(5):
        lines += [f"level {level} = Of {subject} strength {level}."]
        lines += [f"  again = Once more {subject}, {'zero one two three four'.split()[level]}."]
        lines += [f"  answers = How are the {subject} at {level}?"]
    for facet in ("event", "why", "tried", "who", "now"):
        lines += [f"{facet} = Of {subject} {facet}.", f"  again = Once more {subject} {facet}."]
        lines += [f"  answers = Tell me {facet} of the {subject}?"]
    lines += ["claims"]
    lines += [f"  {subject} are late {n} | {subject} are early {n} -> Late {subject}, {n}." for n in range(6)]
    lines += ["restate", f"  Late {subject}, as I put it.", f"  The {subject} come late."]
    lines += ["before", f"  Everybody has {subject}.", "after", f"  Enough of {subject} today."]
    lines += ["fits", f"  If the {subject} agree.", f"  Where {subject} let you."]
    lines += [f"tests = And when the {subject} stop?", f"  else = We shall see the {subject}."]
    return [*lines, "hint", f"  You never asked of {subject}.", ""]


def _asks() -> list[str]:
    lines = list[str]()
    for name in form.QUESTIONS:
        when = {"yourself": "opening", "questions_for_us": "late"}.get(name, "middle")
        lines += [f"# ask {name}", f"when = {when}", f"question = The question {name}?"]
        lines += [f"plain = Easy {name}?", f"again = You owe me {name}.", f"else = Taken, {name}."]
        lines += ["on = boats"] if name == "how_would_you" else []
    return lines


def _topics() -> list[str]:
    lines = list[str]()
    for name in form.TOPICS:
        lines += [f"# topic {name}", f"noun = the {name}", "asked"]
        lines += [f"  What of {name}, {step}?" for step in range(6)]
        for step in ("first", "second"):
            lines += [f"say = The {step} of {name}.", f"  again = Again the {step} of {name}."]
            lines += [f"  answers = What is the {step} of {name}?"]
    return lines


def _says() -> list[str]:
    lines = list[str]()
    for name, many in form.SAYS.items():
        lines.append(f"# say {name}")
        frame = " {a} or {b}" if name == "which" else ""
        lines += [f"Says {name.replace('_', ' ')} number {number}{frame}." for number in range(many)]
    return lines
