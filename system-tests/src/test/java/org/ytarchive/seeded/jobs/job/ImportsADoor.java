package org.ytarchive.seeded.jobs.job;

import org.ytarchive.seeded.jobs.door.collector.CollectorWords;

record ImportsADoor(CollectorWords words) {}
