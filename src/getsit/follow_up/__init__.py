"""What was heard to a debrief, a letter and a plan."""
