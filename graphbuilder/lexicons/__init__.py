"""Word knowledge as tables with typed loaders: a bad row fails with its file and line."""
