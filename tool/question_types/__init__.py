"""The register of question types. A new type is one module and one line here (and a control in screens)."""

from collections.abc import Mapping

from tool.question_types import choice, day, each_carer, nhs_number, number, who, words
from tool.question_types.kind import AnswerFault, QuestionType, Reading, read_answer

TYPES: Mapping[str, QuestionType] = {
    kind.name: kind
    for kind in (
        choice.YES_NO,
        choice.ONE_OF,
        choice.ANY_OF,
        who.WHO,
        each_carer.FOR_EACH_CARER,
        number.NUMBER,
        number.WEIGHT,
        day.DAY,
        day.DAY_AND_REASON,
        words.WORDS,
        nhs_number.NHS_NUMBER,
    )
}

__all__ = ["TYPES", "AnswerFault", "QuestionType", "Reading", "read_answer"]
