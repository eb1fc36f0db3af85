"""The base of every model: frozen, slotted, strict, documented, and cheap to define.

A frozen dataclass with slots writes and compiles its methods as soon as its module is imported,
also when no value of it is ever made: docs/decisions/007-models.md has the figures. A class of this
base has its slots at once, its `__init__` when the first value is made, and the fields that
`dataclasses` and pydantic read when they ask for them. To everybody else it is a dataclass:
`fields`, `replace`, `is_dataclass` and pydantic take it as one.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

__all__ = ["STRICT", "Frozen", "Late", "field", "fields", "given", "late"]

STRICT: Mapping[str, Any] = {
    "extra": "forbid",
    "allow_inf_nan": False,
    "use_attribute_docstrings": True,
    "alias_generator": lambda name: name.rstrip("_"),
    "serialize_by_alias": True,
}
"""How pydantic treats every model: no unknown keys, and docstrings become descriptions."""


class _Slotted(type):
    """Gives a class a slot for each annotated name; its defaults are kept apart."""

    __hints__: Mapping[str, Any]
    """The fields of the class, with their types."""
    __usual__: Mapping[str, Any]
    """Their defaults, or the `field` that describes one."""

    def __new__(cls, name: str, bases: tuple[type, ...], names: dict[str, Any]) -> "_Slotted":
        """The class `name`; the base itself, which has no bases, has no fields."""
        hints = _annotations(names) if bases else {}
        usual = {key: names.pop(key) for key in hints if key in names}
        names["__slots__"] = (*names.get("__beside__", ()), *hints)
        for base in bases:
            hints = {**getattr(base, "__hints__", {}), **hints}
            usual = {**getattr(base, "__usual__", {}), **usual}
        names.update(__hints__=hints, __usual__=usual, __match_args__=tuple(hints))
        left_out = {key for key, one in usual.items() if isinstance(one, Field) and not one.compare}
        names["__compared__"] = tuple(key for key in hints if key not in left_out)
        names["__dataclass_fields__"] = _Fields()  # its own, not what a base has made of them
        names.setdefault("__init__", _first_init)
        return super().__new__(cls, name, bases, names)


def _annotations(names: Mapping[str, Any]) -> dict[str, Any]:
    """The annotations in the body of a class, which Python 3.14 keeps as a function (PEP 649)."""
    if sys.version_info >= (3, 14):
        from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace

        annotate = get_annotate_from_class_namespace(names)
        return call_annotate_function(annotate, Format.FORWARDREF) if annotate else {}
    return dict(names.get("__annotations__", {}))


class _Fields:
    """`__dataclass_fields__` of a class, made when it is first asked for."""

    def __get__(self, value: object, owner: _Slotted) -> dict[str, "Field[Any]"]:
        found = {
            name: _field(name, hint, owner.__usual__) for name, hint in owner.__hints__.items()
        }
        type.__setattr__(owner, "__dataclass_fields__", found)
        return found


def _first_init(self: "Frozen", *given: Any, **named: Any) -> None:
    """`__init__` until the first value is made.

    It makes the true one of the class, and stands aside for it.
    """
    made = _init_of(type(self))
    type.__setattr__(type(self), "__init__", made)
    made(self, *given, **named)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(metaclass=_Slotted):
    """A value that never changes: equal to one of its class with the same fields."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = STRICT
    __dataclass_fields__: ClassVar[dict[str, Any]]
    __match_args__: ClassVar[tuple[str, ...]]
    __compared__: ClassVar[tuple[str, ...]]

    def __setattr__(self, name: str, value: object) -> None:
        """Raises FrozenInstanceError."""
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        """Raises FrozenInstanceError."""
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        """Whether `other` is of the same class and has the same fields."""
        if other is self:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__compared__)

    def __hash__(self) -> int:
        """The hash of all fields."""
        return hash(_compared(self))

    def __repr__(self) -> str:
        """The class with all fields, as one would write it."""
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in type(self).__hints__)
        return f"{type(self).__qualname__}({shown})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """How a copy is made, since no field can be set afterwards."""
        return type(self), _values(self)


class Late(Frozen):
    """A value whose fields may be worked out when they are first asked for, each once: see `late`.
    To everybody who asks it is like any other.
    """

    __beside__ = ("_later",)
    """Slots beside those of the fields."""

    if not TYPE_CHECKING:  # a checker would take every name for a field

        def __getattr__(self, name: str) -> Any:
            """A field that nobody has asked for yet."""
            if name not in type(self).__hints__:
                raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}")
            value = self._later(name)
            object.__setattr__(self, name, value)
            return value


L = TypeVar("L", bound=Late)


def late(owner: type[L], ready: Mapping[str, Any], later: Callable[[str], Any]) -> L:
    """A value of `owner` with the fields of `ready`, and `later(name)` for each of the others."""
    made = object.__new__(owner)
    for name, value in {**ready, "_later": later}.items():
        object.__setattr__(made, name, value)
    return made


def given(value: Frozen) -> dict[str, Any]:
    """The fields of a value that do not have their defaults, by name."""
    found = {}
    for name, usual in _usual(type(value)):
        one = getattr(value, name)
        if one is not usual and one != usual:
            found[name] = one
    return found


@cache
def _usual(owner: type[Frozen]) -> Sequence[tuple[str, Any]]:
    """The fields of a class with their defaults; MISSING stands for none."""
    found = []
    for each in fields(owner):
        made = each.default_factory
        found.append((each.name, each.default if made is MISSING else made()))
    return found


def _compared(value: Any) -> tuple[Any, ...]:
    """The fields that two equal values share, without those of `field(compare=False)`."""
    return tuple([getattr(value, name) for name in type(value).__compared__])


def _values(value: Any) -> tuple[Any, ...]:
    return tuple([getattr(value, name) for name in type(value).__hints__])


@dataclass
class _One:
    """A dataclass whose one field all others are copies of: `dataclasses` has no public way to make
    one.
    """

    one: Any


_FIELD = fields(_One)[0]


def _field(name: str, hint: Any, usual: Mapping[str, Any]) -> "Field[Any]":
    made = copy(_FIELD)
    made.name, made.type = name, hint
    said = usual.get(name, MISSING)
    if isinstance(said, Field):
        made.default, made.default_factory = said.default, said.default_factory
    else:
        made.default = said
    return made


def _init_of(owner: type[Frozen]) -> Callable[..., None]:
    """`__init__` of a class: one argument a field, in their order, with the defaults."""
    known: dict[str, Any] = {"set_field": object.__setattr__, "absent": MISSING}
    arguments, lines = ["self"], []
    for name in owner.__hints__:
        argument = value = name
        usual = owner.__usual__.get(name, MISSING)
        factory = usual.default_factory if isinstance(usual, Field) else MISSING
        if isinstance(usual, Field):
            usual = usual.default
        if factory is not MISSING:
            known[f"new_{name}"] = factory
            argument = f"{name}=absent"
            value = f"new_{name}() if {name} is absent else {name}"
        elif usual is not MISSING:
            known[f"usual_{name}"] = usual
            argument = f"{name}=usual_{name}"
        arguments.append(argument)
        lines.append(f"    set_field(self, {name!r}, {value})")
    text = "\n".join((f"def __init__({', '.join(arguments)}):", *lines, "    return None"))
    exec(text, known)  # noqa: S102 - the names of our own fields
    made: Callable[..., None] = known["__init__"]
    return made
