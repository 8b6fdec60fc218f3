"""A page saved as one file (MHTML) to pieces: finds the page inside and reads it as HTML.

Knows mail's wrapping. Does not read the pictures and styles that are wrapped with the page.
"""

from email import message_from_bytes, policy
from email.message import Message

from getsit.errors import Broken
from getsit.reading import html
from getsit.reading.decode import decode_page
from getsit.reading.pieces import Reading
from getsit.reading.told import say


def parse(data: bytes) -> Reading:
    """The pieces of the first HTML page inside the archive; Broken when there is none."""
    for part in message_from_bytes(data, policy=policy.compat32).walk():
        if part.get_content_type() == "text/html" and (page := _bytes(part)):
            return html.read_page(decode_page(page, name="", media_type=part.get("Content-Type", "")))
    raise Broken(reason=say("reason.not_whole"))


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
