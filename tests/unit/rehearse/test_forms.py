"""What is plain from the form of a turn alone."""

import pytest

from getsit.rehearse import forms


@pytest.mark.parametrize("text", ["Thanks for telling me.", "Thank you for telling me that, it helps."])
def test_thanks_for_what_was_told_take_no_leave(text: str) -> None:
    assert not forms.is_bye(text)
    assert forms.is_thanks(text)


@pytest.mark.parametrize("text", ["Thank you for your time.", "Thanks for having me.", "Goodbye, then."])
def test_thanks_for_the_talk_take_leave(text: str) -> None:
    assert forms.is_bye(text)
