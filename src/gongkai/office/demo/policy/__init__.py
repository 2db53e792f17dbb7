"""What belongs to the documents of the demonstration: gazettes that print them, consultations."""
