"""The sentences for near misses: as many right as wrong, none twice, of needs that are there."""

import tomllib

from getsit import managers
from getsit.rehearse.script import read_manager
from measure.near_misses import FILE


def test_every_need_has_as_many_right_givings_back_as_near_misses() -> None:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    every = list[str]()
    for name, needs in told.items():
        known = {need.id for need in read_manager(managers.texts()[name], id=name).needs}
        assert set(needs) <= known
        for lines in needs.values():
            assert len(lines["right"]) == len(lines["near"]) == 4
            every += [*lines["right"], *lines["near"]]
    assert len(told) == 4
    assert len(every) == len(set(every)) == 96
