"""What is measured in the process of the program, for every rule: truths, fits, and repairs tried on the
tape.
"""
