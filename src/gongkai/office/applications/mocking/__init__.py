"""Applications that only try how an organ answers (模拟测评): marked, and counted nowhere."""
