/**
 * The camera collector's door ({@code camera-collector.md}): {@code POST /collect} starts a
 * capture, {@code ws /ws/{job_id}} tells its text lines. {@code GET /} is the front's.
 */
package org.ytarchive.jobs.door.camera;
