"""The tests. A package only so that ``tests.properties.strategies`` and the like can be imported."""
