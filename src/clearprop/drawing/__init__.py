"""Pictures: a list of shapes, worked out from a record and written as SVG or PNG."""
