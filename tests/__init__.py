"""Property, oracle, differential and end-to-end tests, in the shape of the package."""
