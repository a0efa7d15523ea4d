package org.ytarchive.seeded.jobs.job.postgres;

/** An adapter; clean itself. */
public final class PostgresJobs {}
