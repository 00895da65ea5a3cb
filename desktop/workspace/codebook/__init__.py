"""The codebook: handed on."""
