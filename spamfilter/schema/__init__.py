"""The JSON Schema of a verdict."""
