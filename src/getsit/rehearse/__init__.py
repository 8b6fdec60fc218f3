"""A simulated manager who holds back what they need until it is earned."""
