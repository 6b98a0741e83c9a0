"""``dataclass`` whose methods are written when they are first needed: a program that starts often pays for what it uses.

The standard library compiles up to seven methods for every class at import; that took a quarter of the time in which
one file is scored. This one always makes slots, knows what perfscore uses (``frozen``, ``kw_only``, ``order``, ``eq``,
``field``, ``__post_init__``, ``replace``) and behaves alike, which a test holds against the original. Type checkers
are shown the original.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
else:
    from operator import attrgetter

    _NOTHING = object()

    class _Field:
        """One field: its default, and what it takes part in."""

        _field_type = None  # what dataclasses.replace looks for
        __slots__ = ("compare", "default", "factory", "init", "kw_only", "name", "repr")

        def __init__(self, default=_NOTHING, factory=_NOTHING, init=True, repr=True, compare=True):  # noqa: A002 - as dataclasses call it
            self.default, self.factory, self.init, self.repr, self.compare = default, factory, init, repr, compare

    def field(*, default=_NOTHING, default_factory=_NOTHING, init=True, repr=True, compare=True):  # noqa: A002 - as dataclasses has it
        """A field that is not plain."""
        return _Field(default, default_factory, init, repr, compare)

    def dataclass(*, frozen=False, slots=True, kw_only=False, order=False, eq=True):
        """Make a record of a class with annotated fields."""
        if not slots:
            raise TypeError("a record has slots")
        return lambda cls: _record(cls, frozen, kw_only, order, eq)

    def replace(record, /, **changes):
        """The record with other values in some of its fields."""
        for each in record.__record__:
            if each.init:
                changes.setdefault(each.name, getattr(record, each.name))
        return type(record)(**changes)

    def _record(cls, frozen, kw_only, order, eq):
        body = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
        own = {}
        for name in body.get("__annotations__", ()):
            given = body.pop(name, _NOTHING)
            own[name] = each = given if isinstance(given, _Field) else _Field(given)
            each.name, each.kw_only = name, kw_only
        inherited = {each.name: each for base in reversed(cls.__bases__) for each in getattr(base, "__record__", ())}
        fields = tuple({**inherited, **own}.values())
        body |= {
            "__slots__": tuple(name for name in own if name not in inherited),
            "__record__": fields,
            "__dataclass_fields__": {each.name: each for each in fields},
            "__match_args__": tuple(each.name for each in fields if each.init and not each.kw_only),
            "__reduce__": _reduce,
            "__qualname__": cls.__qualname__,
        }
        body.setdefault("__repr__", _repr)
        if eq:
            _add_comparison(body, fields, frozen, order)
        if frozen:
            body["__setattr__"] = body["__delattr__"] = _refuse
        made = type(cls)(cls.__name__, cls.__bases__, body)
        made.__init__ = _first_init(made, frozen)
        return made

    def _add_comparison(body, fields, frozen, order):
        names = [each.name for each in fields if each.compare]
        # attrgetter gives a tuple from two names on
        get = attrgetter(*names) if len(names) > 1 else lambda record: tuple(getattr(record, name) for name in names)
        body["__compared__"] = staticmethod(get)
        body.setdefault("__eq__", _eq)
        if "__hash__" not in body or body["__hash__"] is None:
            body["__hash__"] = _hash if frozen else None
        if order:
            body |= {"__lt__": _lt, "__le__": _le, "__gt__": _gt, "__ge__": _ge}

    def _first_init(cls, frozen):
        """An ``__init__`` that writes the real one and hands over to it."""

        def first(self, *args, **kwargs):
            cls.__init__ = _init(cls, frozen)
            cls.__init__(self, *args, **kwargs)

        first.__name__, first.__qualname__ = "__init__", f"{cls.__qualname__}.__init__"
        return first

    def _init(cls, frozen):
        names = {"NOTHING": _NOTHING}
        positional, keyword, lines = [], [], []
        for each in cls.__record__:
            name, value = each.name, each.name
            if each.factory is not _NOTHING:
                names[f"make_{name}"] = each.factory
                value = f"make_{name}() if {name} is NOTHING else {name}" if each.init else f"make_{name}()"
            elif not each.init:
                continue  # __post_init__ sets it
            names[f"default_{name}"] = each.default
            optional = each.default is not _NOTHING or each.factory is not _NOTHING
            if each.init:
                (keyword if each.kw_only else positional).append(f"{name}=default_{name}" if optional else name)
            names[f"set_{name}"] = getattr(cls, name).__set__
            lines.append(f"set_{name}(self, {value})" if frozen else f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            lines.append("self.__post_init__()")
        head = ", ".join(["self", *positional, *(["*", *keyword] if keyword else [])])
        exec(f"def __init__({head}):\n " + "\n ".join(lines or ["pass"]), names)  # noqa: S102 - field names of our own classes
        names["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
        return names["__init__"]

    def _repr(self):
        shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in self.__record__ if each.repr)
        return f"{type(self).__qualname__}({shown})"

    def _eq(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self.__compared__(self) == self.__compared__(other)

    def _hash(self):
        return hash(self.__compared__(self))

    def _lt(self, other):
        return self.__compared__(self) < self.__compared__(other) if type(self) is type(other) else NotImplemented

    def _le(self, other):
        return self.__compared__(self) <= self.__compared__(other) if type(self) is type(other) else NotImplemented

    def _gt(self, other):
        return self.__compared__(self) > self.__compared__(other) if type(self) is type(other) else NotImplemented

    def _ge(self, other):
        return self.__compared__(self) >= self.__compared__(other) if type(self) is type(other) else NotImplemented

    def _refuse(self, name, *_):
        raise AttributeError(f"cannot change field {name!r} of {type(self).__qualname__}")

    def _reduce(self):
        return _rebuilt, (type(self), [getattr(self, each.name) for each in self.__record__])


def _rebuilt(cls: Any, values: list[Any]) -> Any:
    """A record from its values, without ``__init__``: unpickled or copied."""
    record = object.__new__(cls)
    for each, value in zip(cls.__record__, values, strict=True):
        object.__setattr__(record, each.name, value)
    return record
