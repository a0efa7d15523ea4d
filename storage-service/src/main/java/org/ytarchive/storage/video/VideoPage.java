package org.ytarchive.storage.video;

import java.util.List;

/**
 * Part of a list.
 *
 * @param total how many there are in all
 * @param hasMore whether something follows
 */
public record VideoPage(List<VideoSummary> videos, long total, boolean hasMore) {}
