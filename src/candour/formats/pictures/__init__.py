"""Craft that the readers of pictures share: what stands beside the pixels, and whether the pixels may hold writing."""
