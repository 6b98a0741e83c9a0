"""perfscore scores budget-performance self-evaluation tables (预算绩效自评表) and explains every point.

    load → parse → score → check → present

``load`` turns YAML files into frozen values (:mod:`perfscore.model`), ``values`` and ``rules`` read the
Chinese texts of a cell, ``score`` computes a :class:`~perfscore.model.Scorecard`, ``checks`` audits it, and
``present`` draws the result. Start reading at :mod:`perfscore.model`.
"""

from perfscore.version import VERSION

__version__ = VERSION
