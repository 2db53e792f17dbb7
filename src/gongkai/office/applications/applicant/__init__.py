"""The applicant's own side of a case (申请人一方): what he does himself with number and code."""
