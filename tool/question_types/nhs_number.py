"""An NHS number: ten digits, the last of them a check digit; kept and shown as 3-3-4.

Source: NHS Data Dictionary, NHS NUMBER: weights 10 to 2, modulus 11, remainder 0 is check digit 0, 10 is invalid.
"""

from __future__ import annotations

import re
from typing import Any

from tool.answer import Answer, Words
from tool.question_types.kind import AnswerFault, QuestionType, Reading

DIGITS = 10
MODULUS = 11


def nhs_number(text: str) -> str | None:
    """The number as 943 476 5919, or None if it is none. Spaces and hyphens between the digits do not matter."""
    digits = re.sub(r"[ \u00a0-]", "", text.strip())
    if not re.fullmatch(r"[0-9]{10}", digits) or len(set(digits)) == 1:
        return None
    total = sum(int(digit) * weight for digit, weight in zip(digits[:-1], range(DIGITS, 1, -1), strict=True))
    check = (MODULUS - total % MODULUS) % MODULUS
    if check == MODULUS - 1 or check != int(digits[-1]):
        return None
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _read(raw: Any, _reading: Reading) -> Answer:
    number = nhs_number(raw) if isinstance(raw, str) else None
    if number is None:
        raise AnswerFault(
            f'"{raw}" is not an NHS number.',
            "Write its ten digits as they stand in the red book, or take the line out.",
        )
    return Words(number)


NHS_NUMBER = QuestionType("nhs-number", _read, lambda _question: None)
