"""Which glyphs one paper uses, what its fonts are called, and what each glyph means to whoever copies or hears it."""

from __future__ import annotations

from dataclasses import dataclass, field

from exports.pdf.fonts import Face
from exports.pdf.shaping import Glyphs

NOTHING_BY_ITSELF = "\u200b"
"""What a glyph means that is only part of a letter: each must mean something, so a space of no width."""


@dataclass(slots=True, eq=False)
class UsedFace:
    """One font in one paper. `meaning`: each glyph used, with its letters."""

    name: str
    face: Face
    meaning: dict[int, str] = field(default_factory=dict)


class Typesetting:
    """The fonts of one paper, in the order in which they are first used."""

    def __init__(self) -> None:
        self.faces: dict[Face, UsedFace] = {}
        self._told: dict[Glyphs, bool] = {}

    def use(self, face: Face) -> UsedFace:
        """The font, entered at its first use."""
        if face not in self.faces:
            self.faces[face] = UsedFace(f"T{len(self.faces)}", face)
        return self.faces[face]

    def must_tell(self, glyphs: Glyphs) -> bool:
        """Note that these are used; say whether their letters must be told beside them to be read right."""
        known = self._told.get(glyphs)
        if known is None:
            known = self._told[glyphs] = self._note(glyphs)
        return known

    def _note(self, glyphs: Glyphs) -> bool:
        face = glyphs.face
        meaning = self.use(face).meaning
        right = not face.language and glyphs.plain
        for letters, drawn in glyphs.clusters:
            for place, glyph in enumerate(drawn):
                if glyph not in meaning:
                    alone = face.letter_of.get(glyph)
                    meaning[glyph] = alone or (letters if place == 0 and len(drawn) == 1 else NOTHING_BY_ITSELF)
        if right or face.language:
            return not right
        said = "".join(meaning[glyph] for _, drawn in glyphs.clusters for glyph in drawn)
        return said != glyphs.text or _reads_right(glyphs.text)


def _reads_right(text: str) -> bool:
    from exports.pdf.bidi import reads_right

    return reads_right(text)
