"""Questions to the office (咨询建言): asked without an account, answered by a day, published."""
