package org.ytarchive.seeded.jobs.door.collector;

/** A door's own word; clean itself. */
public final class CollectorWords {}
