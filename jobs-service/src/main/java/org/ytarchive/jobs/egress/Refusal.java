package org.ytarchive.jobs.egress;

import java.time.Instant;

/**
 * What follows for a job that was refused.
 *
 * @param due when it may try again
 * @param fresh whether it found the way free and was the first to be refused
 */
public record Refusal(Instant due, boolean fresh) {}
