"""perfscore scores budget-performance self-evaluation tables (预算绩效自评表) and explains every point.

    load → parse → score → check → present

The rooms of the package follow these arrows: ``load`` turns YAML files into frozen values (:mod:`perfscore.model`),
``values`` and ``rules`` read the Chinese texts of a cell, ``score`` computes a :class:`~perfscore.model.Scorecard`,
``checks`` audits it, and ``present`` and ``report`` draw the result. Start reading at :mod:`perfscore.model`.

For programs and notebooks there are the functions listed in ``__all__``, described in ``docs/api.md``::

    import perfscore

    table = perfscore.score("2024/yunxing-weihu.yaml")
    print(table.points, table.grade, len(perfscore.check("2024/yunxing-weihu.yaml")))
"""

import sys
from typing import TYPE_CHECKING, Any

from perfscore.version import VERSION

if TYPE_CHECKING:
    from perfscore.api.findings import check
    from perfscore.api.fleet import Facts, Member, compare, facts
    from perfscore.api.papers import Document, render
    from perfscore.api.rows import rows, to_dict, to_json
    from perfscore.api.standards import Standard, rule
    from perfscore.api.tables import Scored, files, load, load_all, score, score_all
    from perfscore.load import Loaded
    from perfscore.model import Policy, Scorecard, Sheet
    from perfscore.model.finding import Finding, Level

__version__ = VERSION
__all__ = [
    "Document",
    "Facts",
    "Finding",
    "Level",
    "Loaded",
    "Member",
    "Policy",
    "Scorecard",
    "Scored",
    "Sheet",
    "Standard",
    "__version__",
    "check",
    "compare",
    "facts",
    "files",
    "load",
    "load_all",
    "render",
    "rows",
    "rule",
    "score",
    "score_all",
    "to_dict",
    "to_json",
]
_HOMES = {
    "perfscore.api.findings": ("check",),
    "perfscore.api.fleet": ("Facts", "Member", "compare", "facts"),
    "perfscore.api.papers": ("Document", "render"),
    "perfscore.api.rows": ("rows", "to_dict", "to_json"),
    "perfscore.api.standards": ("Standard", "rule"),
    "perfscore.api.tables": ("Scored", "files", "load", "load_all", "score", "score_all"),
    "perfscore.load": ("Loaded",),
    "perfscore.model": ("Policy", "Scorecard", "Sheet"),
    "perfscore.model.finding": ("Finding", "Level"),
}
"""Where the names of the library live. Each is loaded when it is first asked for: the commands start without them."""


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(type(sys)):  # type: ignore[misc]  # the type of modules
    """Two functions are called like rooms (``load``, ``score``): importing a room leaves the function where it is."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, type(sys)) and name in __all__):
            super().__setattr__(name, value)

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        """Sent to another process (by Dask, Ray) as a name, like any module."""
        from importlib import import_module

        return import_module, (self.__name__,)


sys.modules[__name__].__class__ = _Package
