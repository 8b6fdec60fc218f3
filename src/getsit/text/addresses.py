"""Web addresses as text: which are the same page, which belong to the same site.

Knows how addresses are written. Never opens one.
"""

from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit, urlunsplit

_USUAL_PORTS = {"http": 80, "https": 443}
_INDEX = ("index.html", "index.htm", "index.php", "default.aspx")
_LONGEST = 2_000  # characters; longer addresses carry something else than a place


def with_scheme(address: str) -> str:
    """The address as a person types it, with `https://` where the beginning is missing."""
    address = address.strip()
    return address if "://" in address else f"https://{address}"


def same_page(address: str) -> str:
    """What two addresses of one page have in common: no scheme, no `www.`, no last slash."""
    parts = _split(address)
    if parts is None:
        return address
    path = parts.path
    for index in _INDEX:
        path = path.removesuffix(f"/{index}")
    return urlunsplit(("", site_of(address), path.rstrip("/"), parts.query, parts.fragment)).removeprefix(
        "//"
    )


def site_of(address: str) -> str:
    """The site of an address: its host without `www.`, with the port where it is not the usual one."""
    parts = _split(address)
    if parts is None:
        return ""
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    port = _port(address)
    return host if port in (None, _USUAL_PORTS.get(parts.scheme)) else f"{host}:{port}"


def host_of(address: str) -> str:
    """The host of an address with its port, as robots.txt is asked for."""
    parts = _split(address)
    return parts.netloc.rpartition("@")[2].lower() if parts else ""


def root_of(address: str, path: str) -> str:
    """The address of a path at the root of the same host."""
    parts = _split(address)
    return urlunsplit((parts.scheme, parts.netloc, path, "", "")) if parts else ""


def path_of(address: str) -> str:
    """The path and query of an address, at least a slash."""
    parts = _split(address)
    if parts is None:
        return "/"
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))


def joined(base: str, address: str) -> str:
    """The address as it is meant on the page `base`, without a fragment; "" where it is no web address."""
    try:
        found = urldefrag(urljoin(base, address.strip())).url
    except ValueError:
        return ""
    parts = _split(found)
    fits = parts is not None and parts.scheme in _USUAL_PORTS and parts.hostname and len(found) <= _LONGEST
    return found if fits and found.isprintable() else ""


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(with_scheme(address))
    except ValueError:
        return None


def _port(address: str) -> int | None:
    parts = _split(address)
    try:
        return parts.port if parts else None
    except ValueError:
        return None
