"""The record: steps, addresses, equations, runs and the settings behind them."""
