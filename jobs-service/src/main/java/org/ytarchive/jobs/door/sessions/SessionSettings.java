package org.ytarchive.jobs.door.sessions;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * The limits of the sessions door ({@code youtube-downloader-sessions.md}, "Session Limits").
 *
 * @param max sessions at once
 * @param maxJobs jobs per session; those that were cancelled do not count
 * @param ttl how long a session lives after its last activity
 * @param fileGrace how long an expired session's files stay
 * @param requestsPerMinute that one session may send each replica; 0: any number
 * @param sweep how often expired sessions are looked for
 */
@ConfigurationProperties("ytarchive.sessions")
record SessionSettings(
    @Min(1) int max,
    @Min(1) int maxJobs,
    Duration ttl,
    Duration fileGrace,
    @Min(0) int requestsPerMinute,
    Duration sweep) {}
