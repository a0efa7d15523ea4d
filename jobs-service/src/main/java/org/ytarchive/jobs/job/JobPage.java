package org.ytarchive.jobs.job;

import java.util.List;

/**
 * A part of the list of jobs.
 *
 * @param jobs one more than the page shows, where there is one
 * @param total all that match, not only these
 */
public record JobPage(List<Job> jobs, long total) {}
