package org.ytarchive.jobs.door.sessions;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.ytarchive.jobs.door.Door;
import org.ytarchive.jobs.door.ErrorForm;

/** What this door answers at. */
@Factory
class SessionsDoor {

  @Singleton
  Door sessions() {
    return new Door(
        "sessions",
        "YouTube Downloader API",
        "youtube-downloader-sessions.md",
        ErrorForm.DETAIL,
        List.of(
            new Door.Address("POST", "/api/sessions", "a new session"),
            new Door.Address("GET", "/api/sessions", "active sessions, under their handles"),
            new Door.Address("GET", "/api/sessions/{session_uuid}", "one's own session"),
            new Door.Address("GET", "/api/sessions/stats/overview", "all sessions together"),
            new Door.Address("POST", "/api/jobs", "a download for this session"),
            new Door.Address("GET", "/api/jobs", "this session's jobs"),
            new Door.Address("GET", "/api/jobs/{job_id}", "one of them"),
            new Door.Address("DELETE", "/api/jobs/{job_id}", "cancels it"),
            new Door.Address("GET", "/api/jobs/{job_id}/paths", "where its files are"),
            new Door.Address(
                "GET", "/api/jobs/{job_id}/files/{folder}/{name}", "a file, with ranges"),
            new Door.Address("GET", "/api/health", "healthy, degraded or unhealthy, and why"),
            new Door.Address("GET", "/api/health/simple", "whether anybody answers"),
            new Door.Address("GET", "/api/metrics", "figures"),
            new Door.Address("GET", "/api/status", "figures, limits, thresholds and services"),
            new Door.Address("WS", "/ws", "this session's jobs, with X-Session-ID")));
  }
}
