"""Run one command and write what it took: `launch.py REPORT COMMAND [ARG...]`.

A process of its own, as small as Python can be: the system counts the memory of whoever starts a
program as that program's.
"""

import os
import sys
import time


def main(report: str, *command: str) -> int:
    """Write seconds, the processor's seconds and kilobytes; return the exit status."""
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    with open(report, "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib would weigh more
        file.write(f"{seconds} {used.ru_utime + used.ru_stime} {used.ru_maxrss}")
    return os.waitstatus_to_exitcode(status) % 256


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
