"""The trained hearing that the product ships, for measuring."""

from functools import cache

from getsit import weights
from getsit.adapters.onnx_hearing import OnnxHearing


@cache
def trained_hearing() -> OnnxHearing:
    """The hearing with the weights of this checkout."""
    return OnnxHearing(weights.FOLDER)
