package org.ytarchive.seeded.client;

import org.ytarchive.seeded.storage.video.Video;

record KnowsTheServices(Video video) {}
