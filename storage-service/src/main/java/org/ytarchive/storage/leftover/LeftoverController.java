package org.ytarchive.storage.leftover;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.contracts.storage.NotedLeftovers;
import org.ytarchive.storage.file.FileClaim;
import org.ytarchive.storage.json.JsonBody;

/** {@link org.ytarchive.contracts.storage.LeftoverOperations}. */
@Controller("/storage/leftovers")
@ExecuteOn(TaskExecutors.BLOCKING)
class LeftoverController {
  private static final int MOST = 1_000;

  private final LeftoverService leftovers;
  private final Clock clock;

  LeftoverController(LeftoverService leftovers, Clock clock) {
    this.leftovers = leftovers;
    this.clock = clock;
  }

  @Post
  Envelope<NotedLeftovers> leave(@Body @Nullable byte[] body) {
    int noted = leftovers.leave(claims(JsonBody.parse(body)));
    return Envelope.success(new NotedLeftovers(noted), clock.instant());
  }

  private static List<FileClaim> claims(JsonBody body) {
    var files = body.objects("files").orElse(List.of());
    if (files.isEmpty() || files.size() > MOST) {
      throw ArchiveException.invalid("files", "files are 1.." + MOST);
    }
    return IntStream.range(0, files.size())
        .mapToObj(i -> claim("files[" + i + "].", files.get(i)))
        .toList();
  }

  private static FileClaim claim(String at, JsonBody file) {
    return new FileClaim(
        file.text("path").orElseThrow(() -> missing(at + "path")),
        file.count("size").orElseThrow(() -> missing(at + "size")),
        file.text("sha256").orElseThrow(() -> missing(at + "sha256")),
        null,
        null,
        new FileClaim.Names(at + "path", at + "size", at + "sha256"));
  }

  private static ArchiveException missing(String name) {
    return ArchiveException.invalid(name, name + " is needed");
  }
}
