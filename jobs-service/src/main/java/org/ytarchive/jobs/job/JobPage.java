package org.ytarchive.jobs.job;

import java.util.List;

/**
 * A part of the list of jobs.
 *
 * @param total all that match, not only these
 */
public record JobPage(List<Job> jobs, long total) {}
