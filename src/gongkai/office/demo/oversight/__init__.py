"""What the supervising organ of the demonstration does (示范监督): it tries others' answers."""
