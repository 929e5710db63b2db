"""The pages of the preparation: one module for each thing that is prepared."""
