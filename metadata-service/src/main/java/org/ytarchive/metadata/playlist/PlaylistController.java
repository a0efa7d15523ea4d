package org.ytarchive.metadata.playlist;

import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.contracts.metadata.PlaylistMetadata;
import org.ytarchive.contracts.metadata.PlaylistOperations;

/** HTTP in, HTTP out. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class PlaylistController implements PlaylistOperations {
  private final PlaylistService playlists;
  private final Clock clock;

  PlaylistController(PlaylistService playlists, Clock clock) {
    this.playlists = playlists;
    this.clock = clock;
  }

  @Override
  public Envelope<PlaylistMetadata> playlist(String playlistId, boolean includeVideos, int limit) {
    return reply(Listing.playlist(playlistId), includeVideos, limit);
  }

  @Override
  public Envelope<PlaylistMetadata> channel(String channel, boolean includeVideos, int limit) {
    return reply(Listing.channel(channel), includeVideos, limit);
  }

  private Envelope<PlaylistMetadata> reply(Listing listing, boolean includeVideos, int limit) {
    return Envelope.success(playlists.get(listing, includeVideos, limit), clock.instant());
  }
}
