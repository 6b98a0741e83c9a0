"""What the system says, in Chinese."""

from __future__ import annotations

import errno

import pytest

from perfscore.disk.oserrors import reason


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "没有这个文件或文件夹"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限，或文件正被其他程序占用"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), f"系统错误{errno.EXDEV}"),
        (OSError("no number"), "系统错误OSError"),
    ],
)
def test_the_reason_is_chinese(error: OSError, said: str) -> None:
    assert reason(error) == said
