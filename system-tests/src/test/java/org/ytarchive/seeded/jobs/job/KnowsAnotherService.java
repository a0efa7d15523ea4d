package org.ytarchive.seeded.jobs.job;

import org.ytarchive.seeded.storage.video.Video;

record KnowsAnotherService(Video video) {}
