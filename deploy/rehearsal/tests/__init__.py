"""Tests of the emulator: python -m unittest, in deploy/rehearsal."""
