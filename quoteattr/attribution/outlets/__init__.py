"""Names of papers, channels, agencies and sites, and the phrases that make one the outlet of a quote."""
