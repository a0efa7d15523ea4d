package org.ytarchive.standin.page;

import static org.ytarchive.standin.page.Json.object;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInChannel;
import org.ytarchive.standin.catalogue.StandInPlaylist;
import org.ytarchive.standin.catalogue.StandInVideo;

/** Playlists and a channel's videos tab: first page, and what {@code browse} adds. */
final class ListPages {
  private final StandInCatalogue catalogue;

  ListPages(StandInCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** A list nobody made is a page that says so. */
  Map<String, Object> playlist(String id) {
    return catalogue.findPlaylist(id).map(this::playlist).orElseGet(ListPages::noPlaylist);
  }

  Map<String, Object> channel(StandInChannel channel) {
    var list = uploads(channel, 0);
    var grid =
        object("richGridRenderer", object("contents", list.rows(catalogue, Rows::inChannel)));
    var url = "/" + channel.handle() + "/videos";
    var document = tabs(object("title", "Videos", "selected", true, "content", grid), url);
    document.put("metadata", object("channelMetadataRenderer", about(channel)));
    return document;
  }

  /** Empty if the mark leads nowhere. */
  Optional<Map<String, Object>> continuation(String mark) {
    int split = mark.lastIndexOf('!');
    if (split < 0 || !mark.substring(split + 1).matches("\\d{1,6}")) {
      return Optional.empty();
    }
    var token = mark.substring(0, split);
    int offset = Integer.parseInt(mark.substring(split + 1));
    return token.startsWith("UC")
        ? catalogue
            .findChannel(token)
            .map(channel -> appended(uploads(channel, offset).rows(catalogue, Rows::inChannel)))
        : catalogue
            .findPlaylist(token)
            .map(list -> new VideoList(token, list.videos(), offset))
            .map(list -> appended(list.rows(catalogue, Rows::inPlaylist)));
  }

  Map<String, Object> search(List<StandInVideo> found) {
    var section = object("contents", found.stream().map(Rows::inSearch).toList());
    var sections = List.of(object("itemSectionRenderer", section));
    var list = object("sectionListRenderer", object("contents", sections));
    var results = object("twoColumnSearchResultsRenderer", object("primaryContents", list));
    return object("contents", results, "estimatedResults", Integer.toString(found.size()));
  }

  private Map<String, Object> playlist(StandInPlaylist playlist) {
    var rows = new VideoList(playlist.id(), playlist.videos(), 0).rows(catalogue, Rows::inPlaylist);
    var list = object("playlistId", playlist.id(), "contents", rows);
    var section = object("contents", List.of(object("playlistVideoListRenderer", list)));
    var sections = object("contents", List.of(object("itemSectionRenderer", section)));
    var url = "/playlist?list=" + playlist.id();
    var content = object("sectionListRenderer", sections);
    var document = tabs(object("selected", true, "content", content), url);
    document.put("metadata", object("playlistMetadataRenderer", about(playlist)));
    document.put("header", object("playlistHeaderRenderer", header(playlist)));
    return document;
  }

  private static Map<String, Object> about(StandInPlaylist playlist) {
    return object("title", playlist.title(), "description", "A list for tests.");
  }

  private static Map<String, Object> header(StandInPlaylist playlist) {
    var header = object("playlistId", playlist.id(), "title", Words.simple(playlist.title()));
    header.put("numVideosText", Words.runs(playlist.videos().size() + " videos"));
    header.put("privacy", "PUBLIC");
    var place =
        object(
            "browseId",
            playlist.channel().id(),
            "canonicalBaseUrl",
            "/" + playlist.channel().handle());
    var run = object("text", playlist.channel().title());
    run.put("navigationEndpoint", object("browseEndpoint", place));
    header.put("ownerText", object("runs", List.of(run)));
    return header;
  }

  private static Map<String, Object> about(StandInChannel channel) {
    return object(
        "title",
        channel.title(),
        "description",
        "A channel for tests.",
        "externalId",
        channel.id(),
        "vanityChannelUrl",
        "http://www.youtube.com/" + channel.handle(),
        "channelUrl",
        "https://www.youtube.com/channel/" + channel.id());
  }

  private VideoList uploads(StandInChannel channel, int offset) {
    var ids = catalogue.uploads(channel).stream().map(StandInVideo::id).toList();
    return new VideoList(channel.id(), ids, offset);
  }

  private static Map<String, Object> tabs(Map<String, Object> tab, String url) {
    var web = object("url", url, "webPageType", "WEB_PAGE_TYPE_BROWSE", "rootVe", 3611);
    tab.put("endpoint", object("commandMetadata", object("webCommandMetadata", web)));
    var tabs = object("tabs", List.of(object("tabRenderer", tab)));
    return object("contents", object("twoColumnBrowseResultsRenderer", tabs));
  }

  private static Map<String, Object> appended(List<Object> rows) {
    var action = object("appendContinuationItemsAction", object("continuationItems", rows));
    return object("onResponseReceivedActions", List.of(action));
  }

  private static Map<String, Object> noPlaylist() {
    var words = object("type", "ERROR", "text", Words.simple("The playlist does not exist."));
    return object("alerts", List.of(object("alertRenderer", words)));
  }
}
