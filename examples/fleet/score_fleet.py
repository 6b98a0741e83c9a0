"""Scores and checks a folder of tables on a Dask cluster: python examples/fleet/score_fleet.py tables out

Writes 文件.jsonl, 指标.jsonl and 问题.jsonl into ``out``. Without ``--scheduler`` a cluster of two processes on this machine is
started; ``--local`` runs the same functions in this process, for comparison; ``--kill-one`` ends a worker on the way.

Map: one task per partition of files, ``perfscore.facts``. Reduce: the members of one key (主管部门, 年度) together,
``perfscore.compare``. Dealing out, moving and doing again what a lost worker had done is Dask's business.
"""

from __future__ import annotations

import argparse
import os
import signal
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import perfscore

PARTITION = 20
ORDER = ("文件", "行", "列", "代码", "说明")
Named = tuple[tuple[str, int], bool, perfscore.Member]  # key, whether it is of the year before, the member


def facts_of(folder: str, kill: str | None, name: str) -> perfscore.Facts:
    """The facts of one file of the folder; with ``kill`` the first process that comes here ends instead."""
    if kill is not None and _first(kill):
        os.kill(os.getpid(), signal.SIGKILL)
    return perfscore.facts(Path(folder) / name, name=name)


def _first(marker: str) -> bool:
    try:
        Path(marker).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def named(facts: perfscore.Facts) -> Iterator[Named]:
    """Each member under its own key, and under that of the year after."""
    for member in facts.members:
        yield member.key, False, member
        yield member.next_key, True, member


def compared(group: tuple[tuple[str, int], Iterable[Named]]) -> Sequence[dict[str, Any]]:
    """The findings of one key."""
    listed = list(group[1])
    these = [member for _, last, member in listed if not last]
    return perfscore.compare(these, [member for _, last, member in listed if last])


def on_dask(folder: str, names: Sequence[str], kill: str | None) -> tuple[list[perfscore.Facts], list[Any]]:
    """Facts in the order of the names, and findings between tables; on the cluster that is connected."""
    import dask
    import dask.bag

    bag = dask.bag.from_sequence(names, partition_size=PARTITION).map(partial(facts_of, folder, kill)).persist()
    groups = bag.map(named).flatten().groupby(lambda one: one[0], shuffle="tasks")
    facts, between = dask.compute(bag, groups.map(compared).flatten())
    return list(facts), list(between)


def in_this_process(folder: str, names: Sequence[str]) -> tuple[list[perfscore.Facts], list[Any]]:
    """The same without a cluster."""
    facts = [facts_of(folder, None, name) for name in names]
    groups: dict[tuple[str, int], list[Named]] = defaultdict(list)
    for one in (each for fact in facts for each in named(fact)):
        groups[one[0]].append(one)
    return facts, [row for group in groups.items() for row in compared(group)]


def write(out: Path, facts: Iterable[perfscore.Facts], between: Iterable[dict[str, Any]]) -> None:
    """The three tables as JSON lines, findings in the order of files and places."""
    listed = list(facts)
    findings = [row for each in listed for row in each.findings] + list(between)
    findings.sort(key=lambda row: tuple(row[name] or "" for name in ORDER))
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in (
        ("文件", (row for each in listed for row in each.files)),
        ("指标", (row for each in listed for row in each.indicators)),
        ("问题", iter(findings)),
    ):
        with (out / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(perfscore.to_json(row) + "\n" for row in rows)


def main() -> None:
    """Read the command line and run."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder")
    options.add_argument("out", type=Path)
    options.add_argument("--scheduler", help="address of a running Dask scheduler")
    options.add_argument("--local", action="store_true")
    options.add_argument("--kill-one", action="store_true")
    chosen = options.parse_args()
    names = sorted(path.name for path in Path(chosen.folder).glob("*.yaml"))
    if chosen.local:
        write(chosen.out, *in_this_process(chosen.folder, names))
        return
    from distributed import Client, LocalCluster

    kill = f"{chosen.out}.killed" if chosen.kill_one else None
    cluster = chosen.scheduler or LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with Client(cluster):
        write(chosen.out, *on_dask(chosen.folder, names, kill))


if __name__ == "__main__":
    main()
