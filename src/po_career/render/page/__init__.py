"""The page of a plan: its facts, put together once, and the faces that show them."""
