package org.ytarchive.download.download;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.download.output.Shelf;

/**
 * Where what comes along with a video waits for the video to be in its place: under names that the
 * row alone is enough to find again, hashed and on the disk.
 */
@Singleton
class CompanionStage {
  private static final Logger log = LoggerFactory.getLogger(CompanionStage.class);
  private static final String FOLDER = "companions";
  private static final long LARGEST = 64L * 1024 * 1024;

  private final WorkFolders folders;

  CompanionStage(WorkFolders folders) {
    this.folders = folders;
  }

  /** Takes in what was fetched; what cannot be kept is missing, and the video is none the worse. */
  Companions take(Download download, Outcome.Fetched fetched) {
    var files = new ArrayList<CompanionFile>();
    var missing = new ArrayList<>(fetched.missing());
    for (var companion : fetched.companions()) {
      try {
        files.add(take(download, companion));
      } catch (IOException e) {
        log.warn("{}: {} is not kept: {}", download.id(), companion.kind(), e.toString());
        missing.add(companion.missing("it could not be kept"));
      }
    }
    return new Companions(files, missing);
  }

  private CompanionFile take(Download download, Companion companion) throws IOException {
    long size = Files.size(companion.file());
    if (size == 0 || size > LARGEST) {
      throw new IOException("a file of " + size + " bytes");
    }
    var language = companion.language().orElse(null);
    var name = name(companion.kind(), language, companion.file().getFileName().toString());
    var place = Files.createDirectories(folder(download)).resolve(name);
    Files.move(companion.file(), place, StandardCopyOption.REPLACE_EXISTING);
    Shelf.sync(place);
    return new CompanionFile(companion.kind(), name, size, Sha256.of(place), language);
  }

  /** Where it waits, if it still does. */
  Path find(Download download, CompanionFile file) throws IOException {
    return folder(download).resolve(name(file.kind(), file.language(), file.path()));
  }

  private Path folder(Download download) throws IOException {
    return folders.open(download.request().workFolder()).resolve(FOLDER);
  }

  private static String name(String kind, @Nullable String language, String path) {
    var extension = path.substring(path.lastIndexOf('.'));
    return kind + (language == null ? "" : "." + language) + extension;
  }
}
