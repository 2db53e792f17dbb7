"""Reviews in the back office (审查): the work list, the page of a review, delegations, rules."""
