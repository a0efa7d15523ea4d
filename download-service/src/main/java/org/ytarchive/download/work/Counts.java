package org.ytarchive.download.work;

/** How much work of a kind is being done, and how much waits, over all replicas. */
public record Counts(long active, long queued) {}
