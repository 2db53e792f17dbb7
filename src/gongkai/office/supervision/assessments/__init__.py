"""Trying an organ with applications that look real (模拟测评), and scoring how it answered."""
