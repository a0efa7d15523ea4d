package org.ytarchive.download.ytdlp;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.MissingCompanion;
import org.ytarchive.download.download.Companion;
import org.ytarchive.download.download.Outcome;

/** What comes along with a video, while it is gathered. */
final class Brought {
  private final List<Companion> companions = new ArrayList<>();
  private final List<MissingCompanion> missing = new ArrayList<>();

  void add(Companion companion) {
    companions.add(companion);
  }

  void notOffered(String kind, @Nullable String language, String message) {
    missing.add(new MissingCompanion(kind, language, MissingCompanion.NOT_OFFERED, message));
  }

  void failed(String kind, @Nullable String language, String message) {
    missing.add(new MissingCompanion(kind, language, MissingCompanion.FAILED, message));
  }

  void failed(String language, String message) {
    failed(CompanionFile.SUBTITLES, language, message);
  }

  Outcome.Fetched with(Outcome.Fetched video) {
    return new Outcome.Fetched(
        video.file(), video.info(), List.copyOf(companions), List.copyOf(missing));
  }
}
