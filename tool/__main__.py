"""The command `settle`: run the tool, check question files, try worked families, tell advice, hand records over."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from exports import MACHINE_EXPORTS
from tool import check_commands, commands, export_commands, translate_commands, workshop_commands
from tool.prove_commands import add_prove

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

    check_commands.add_commands(parts)
    add_prove(parts)

    try_ = parts.add_parser("try", help="work families and say whether each hears what it must")
    try_.add_argument("families", nargs="+", type=Path, help="family files, or folders of them")
    _questions(try_)
    try_.set_defaults(do=commands.try_families)

    advise = parts.add_parser("advise", help="the advice for one worked family")
    advise.add_argument("family", type=Path, help="family file")
    advise.add_argument("--json", action="store_true", help="print a JSON array")
    _questions(advise)
    advise.set_defaults(do=commands.advise_family)

    paper = parts.add_parser("paper", help="record.pdf and family-copy.pdf for one worked family, or from a twin")
    paper.add_argument("family", nargs="?", type=Path, help="family file")
    paper.add_argument(
        "--from", dest="twin", type=Path, metavar="TWIN", help="draw again from a twin or a record's PDF"
    )
    paper.add_argument("--out", type=Path, required=True, help="folder to write into")
    paper.add_argument("--all", action="store_true", help="the large print and the plan for the fridge too")
    paper.add_argument("--language", metavar="LANG", help="the language that the family reads, drafts too")
    paper.add_argument("--seal", action="store_true", help="seal the papers with this installation's key")
    _questions(paper)
    paper.set_defaults(do=commands.write_papers)
    _handing_over(parts)
    translate_commands.add_to(parts)
    workshop_commands.add_to(parts)

    verify = parts.add_parser("verify", help="say whether a paper is as it was sealed")
    verify.add_argument("file", type=Path, help="PDF file")
    verify.add_argument("--json", action="store_true", help="print a JSON object")
    verify.set_defaults(do=commands.verify_paper)
    return top


def _handing_over(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    extract = parts.add_parser("extract", help="the machine's twin that a practitioner's record carries, byte for byte")
    extract.add_argument("paper", type=Path, help="the record's PDF")
    extract.add_argument("--out", type=Path, help="file, or folder that is there (standard output)")
    extract.set_defaults(do=export_commands.extract_twin)

    export = parts.add_parser("export", help="a whole record, private parts included, for another system")
    export.add_argument(
        "family", metavar="FILE", type=Path, help="worked family (.yaml), twin (.json) or record (.pdf)"
    )
    export.add_argument("--as", dest="as_", required=True, choices=[*MACHINE_EXPORTS], help="what to write")
    export.add_argument("--out", type=Path, help="file, or folder that is there (standard output)")
    _questions(export)
    export.set_defaults(do=export_commands.export_record)

    questions = parts.add_parser("export-questions", help="the questions and when each is asked, for another system")
    questions.add_argument("--as", dest="as_", required=True, choices=["fhir"], help="what to write")
    questions.add_argument("--out", type=Path, help="file, or folder that is there (standard output)")
    _questions(questions)
    questions.set_defaults(do=export_commands.export_questions)


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
