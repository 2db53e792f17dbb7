"""What an applicant may do himself (申请人可以办理的事项): one row each, as for the office.

Number and query code are his key, so a row asks for no duty. Its conditions look at the records
alone: nobody of the office acts.
"""

from __future__ import annotations

from types import MappingProxyType

from gongkai.office.applications.acts.rules import (
    ANSWERED,
    ASSESSING,
    CORRECTING,
    EXCESS,
    OPEN,
    PROPOSED,
    Condition,
    Rule,
)
from gongkai.office.applications.kinds import State

NOT_YET_WITHDRAWN = Condition(
    lambda case, by: not hasattr(case, "withdrawal"),
    "已经收到您的撤回申请，请等待受理机关登记。",
)
NOT_YET_RATED = Condition(
    lambda case, by: not hasattr(case, "rating"), "您已经评价过这件申请，每件申请评价一次。"
)

OWN_ACTS = MappingProxyType(
    {
        "answer_correction": Rule(
            "补正申请",
            frozenset({State.AWAITING_CORRECTION}),
            CORRECTING,
            "CorrectionAnswerForm",
        ),
        "answer_reasons": Rule(
            "说明理由", frozenset({State.AWAITING_REASONS}), EXCESS, "ReasonsAnswerForm"
        ),
        "rate": Rule("评价答复", ANSWERED, ASSESSING, "RatingForm", given=(NOT_YET_RATED,)),
        "take_back": Rule(
            "撤回申请",
            OPEN | PROPOSED | {State.AWAITING_CONFIRMATION},
            None,
            "TakingBackForm",
            given=(NOT_YET_WITHDRAWN,),
        ),
    }
)
"""Every act of an applicant by the name of its action, the most pressing first."""
