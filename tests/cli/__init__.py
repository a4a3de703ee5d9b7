"""End-to-end tests of the program, run as a user runs it."""
