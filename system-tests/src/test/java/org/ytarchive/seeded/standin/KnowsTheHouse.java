package org.ytarchive.seeded.standin;

import org.ytarchive.seeded.storage.video.Video;

record KnowsTheHouse(Video video) {}
