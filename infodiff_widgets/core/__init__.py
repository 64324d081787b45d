"""The estimator: information in nats from the residuals of a denoiser. Imports only torch and NumPy."""
