"""What `bench/applications.py` makes and measures, once Django is set up."""
