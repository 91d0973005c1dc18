"""Any outward shape as a Parquet file with typed columns: lists stay lists, objects stay objects."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import is_typeddict

from headwater.errors import ExtraMissing, UsageError
from headwater.shapes.schema import SHAPES

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 1_000  # rows of a group


def write(shapes: Iterable[Mapping[str, Any]], name: str, to: Path) -> int:
    """Write rows of a shape into a new file; how many there were.

    Args:
        shapes: The rows.
        name: The shape's name, as `headwater schema` knows it.
        to: The file.

    Raises:
        ExtraMissing: pyarrow is not installed.
        UsageError: The file cannot be written.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise ExtraMissing(
            "Cannot write Parquet: the package `pyarrow` is not installed.", 'pip install "headwater[parquet]"'
        ) from None
    schema = pa.schema(list(arrow(SHAPES[name])))
    left, rows = iter(shapes), 0
    try:
        with parquet.ParquetWriter(to, schema, compression="zstd") as writer:
            while some := list(islice(left, _AT_ONCE)):
                held = [{key: _value(value) for key, value in row.items()} for row in some]
                writer.write_table(pa.Table.from_pylist(held, schema))
                rows += len(some)
    except OSError as error:
        raise UsageError(f"Cannot write `{to}`: {error.strerror or error}.", "--out names a file in a folder") from None
    return rows


def arrow(shape: Any) -> pa.StructType:
    """The Arrow type of an outward shape; every field may be null."""
    import pyarrow as pa

    if is_typeddict(shape):
        return pa.struct([pa.field(key, arrow(kind)) for key, kind in typing.get_type_hints(shape).items()])
    origin, inner = typing.get_origin(shape), typing.get_args(shape)
    if origin is list or origin is tuple:
        return pa.list_(arrow(inner[0]))
    if origin is dict:
        return pa.map_(pa.string(), arrow(inner[1]))
    if origin is Literal:
        return pa.string()
    if origin in (typing.Union, types.UnionType):
        there = [part for part in inner if part is not type(None)]
        return arrow(there[0])
    return {int: pa.int64(), float: pa.float64(), bool: pa.bool_(), str: pa.string()}[shape]


def _value(value: Any) -> Any:
    """A value as Arrow takes it: text that is no Unicode gets replacement characters."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {key: _value(it) for key, it in value.items()}
    return [_value(it) for it in value] if isinstance(value, (list, tuple)) else value
