"""The steering group's workshop: a draft set beside the published one, changed, compared and published.

Only `draft` and `disk` know the disk. Nothing here knows Streamlit.
"""

from tool.workshop.checked import Checked, checked
from tool.workshop.compare import ChangedWording, Comparison, Piece, compare
from tool.workshop.draft import BegunFrom, Draft, Look, draft_folder
from tool.workshop.examples import in_brief
from tool.workshop.fields import Field, editable
from tool.workshop.news import NewsItem, news
from tool.workshop.publishing import Refusal, RefusalReason, Request, may_publish, publish
from tool.workshop.rules import ChangedRule
from tool.workshop.sampling import AdviceChange, AdviceChanges, advice_change
from tool.workshop.trouble import Conflict, DraftTrouble, Reason

__all__ = [
    "AdviceChange",
    "AdviceChanges",
    "BegunFrom",
    "ChangedRule",
    "ChangedWording",
    "Checked",
    "Comparison",
    "Conflict",
    "Draft",
    "DraftTrouble",
    "Field",
    "Look",
    "NewsItem",
    "Piece",
    "Reason",
    "Refusal",
    "RefusalReason",
    "Request",
    "advice_change",
    "checked",
    "compare",
    "draft_folder",
    "editable",
    "in_brief",
    "may_publish",
    "news",
    "publish",
]
