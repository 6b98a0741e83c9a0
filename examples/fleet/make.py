"""Makes a folder of tables to try large numbers with: python examples/fleet/make.py 2000 tables

The five published tables of ``indicators/2024`` again and again, each five as another department with other names and, in
about every tenth row, another actual. The same numbers always give the same files.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from zlib import crc32

SOURCE = Path(__file__).resolve().parents[2] / "indicators" / "2024"
OWN = "湖南省自然资源厅"
_ACTUAL = re.compile(r"(?m)^( +实际完成值: )([1-9][0-9]{1,5})(?=[^0-9.,\n]{0,4}$)")
_NAME = re.compile(r"(?m)^(名称: .*)$")


def table(number: int) -> str:
    """The text of one table."""
    paths = sorted(SOURCE.glob("*.yaml"))
    path, office = paths[number % len(paths)], number // len(paths)
    text = path.read_text(encoding="utf-8").replace(OWN, f"某省第{office + 1}局")
    if "部门整体" not in text[:60]:
        text = _NAME.sub(rf"\1（{office + 1}）", text, count=1)
    return _ACTUAL.sub(lambda found: found[1] + _other(found[2], f"{number}:{found.start()}"), text)


def _other(actual: str, place: str) -> str:
    """The actual, or in about every tenth place 60 % to 95 % of it."""
    dice = crc32(place.encode())
    return actual if dice % 10 else str(int(actual) * (60 + dice // 10 % 36) // 100)


def make(count: int, folder: Path) -> list[Path]:
    """Write so many tables into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:05}.yaml" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(table(number), encoding="utf-8")
    return paths


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
