"""Does a line follow: from its own left side, from earlier lines, within the digits given?"""
