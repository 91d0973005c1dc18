"""Records as the store keeps them: packed JSON that any later version can take out again.

A record becomes an object of its fields, those at their default left out; a place becomes `[start, end]`. So a field
may be added to a record without touching what is kept. Whoever renames a field raises `FORM` and says how to read the
former one.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
import zlib
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from headwater.records import Span

FORM = 1
_LEVEL = 3  # zlib: 3 packs readings to about a fifth at ten times the speed of 9

T = TypeVar("T")
Step = Callable[[Any], Any]
_encoders: dict[Any, Step] = {}
_decoders: dict[Any, Step] = {}


def pack(record: Any) -> bytes:
    """A record, or a tuple of them, as bytes that `unpack` understands.

    >>> unpack(Span, pack(Span(3, 7)))
    Span(start=3, end=7)
    """
    packed = {"form": FORM, "record": _encoder(type(record))(record)}
    written = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(kind: type[T], packed: bytes) -> T:
    """The record of this kind that was packed.

    Raises:
        ValueError: The bytes were packed by a later Headwater, or are no packed record.
    """
    record: T = _decoder(kind)(_held(packed))
    return record


def unpack_field(record: type, kind: type[T], name: str, packed: bytes) -> T:
    """One field of a packed record of which the others are not needed; `kind` is what the field holds.

    >>> unpack_field(Span, int, "end", zlib.compress(b'{"form":1,"record":{"start":3,"end":7}}'))
    7

    Raises:
        ValueError: As of `unpack`, or the record has no such field.
    """
    held = _held(packed)
    if name not in held:
        raise ValueError(f"this {record.__name__} holds no {name}")
    field: T = _decoder(kind)(held[name])
    return field


def _held(packed: bytes) -> Any:
    try:
        held = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
        form = held["form"]
    except (zlib.error, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"these bytes are no packed record: {error}") from error
    if form != FORM:
        raise ValueError(f"packed in form {form}, this Headwater reads form {FORM}")
    return held["record"]


def plain(record: Any) -> Any:
    """A record as a value that JSON can hold; `record_of` takes it back."""
    return _encoder(type(record))(record)


def record_of(kind: type[T], held: Any) -> T:
    """The record of this kind that `plain` made this value from.

    >>> record_of(Span, plain(Span(3, 7)))
    Span(start=3, end=7)

    Raises:
        ValueError: The value was not made from such a record.
    """
    try:
        record: T = _decoder(kind)(held)
    except (KeyError, TypeError, IndexError, AttributeError, ArithmeticError) as error:
        raise ValueError(f"this is no {kind.__name__}: {error}") from error
    return record


def _same(value: Any) -> Any:
    return value


def _encoder(kind: Any) -> Step:
    if kind not in _encoders:
        _encoders[kind] = _make_encoder(kind)
    return _encoders[kind]


def _make_encoder(kind: Any) -> Step:
    if kind is Span:
        return lambda place: (place.start, place.end)
    if kind is Decimal:
        return str
    if kind is tuple or kind is list:
        return lambda values: [_encoder(type(value))(value) for value in values]
    if dataclasses.is_dataclass(kind):
        return _record_encoder(kind)
    return _same


def _record_encoder(kind: Any) -> Step:
    fields = [(field.name, field.default) for field in dataclasses.fields(kind)]

    def encode(record: Any) -> dict[str, Any]:
        held = {}
        for name, default in fields:
            value = getattr(record, name)
            if default is dataclasses.MISSING or value != default:
                held[name] = _encoder(type(value))(value)
        return held

    return encode


def _decoder(kind: Any) -> Step:
    if kind not in _decoders:
        _decoders[kind] = _make_decoder(kind)
    return _decoders[kind]


def _make_decoder(kind: Any) -> Step:
    if kind is Span:
        return lambda place: Span(place[0], place[1])
    if kind is Decimal:
        return Decimal
    if dataclasses.is_dataclass(kind):
        return _record_decoder(kind)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:
            each = _decoder(inner[0])
            return lambda values: tuple([each(value) for value in values])
        steps = [_decoder(part) for part in inner]
        return lambda values: tuple(step(value) for step, value in zip(steps, values, strict=True))
    if origin in (typing.Union, types.UnionType):
        there = [part for part in inner if part is not type(None)]
        step = _decoder(there[0]) if len(there) == 1 else _same
        return lambda value: None if value is None else step(value)
    return _same


def _record_decoder(kind: Any) -> Step:
    hints = typing.get_type_hints(kind)
    steps = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def decode(held: dict[str, Any]) -> Any:
        return kind(**{name: steps[name](value) for name, value in held.items() if name in steps})

    return decode
