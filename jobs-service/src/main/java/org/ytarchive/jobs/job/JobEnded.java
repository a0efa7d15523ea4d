package org.ytarchive.jobs.job;

/** A job has come to its end, for now; heard when that is written. */
public record JobEnded(Job job) {}
