"""Reminders (提醒): who is told in the morning which day comes near, and the day's page of each."""
