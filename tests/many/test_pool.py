"""Results come in order; a process that dies takes only the piece with it that killed it, and that is named."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from perfscore.many import pool


def double(task):
    for number in task:
        if number < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return [2 * number for number in task]


def once(marker, task):
    if 5 in task and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return double(task)


def pieces(task):
    return [(number,) for number in task]


def lost(task):
    return [f"lost {task[0]}"]


WORK = pool.Work(double, pieces, lost)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(jobs):
    tasks = [(number, number + 1) for number in range(0, 40, 2)]
    assert list(pool.in_order(WORK, tasks, jobs)) == [[2 * a, 2 * b] for a, b in tasks]


def test_the_piece_that_kills_its_process_is_named_and_nothing_else_is_lost():
    tasks = [(1, 2), (3, -1, 4), (5, 6), (7,), (8,), (-2,), (9,)]
    found = [number for part in pool.in_order(WORK, tasks, 2) for number in part]
    assert found == [2, 4, 6, "lost -1", 8, 10, 12, 14, 16, "lost -2", 18]


def test_a_process_killed_once_from_outside_loses_nothing(tmp_path):
    work = WORK._replace(do=partial(once, tmp_path / "killed"))
    tasks = [(1, 2), (3, 4), (5, 6), (7, 8)]
    assert [number for part in pool.in_order(work, tasks, 2) for number in part] == [2, 4, 6, 8, 10, 12, 14, 16]


def test_what_is_left_is_cancelled_when_nobody_waits_for_it():
    results = pool.in_order(WORK, [(number,) for number in range(1000)], 2)
    assert next(results) == [0]
    results.close()


@pytest.mark.parametrize(
    ("jobs", "files", "count"), [(None, 149, 1), (None, 150, os.cpu_count()), (8, 3, 3), (2, 1000, 2), (1, 9, 1)]
)
def test_how_many_processes(jobs, files, count):
    assert pool.processes(jobs, files) == count


PROGRAM = """
import os, sys
sys.path.insert(0, {folder!r})
from test_pool import WORK
from perfscore.many import pool
results = pool.in_order(WORK, [(number,) for number in range(40)], 2)
if sys.argv[1] == "some":
    print(next(results))
    results.close()
else:
    print(sum(1 for _ in results))
sys.stdout.flush()
os._exit(0)  # as the program ends
"""


@pytest.mark.parametrize("how", ["all", "some"])
def test_no_process_outlives_the_program(how):
    """A process left over would hold the pipe open, and whoever reads it would wait for ever."""
    program = PROGRAM.format(folder=str(Path(__file__).parent))
    ran = subprocess.run([sys.executable, "-c", program, how], capture_output=True, text=True, timeout=30, check=True)
    assert ran.stdout.strip() == {"all": "40", "some": "[0]"}[how]
