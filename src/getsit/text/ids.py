"""Ids that stay the same as long as what they name rests on the same words."""

from hashlib import sha256


def derived_id(prefix: str, *parts: object) -> str:
    """An id such as `n-1a2b3c4d`, made from what the thing rests on."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{sha256(joined.encode()).hexdigest()[:8]}"
