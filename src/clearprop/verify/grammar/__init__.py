"""From tokens to statements: expressions, names, and the chains of parts that = and ≈ join."""
