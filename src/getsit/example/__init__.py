"""One invented opportunity, complete: data for the README, the tests and the first start."""
