"""Applications (依申请公开): from receipt to outcome, clocks explained, guards enforced."""
