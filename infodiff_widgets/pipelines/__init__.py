"""The bridge to diffusers: any pipeline becomes a denoiser by way of its scheduler."""
