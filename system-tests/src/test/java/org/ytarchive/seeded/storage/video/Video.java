package org.ytarchive.seeded.storage.video;

/** A noun of another service; clean itself. */
public record Video(String id) {}
