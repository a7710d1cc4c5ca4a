"""The command that shows what is promised true over every combination of answers, or the family for which it is not."""

from __future__ import annotations

import argparse
import json
import time
from argparse import Namespace
from pathlib import Path

from tool.commands import AT_FAULT, FINE, WRONG_USE, folder_named, question_set_in, say, tell
from tool.problems import did_you_mean, errors, in_order
from tool.proving import Proof, prove_one
from tool.proving.telling import as_plain, family_file, in_words
from tool.question_set import QuestionSet
from tool.reading.promise_file import FILE, promises_in
from tool.reading.question_files import SHIPPED


def add_prove(parts: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What may be written after `settle prove`."""
    part = parts.add_parser("prove", help="show that what is promised holds whatever is answered")
    part.add_argument(
        "folder", nargs="?", type=Path, help="folder of question files with promises.yaml (those shipped)"
    )
    part.add_argument("--promise", action="append", metavar="ID", help="only this promise (may be given again)")
    part.add_argument("--json", action="store_true", help="print the proofs as a JSON object")
    part.add_argument("--save", type=Path, metavar="FOLDER", help="save each counter-example as a worked family here")
    part.set_defaults(do=prove_promises)


def prove_promises(wanted: Namespace) -> int:
    """Prove each promise. Returns 0 if all hold, 1 if one does not or a file is at fault, 2 for an unknown promise."""
    begun = time.perf_counter()
    folder = folder_named(wanted.folder or SHIPPED)
    question_set = question_set_in(folder)
    if question_set is None:
        return AT_FAULT
    promises, problems = promises_in(folder, question_set)
    for problem in in_order(problems):
        tell(problem.in_words())
    if errors(problems):
        tell(f"\n{FILE} cannot be used as it is, so nothing was proved.")
        return AT_FAULT
    known = {promise.id for promise in promises.all}
    for id_ in wanted.promise or ():
        if id_ not in known:
            tell(f'No promise is called "{id_}". {did_you_mean(id_, known)}')
            return WRONG_USE
    chosen = [one for one in promises.all if not wanted.promise or one.id in wanted.promise]
    proofs: list[Proof] = []
    for promise in chosen:
        proofs.append(prove_one(question_set, promise, promises.calm))
        if not wanted.json:
            say(in_words(proofs[-1], question_set))
    seconds = time.perf_counter() - begun
    broken = [proof for proof in proofs if not proof.is_proved]
    if wanted.json:
        plain = [as_plain(proof, question_set) for proof in proofs]
        say(json.dumps({"proofs": plain, "seconds": round(seconds, 3)}, ensure_ascii=False, indent=2))
    else:
        true = len(proofs) - len(broken)
        say(f"\n{len(proofs)} promises, {true} true, {len(broken)} broken, in {seconds:.1f} seconds.")
    if wanted.save is not None and not _save(broken, wanted.save, question_set):
        return AT_FAULT
    return AT_FAULT if broken else FINE


def _save(broken: list[Proof], folder: Path, question_set: QuestionSet) -> bool:
    """Write each counter-example into a folder. Returns whether that could be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for proof in broken:
            if proof.counter_example is not None:
                file = folder / f"counter-example-{proof.promise.id}.yaml"
                file.write_text(family_file(proof, question_set), "utf-8")
                tell(f"saved {file}")
    except OSError as error:
        tell(
            f"The counter-examples cannot be saved in {folder} ({error.strerror}). Name a folder that you may write to."
        )
        return False
    return True
