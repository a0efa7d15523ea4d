package org.ytarchive.seeded.common;

import org.ytarchive.seeded.storage.video.Video;

record KnowsAService(Video video) {}
