"""Why the system refused a file or a place (系统原因), for the brackets of a sentence."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from types import MappingProxyType

OBSTACLES: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOENT: "不存在",
        errno.EACCES: "没有权限",
        errno.EPERM: "没有权限",
        errno.EISDIR: "是一个文件夹",
        errno.ENOTDIR: "路径中有一段不是文件夹",
        errno.ENAMETOOLONG: "名称太长",
        errno.ENOSPC: "磁盘已满",
        errno.EDQUOT: "磁盘配额已满",
        errno.EROFS: "磁盘只读",
        errno.EIO: "磁盘读写出错",
        errno.EBUSY: "正被占用",
        errno.EMFILE: "打开的文件太多",
        errno.ELOOP: "链接绕成了圈",
        errno.EADDRNOTAVAIL: "本机没有这个地址",
    }
)


def obstacle(error: OSError) -> str:
    """What stood in the way, in words for the person at the keyboard.

    >>> obstacle(PermissionError(13, "Permission denied")), obstacle(OSError(99999, "odd"))
    ('没有权限', '系统错误99999')
    >>> obstacle(TimeoutError())
    'TimeoutError'
    """
    if error.errno is None:
        return type(error).__name__
    return OBSTACLES.get(error.errno, f"系统错误{error.errno}")
