"""The estimator: from a denoiser's residuals to information in nats. Needs torch and numpy only."""
