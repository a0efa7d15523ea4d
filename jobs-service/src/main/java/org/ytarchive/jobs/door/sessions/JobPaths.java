package org.ytarchive.jobs.door.sessions;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * Where a job's files are, or will be ("Get Download Paths", "Download Structure"). Paths are
 * virtual: {@code /downloads} is the archive's folder.
 *
 * @param files those there are by now
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record JobPaths(
    String jobUuid,
    String sessionUuid,
    String status,
    String basePath,
    String audioPath,
    String videoPath,
    String transcriptsPath,
    List<File> files) {

  /**
   * @param url where it is served, with ranges
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record File(String folder, String name, String path, long sizeBytes, String sha256, String url) {}
}
