"""The command `settle`: run the tool, check question files, try worked families, tell advice, write papers."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tool import commands

FINE, AT_FAULT, WRONG_USE = 0, 1, 2


def parser() -> argparse.ArgumentParser:
    """What may be written after `settle`."""
    top = argparse.ArgumentParser(prog="settle", description="A conversation about safer sleep.")
    top.set_defaults(do=commands.run, port=8501, host="127.0.0.1")
    parts = top.add_subparsers(title="commands", metavar="COMMAND")

    run = parts.add_parser("run", help="start the tool (the same as settle alone)")
    run.add_argument("--port", type=int, default=8501, help="port to listen on (8501)")
    run.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1: this machine only)")
    run.set_defaults(do=commands.run)

    check = parts.add_parser("check", help="check question files and their worked families")
    check.add_argument("folder", nargs="?", type=Path, help="folder of question files (those shipped)")
    check.add_argument("--json", action="store_true", help="print the problems as JSON")
    check.set_defaults(do=commands.check_files)

    try_ = parts.add_parser("try", help="work families and say whether each hears what it must")
    try_.add_argument("families", nargs="+", type=Path, help="family files, or folders of them")
    _questions(try_)
    try_.set_defaults(do=commands.try_families)

    advise = parts.add_parser("advise", help="the advice for one worked family")
    advise.add_argument("family", type=Path, help="family file")
    advise.add_argument("--json", action="store_true", help="print a JSON array")
    _questions(advise)
    advise.set_defaults(do=commands.advise_family)

    paper = parts.add_parser("paper", help="record.pdf and family-copy.pdf for one worked family")
    paper.add_argument("family", type=Path, help="family file")
    paper.add_argument("--out", type=Path, required=True, help="folder to write into")
    paper.add_argument("--seal", action="store_true", help="seal the papers with this installation's key")
    _questions(paper)
    paper.set_defaults(do=commands.write_papers)

    verify = parts.add_parser("verify", help="say whether a paper is as it was sealed")
    verify.add_argument("file", type=Path, help="PDF file")
    verify.add_argument("--json", action="store_true", help="print a JSON object")
    verify.set_defaults(do=commands.verify_paper)
    return top


def _questions(part: argparse.ArgumentParser) -> None:
    part.add_argument("--questions", type=Path, help="folder of question files (those shipped)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked for. Returns 0 if all is well, 1 if the content or a file is at fault, 2 for wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    wanted = parser().parse_args(arguments)
    try:
        return int(wanted.do(wanted))
    except BrokenPipeError:  # the reader of our output has gone: nothing is wrong with the files
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


if __name__ == "__main__":
    sys.exit(main())
