"""The chaos harness behind `./script/faults`: what is made against what the server kept."""
