"""Training, and the model that ships."""
