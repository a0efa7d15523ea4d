package org.ytarchive.seeded.jobs.job;

final class JobManager {}
