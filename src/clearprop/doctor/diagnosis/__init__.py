"""From cures that were found on the tape to faults with a name, a line, two numbers and an edit."""
