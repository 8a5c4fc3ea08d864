"""Between networks and PyTorch: one file for each direction, one for the functions and one for the losses."""
