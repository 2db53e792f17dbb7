"""Messages (消息): what the office sends by mail and SMS, and the calendars that it hands out."""
