"""Work in several processes, results in the order of the tasks; a process that dies loses only what killed it.

On :mod:`concurrent.futures`: a worker that the system kills (out of memory) breaks the whole pool. What was under way is
then done once more, piece by piece in a process of its own, so that the piece that kills its process can be named.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from perfscore.load import codes
from perfscore.model.finding import Finding
from perfscore.model.source import Span

if TYPE_CHECKING:  # loaded only where there is more than one process
    from concurrent.futures import Future, ProcessPoolExecutor

Task = TypeVar("Task")
Result = TypeVar("Result")

MANY = 150
"""From so many files on several processes are worth their start."""
CHUNK = 50
"""Files in one task at most: what is sent between processes costs by the message."""
AHEAD = 2
"""Tasks per process that are handed out before their turn."""


class Work(NamedTuple, Generic[Task, Result]):
    """What is done with a task, into which pieces one can be taken apart, and what stands for a piece that kills."""

    do: Callable[[Task], Result]
    pieces: Callable[[Task], Iterable[Task]]
    lost: Callable[[Task], Result]


def processes(jobs: int | None, files: int) -> int:
    """How many processes are used: as many as asked for, never more than files; without a wish by their number."""
    if jobs is None:
        jobs = 1 if files < MANY else (os.cpu_count() or 1)
    return max(1, min(jobs, files))


def chunk_size(files: int, jobs: int) -> int:
    """Files in one task: small enough that no process waits long for the others at the end."""
    return max(1, min(CHUNK, files // (jobs * 4)))


def in_order(work: Work[Task, Result], tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    """The results of all tasks, in their order; with one job in this process."""
    if jobs <= 1:
        yield from map(work.do, tasks)
        return
    waiting = deque(tasks)
    while waiting:
        yield from _until_broken(work, waiting, jobs)


def _until_broken(work: Work[Task, Result], waiting: deque[Task], jobs: int) -> Iterator[Result]:
    """Do what is waiting; return early, with the pieces of what was under way done one by one, if a process dies."""
    from concurrent.futures.process import BrokenProcessPool

    flying: deque[tuple[Task, Future[Result]]] = deque()
    pool = _executor(jobs)
    try:
        while waiting or flying:
            while waiting and len(flying) < AHEAD * jobs:
                flying.append((waiting[0], pool.submit(work.do, waiting[0])))
                waiting.popleft()
            result = flying[0][1].result()
            flying.popleft()
            yield result
    except BrokenProcessPool:
        for task, future in flying:
            done = future.done() and future.exception() is None
            yield from (future.result(),) if done else (_alone(work, piece) for piece in work.pieces(task))
    finally:  # wait for what is under way: processes that nobody waits for would outlive this one, and hold its output open
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(work: Work[Task, Result], piece: Task) -> Result:
    from concurrent.futures.process import BrokenProcessPool

    with _executor(1) as pool:
        try:
            return pool.submit(work.do, piece).result()
        except BrokenProcessPool:
            return work.lost(piece)


def ended(shown: str) -> Finding:
    """What is said of a file whose process was ended from outside, most likely because it took all memory."""
    message = "处理这个文件的进程被系统终止，没有结果。"
    return codes.UNREADABLE.at(Span(shown, 1, 1), message, "核对文件大小和机器的内存；其他文件不受影响。")


def _executor(jobs: int) -> ProcessPoolExecutor:
    import signal
    from concurrent.futures import ProcessPoolExecutor

    # Ctrl-C is the main process's business
    return ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
