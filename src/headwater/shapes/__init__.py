"""Records to JSON and back: the only room that knows what Headwater's JSON looks like.

Outward: `outward` says the keys, `make` fills them, `line` prints one object a line, `schema` publishes them.
Inward: `kept` packs records for the store and takes them out again, versioned.
"""

from __future__ import annotations

import json
from typing import Any

from headwater.shapes import make, outward

__all__ = ["line", "make", "outward"]


def line(shape: Any) -> str:
    """A shape as one line of JSON, UTF-8 as it is, keys in the order of the shape.

    >>> line({"page": "-", "text": "Zürich"})
    '{"page": "-", "text": "Zürich"}'
    """
    # A lone surrogate cannot be written as UTF-8; it is the only thing that is escaped.
    return json.dumps(shape, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
