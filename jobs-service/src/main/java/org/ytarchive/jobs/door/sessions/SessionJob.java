package org.ytarchive.jobs.door.sessions;

import java.time.Instant;
import org.ytarchive.common.JobId;
import org.ytarchive.common.OutputFormat;

/** What a session asked for, in the words of this door; the job core knows everything else. */
public record SessionJob(JobId id, String url, OutputFormat.Media media, Instant createdAt) {}
