"""Speed, as ratios in one run: ours beside the plainest thing that does the same."""
