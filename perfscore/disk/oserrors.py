"""Why the system refused to open or write a file, in Chinese (its own words are English)."""

from __future__ import annotations

import errno

REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限，或文件正被其他程序占用",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "文件名或路径太长",
    errno.ELOOP: "链接互相指向，没有尽头",
    errno.ENOSPC: "磁盘空间不足",
    errno.EROFS: "所在的磁盘只能读取",
    errno.EINVAL: "文件名不合系统的规定",
    errno.EBADF: "没有可读的输入",
    errno.ENOTCONN: "已经关闭",
    errno.ENODEV: "不是普通文件（设备或管道）",
    errno.EFBIG: "文件太大，多半选错了文件",
    errno.EIO: "读写磁盘出错",
    errno.EBUSY: "文件正被其他程序占用",
    errno.EMFILE: "打开的文件太多",
}


def reason(error: OSError) -> str:
    """The cause, to stand behind a colon."""
    known = REASONS.get(error.errno) if error.errno is not None else None
    return known or f"系统错误{error.errno or type(error).__name__}"
