"""What the public reads of a case: a sentence for each event, or a reason why there is none."""

from gongkai.office.applications.acts import events
from gongkai.office.applications.views.story import INSIDE, TOLD
from gongkai.office.ledger.actions import Act


def test_every_event_has_its_sentence_or_stays_inside_on_purpose():
    kinds = {act.kind for act in vars(events).values() if isinstance(act, Act)}

    assert TOLD.keys() | INSIDE == kinds
    assert TOLD.keys() & INSIDE == set()
