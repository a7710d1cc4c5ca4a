"""A document: what stands on a paper, in order, before anything is drawn.

Blocks hold plain text only. Nothing in them is mark-up, and nothing in them is worked out by whoever draws them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tool.signature import Ink

Tone = Literal["calm", "keep", "never", "do-not-share", "change", "act", "private"]
"""What a block is about. Each tone has a mark and a colour on paper; its meaning always stands there in words too."""

Size = Literal["record", "family", "large", "fridge"]
"""How large the letters are: "large" is large print, nothing smaller than 18 points and nothing side by side."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "pnb", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""


@dataclass(frozen=True, slots=True)
class Line:
    """A few words with a label before them: "Because: ..."."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Title:
    """The head of the first page. `chip` says whose paper it is."""

    product: str
    text: str
    under: str = ""
    chip: str = ""
    tone: Tone = "calm"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 opens a part, level 2 something within it. It never stands alone at the foot of a page."""

    text: str
    level: Literal[1, 2] = 1
    tone: Tone = "calm"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `quiet` is for what matters less."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to see before reading on."""

    label: str
    text: str
    tone: Tone = "calm"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what was said under them, side by side."""

    facts: tuple[Line, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """A few rows to take in at one look: a label, and what holds."""

    rows: tuple[GlanceRow, ...]


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One row of a glance; never without an item, "none" included."""

    label: str
    items: tuple[str, ...]
    tone: Tone = "calm"


@dataclass(frozen=True, slots=True)
class Person:
    """One of the people around baby."""

    name: str
    relation: str
    here: str
    facts: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question in the words shown and its answer. `status` stands when there is no plain answer: "Not sure"."""

    question: str
    said: tuple[str, ...]
    status: str = ""
    words: str = ""
    note: Line | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """A step of the visit: questions and answers. `again` is the heading when the rows go on to another page."""

    title: str
    again: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class AdviceCard:
    """One piece of advice. `talked` says whether it was talked about, in words; empty leaves it open."""

    label: str
    say: str
    tone: Tone
    lines: tuple[Line, ...] = ()
    small: tuple[Line, ...] = ()
    talked: str = ""
    was_talked_about: bool = False


@dataclass(frozen=True, slots=True)
class PlanCard:
    """One thing agreed, with its number."""

    number: int
    what: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """How one person signed, or that they did not. Ink is drawn; `typed` is text under the label `outcome`.

    `alt` says what the ink is to somebody who cannot see it; there is never ink without it.
    """

    person: str
    relation: str
    statement: str
    outcome: str
    ink: Ink | None = None
    typed: str = ""
    lines: tuple[Line, ...] = ()
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """One of our own pictures by its name, what it shows in words, and the words beside it. `never`: crossed out."""

    name: str
    alt: str
    label: str
    text: str = ""
    never: bool = False


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures side by side, each with its words."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Who to ring, and what for."""

    name: str
    number: str
    what_for: str


@dataclass(frozen=True, slots=True)
class Contacts:
    """Numbers to ring."""

    rows: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A plain list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framed:
    """Blocks in a frame of their own with a label on top, on each page that they reach."""

    label: str
    again: str
    blocks: tuple[Block, ...]
    tone: Tone = "private"


@dataclass(frozen=True, slots=True)
class OnePage:
    """Blocks that belong on one page: drawn closer together if that makes them fit, over more pages if nothing does."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


Block = (
    Title
    | Heading
    | Paragraph
    | Notice
    | Facts
    | Glance
    | Person
    | Answers
    | AdviceCard
    | PlanCard
    | Signature
    | Pictures
    | Contacts
    | Bullets
    | Framed
    | OnePage
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper.

    `title` goes into the file's properties, so it names no family. `head` and `foot` run along each page; `page` is the
    page number in words, with the slots {page} and {pages}. `unreadable` is added at the end if a letter somebody wrote
    is not in the font, so that no letter is lost without a word.
    """

    title: str
    language: str
    size: Size
    head: str
    foot: str
    page: str
    blocks: tuple[Block, ...]
    unreadable: Notice
    head_tone: Tone = "calm"

    @property
    def reads_right_to_left(self) -> bool:
        """Whether the paper's language is written from right to left."""
        return self.language.partition("-")[0].lower() in RIGHT_TO_LEFT
