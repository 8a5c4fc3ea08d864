"""Tables from files and data frames, made into the numbers a network is trained on."""
