package org.ytarchive.jobs.job;

/** A job has come to its end, unless somebody asks for it once more; heard when that is written. */
public record JobEnded(Job job) {}
