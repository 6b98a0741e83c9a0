"""Our records behave as the standard library's dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from types import SimpleNamespace
from typing import Any

import pytest

from perfscore import records


class Base:
    """A mixin without fields of its own, as model.Entry."""

    __slots__ = ()
    node: int


def _make(library: Any) -> SimpleNamespace:
    """The same classes by either library."""
    dataclass, field = library.dataclass, library.field

    @dataclass(frozen=True, slots=True)
    class Point(Base):
        """A frozen record."""

        x: int
        y: int = 2
        tags: list[str] = field(default_factory=list, compare=False)
        place: str = field(default="", compare=False, repr=False)

        def doubled(self) -> int:
            return 2 * self.x

    class Named(Point):
        __slots__ = ()

    @dataclass(frozen=True, slots=True)
    class Deep(Point):
        z: int = 3

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Keyed:
        a: int
        b: int = 1

    @dataclass(slots=True)
    class Open:
        a: int
        b: int = field(init=False)
        c: dict[str, int] = field(default_factory=dict)

        def __post_init__(self) -> None:
            self.b = self.a + 1

    @dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        a: int
        b: int = 0

    @dataclass(frozen=True, slots=True, eq=False)
    class Same:
        a: int

    @dataclass(frozen=True, slots=True)
    class Own:
        a: int

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "own"

    @dataclass(frozen=True, slots=True)
    class One:
        a: int

    @dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    return SimpleNamespace(
        Point=Point,
        Named=Named,
        Deep=Deep,
        Keyed=Keyed,
        Open=Open,
        Ordered=Ordered,
        Same=Same,
        Own=Own,
        One=One,
        Nothing=Nothing,
    )


def outcome(action: Any) -> Any:
    """What an action gives: a value, or the kind of its error."""
    try:
        return action()
    except (AttributeError, TypeError) as error:
        return AttributeError if isinstance(error, AttributeError) else TypeError


def _set(record: Any) -> None:
    record.x = 5


def _delete(record: Any) -> None:
    del record.x


ACTIONS = [
    lambda k, lib: repr(k.Point(1)),
    lambda k, lib: repr(k.Point(1, 3, ["a"], "there")),
    lambda k, lib: repr(k.Named(1)),
    lambda k, lib: repr(k.Deep(1, z=9)),
    lambda k, lib: repr(k.Open(1)),
    lambda k, lib: repr(k.Nothing()),
    lambda k, lib: repr(k.Own(1)),
    lambda k, lib: k.Point(1) == k.Point(1, 2, ["other"], "place"),
    lambda k, lib: k.Point(1) == k.Point(2),
    lambda k, lib: k.Point(1) == k.Named(1),
    lambda k, lib: k.Point(1) == 1,
    lambda k, lib: hash(k.Point(1)) == hash(k.Point(1, place="there")),
    lambda k, lib: hash(k.Point(1)) == hash(k.Point(2)),
    lambda k, lib: hash(k.One(1)) == hash(k.One(1)),
    lambda k, lib: k.One(1) == k.One(2),
    lambda k, lib: k.Nothing() == k.Nothing(),
    lambda k, lib: hash(k.Open(1)),
    lambda k, lib: k.Open(1) == k.Open(1),
    lambda k, lib: k.Own(1) == k.Own(2),
    lambda k, lib: hash(k.Own(1)),
    lambda k, lib: k.Same(1) == k.Same(1),
    lambda k, lib: len({k.Same(1), k.Same(1)}),
    lambda k, lib: _set(k.Point(1)),
    lambda k, lib: _delete(k.Point(1)),
    lambda k, lib: _set(k.Named(1)),
    lambda k, lib: k.Open(1).b,
    lambda k, lib: _set(k.Open(1)),
    lambda k, lib: k.Point(),
    lambda k, lib: k.Point(1, 2, [], "", 5),
    lambda k, lib: k.Point(1, z=2),
    lambda k, lib: k.Keyed(1),
    lambda k, lib: repr(k.Keyed(a=1)),
    lambda k, lib: k.Point(1).tags is k.Point(1).tags,
    lambda k, lib: sorted([k.Ordered(2), k.Ordered(1, 1), k.Ordered(1)]) == [k.Ordered(1), k.Ordered(1, 1), k.Ordered(2)],
    lambda k, lib: (k.Ordered(1) <= k.Ordered(1), k.Ordered(2) > k.Ordered(1), k.Ordered(1) >= k.Ordered(2)),
    lambda k, lib: k.Ordered(1) < 2,
    lambda k, lib: repr(lib.replace(k.Point(1, place="there"), y=7)),
    lambda k, lib: lib.replace(k.Point(1, place="there"), y=7).place,
    lambda k, lib: lib.replace(k.Point(1), w=7),
    lambda k, lib: repr(lib.replace(k.Open(1), a=5)),
    lambda k, lib: k.Point.__match_args__,
    lambda k, lib: k.Keyed.__match_args__,
    lambda k, lib: k.Point.__slots__,
    lambda k, lib: k.Deep.__slots__,
    lambda k, lib: hasattr(k.Point(1), "__dict__"),
    lambda k, lib: k.Point(4).doubled(),
    lambda k, lib: k.Point.__doc__,
    lambda k, lib: k.Point.__qualname__,
    lambda k, lib: copy.copy(k.Point(1, place="there")).place,
    lambda k, lib: repr(copy.deepcopy(k.Deep(1, tags=["a"]))),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(ACTIONS)))
def test_as_the_standard_library(number: int) -> None:
    action = ACTIONS[number]
    ours, theirs = _make(records), _make(dataclasses)
    assert outcome(lambda: action(ours, records)) == outcome(lambda: action(theirs, dataclasses))


@records.dataclass(frozen=True)
class Pickled:
    a: int
    b: str = records.field(default="x", compare=False)


def test_pickled_whole() -> None:
    again = pickle.loads(pickle.dumps(Pickled(1, "y")))
    assert (again, again.b) == (Pickled(1), "y")


def test_the_standard_replace_knows_records() -> None:
    assert repr(dataclasses.replace(Pickled(1, "y"), a=2)) == "Pickled(a=2, b='y')"


def test_records_always_have_slots() -> None:
    with pytest.raises(TypeError, match="a record has slots"):
        records.dataclass(frozen=True, slots=False)
