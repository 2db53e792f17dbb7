"""Telling the applicant (告知申请人) by mail and SMS, where he agreed to be told that way."""
