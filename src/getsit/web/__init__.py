"""The pages and the JSON of the web app; both show values of `App` and compute nothing."""
