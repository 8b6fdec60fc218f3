"""The embedded engine: pieces of a turn, what is counted in them, and the network that judges them."""
