"""Complaints on their way to the units: the durable outbox and its senders. What is guaranteed: see `worker`."""
