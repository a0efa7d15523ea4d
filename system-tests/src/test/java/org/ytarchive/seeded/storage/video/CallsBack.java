package org.ytarchive.seeded.storage.video;

import org.ytarchive.seeded.contracts.jobs.JobContract;

record CallsBack(JobContract jobs) {}
