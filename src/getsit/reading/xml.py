"""XML that came from elsewhere, parsed without entities, network, or a tree that never ends.

Knows how to be careful. Does not know what the elements mean. Only the worker calls it.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from getsit.errors import Broken, CannotRead
from getsit.reading.decode import decode
from getsit.reading.told import say

if TYPE_CHECKING:
    from lxml import etree

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def parse_xml(data: bytes) -> "etree._Element | None":
    """The root element, None where nothing could be saved of it.

    Broken for what is no XML or brings entities of its own.
    """
    from lxml import etree

    if _ENTITY.search(data):
        raise Broken(reason=say("reason.entities"))
    if not _DECLARED.search(data[:300]):
        data = _as_utf8(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data.strip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as damage:
        raise Broken(reason=say("reason.no_xml")) from damage


def name_of(element: "etree._Element | None") -> str:
    """The element's name without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].lower() if element is not None else ""


def children(element: "etree._Element | None", *names: str) -> "Iterator[etree._Element]":
    """The elements of those names right below it, in order."""
    return (child for child in (element if element is not None else ()) if name_of(child) in names)


def words_of(element: "etree._Element", *names: str) -> str:
    """The words of the first of those elements that has any, trying the names in order."""
    for name in names:
        for child in children(element, name):
            words = "".join(str(part) for part in child.itertext()).strip()
            if words:
                return words
    return ""


def _as_utf8(data: bytes) -> bytes:
    """The bytes in UTF-8, which XML is in where it says nothing, also where they are not."""
    try:
        return decode(data, name="").encode("utf-8")
    except CannotRead:
        return data
