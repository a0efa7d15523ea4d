package org.ytarchive.seeded.contracts.jobs;

/** What a service may be called with; clean itself. */
public interface JobContract {}
