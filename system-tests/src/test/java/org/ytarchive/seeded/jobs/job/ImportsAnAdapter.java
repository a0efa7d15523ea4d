package org.ytarchive.seeded.jobs.job;

import org.ytarchive.seeded.jobs.job.postgres.PostgresJobs;

record ImportsAnAdapter(PostgresJobs jobs) {}
