# SPDX-License-Identifier: GPL-2.0-or-later
"""Fuzz the readers: ``python -m tests.fuzz --reader csv --count 5000 --seed 1 --keep DIR``.

Prints a line a reader, and one a kind of failure. ``--only N`` runs one input, as a failure names it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fuzz.readers import NOT_READ_YET, READERS, fuzzed_reader
from tests.fuzz.runner import fuzz


def main() -> int:
    """Return 1 where an input failed, or the independent readings could say too little."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--reader", action="append", choices=list(READERS), help="which; all that are read by default")
    parser.add_argument("--count", type=int, default=5000, help="inputs a reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="number of one input")
    parser.add_argument("--keep", type=Path, help="folder for the inputs that fail")
    options = parser.parse_args()
    failed = False
    for reader in options.reader or [one for one in READERS if one not in NOT_READ_YET]:
        indices = range(options.count) if options.only is None else [options.only]
        tally = fuzz(reader, indices, seed=options.seed, keep=options.keep)
        print(tally.line(), flush=True)
        for reason, count in sorted(tally.doubts.items(), key=lambda pair: -pair[1])[:5]:
            print(f"  cannot say {count} x {reason}", flush=True)
        if options.only is not None:
            print(*(one.message for one in tally.findings.values()), sep="\n")
        failed = failed or bool(tally.findings) or tally.doubtful_share > fuzzed_reader(reader).doubtful
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
