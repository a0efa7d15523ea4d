package org.ytarchive.metadata.playlist;

import java.time.Instant;

/**
 * A list that was found.
 *
 * @param cached whether nobody was asked for it
 * @param stale whether it has expired and nothing newer could be had
 */
record FoundPlaylist(PlaylistFacts facts, Instant expiresAt, boolean cached, boolean stale) {}
