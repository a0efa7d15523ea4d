package org.ytarchive.jobs.door.collector;

import java.util.Map;

/**
 * One {@code job_update}.
 *
 * @param fields as they are written, in order
 */
public record Announcement(Map<String, Object> fields) {}
