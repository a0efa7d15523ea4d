package org.ytarchive.storage.link;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.contracts.storage.DeletedLinks;
import org.ytarchive.contracts.storage.LinkList;
import org.ytarchive.storage.file.FileClaim;
import org.ytarchive.storage.json.JsonBody;

/** {@link org.ytarchive.contracts.storage.LinkOperations}. */
@Controller("/storage/links")
@ExecuteOn(TaskExecutors.BLOCKING)
class LinkController {
  private static final int MOST = 100;

  private final LinkService links;
  private final Clock clock;

  LinkController(LinkService links, Clock clock) {
    this.links = links;
    this.clock = clock;
  }

  @Put("/{owner}/{item}")
  Envelope<LinkList> link(String owner, String item, @Body @Nullable byte[] body) {
    var wishes = wishes(JsonBody.parse(body));
    var made = links.link(LinkIds.parse("owner", owner), LinkIds.parse("item", item), wishes);
    return envelope(list(made));
  }

  @Get("/{owner}")
  Envelope<LinkList> links(String owner) {
    return envelope(list(links.list(LinkIds.parse("owner", owner))));
  }

  @Delete("/{owner}")
  Envelope<DeletedLinks> deleteLinks(String owner) {
    var gone = links.remove(LinkIds.parse("owner", owner));
    return envelope(new DeletedLinks(owner, gone.size(), bytes(gone), clock.instant()));
  }

  private static List<LinkService.Wish> wishes(JsonBody body) {
    var files = body.objects("files").orElse(List.of());
    if (files.isEmpty() || files.size() > MOST) {
      throw ArchiveException.invalid("files", "files are 1.." + MOST);
    }
    return IntStream.range(0, files.size())
        .mapToObj(i -> wish("files[" + i + "].", files.get(i)))
        .toList();
  }

  private static LinkService.Wish wish(String at, JsonBody file) {
    var path =
        file.text("path")
            .orElseThrow(() -> ArchiveException.invalid(at + "path", at + "path is needed"));
    var folder =
        file.text("folder")
            .flatMap(LinkFolder::find)
            .orElseThrow(
                () ->
                    ArchiveException.invalid(
                        at + "folder", at + "folder is audio, video or transcripts"));
    var names = new FileClaim.Names(at + "path", at + "size", at + "sha256");
    return new LinkService.Wish(new FileClaim(path, null, null, null, null, names), folder);
  }

  private static LinkList list(List<Link> links) {
    return new LinkList(links.stream().map(LinkController::view).toList(), bytes(links));
  }

  private static LinkList.Link view(Link link) {
    return new LinkList.Link(
        link.item().toString(),
        link.folder().wireName(),
        link.wirePath(),
        link.bytes(),
        link.sha256());
  }

  private static long bytes(List<Link> links) {
    return links.stream().mapToLong(Link::bytes).sum();
  }

  private <T> Envelope<T> envelope(T data) {
    return Envelope.success(data, clock.instant());
  }
}
