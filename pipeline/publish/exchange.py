"""Two folders of one file system in; out: each has the other's name, in one step that nobody can see half done.

Linux and macOS have a system call for it. Where there is none (Windows, some network file systems) `exchange` says
so, and the caller renames twice.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

AT_FDCWD = -100
LINUX_EXCHANGE = 2
MACOS_SWAP = 2
NOT_THERE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV)


def exchange(one: Path, other: Path) -> bool:
    """Swap the names of two existing folders; False, with nothing changed, where the system cannot do it."""
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], LINUX_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(paths[0], paths[1], MACOS_SWAP)
    else:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in NOT_THERE:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))
