"""Documents brought in from the old site or the OA (信息迁入): checked first, then kept as drafts.

Nothing that is brought in is public: every draft goes the way of any other, through its review.
"""
