"""A summary is that of the whole plan, worked out without the rest of it."""

from hypothesis import given
from tiny import DAY
from worlds import SEEDS, world_of

from po_career.errors import NoAnswerError
from po_career.planning.plan import make_plan
from po_career.planning.summary import Summary, summary_in, summary_of


@given(SEEDS)
def test_the_summary_is_that_of_the_whole_plan(seed: int) -> None:
    catalog, profile = world_of(seed)
    whole: Summary | str
    alone: Summary | str
    try:
        whole = summary_in(make_plan(catalog, profile, DAY))
    except NoAnswerError as error:
        whole = str(error)
    try:
        alone = summary_of(catalog, profile, DAY)
    except NoAnswerError as error:
        alone = str(error)
    assert alone == whole
