package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ytarchive.download.download.Samples.NOON;
import static org.ytarchive.download.download.Samples.VIDEO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.MissingCompanion;
import org.ytarchive.download.output.Sha256;
import org.ytarchive.download.work.Persistently;
import org.ytarchive.download.work.Running;

class CompanionFilesTest {
  private static final DownloadedFile FILE = Samples.file("/downloads/music/A.B [x].mp4", 1, "aa");

  @TempDir Path root;
  private final InMemoryDownloadStore store = new InMemoryDownloadStore();
  private CompanionFiles companions;
  private Download download;
  private Path work;
  private Running<Run> running;

  @BeforeEach
  void assemble() throws IOException {
    var settings = new DownloadSettings(root.toString(), "%(id)s.%(ext)s", 1, Duration.ofHours(1));
    var downloads = new DownloadRoot(settings);
    var clock = Clock.fixed(NOON, ZoneOffset.UTC);
    var folders = new WorkFolders(downloads, store, settings, clock);
    companions =
        new CompanionFiles(new CompanionStage(folders), downloads, store, new Persistently());
    Files.createDirectories(root.resolve("music"));
    var queued = Samples.queued("job_1", 1);
    store.insert(queued);
    download = store.claim(queued.id(), NOON).orElseThrow();
    work = folders.open(download.request().workFolder());
    running = new Running<>(download.currentRun(), () -> {});
  }

  private Outcome.Fetched fetched(Companion... along) {
    return new Outcome.Fetched(
        work.resolve("x.mp4"), Samples.info(VIDEO), List.of(along), List.of());
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(work.resolve(name), content);
  }

  private Companions row() {
    return store.find(download.id()).orElseThrow().companions();
  }

  private Companions all() throws Exception {
    return companions.take(
        download,
        running,
        fetched(
            Companion.metadata(write("x.clean.json", "{}")),
            Companion.thumbnail(write("thumbnail.webp", "picture")),
            Companion.subtitles("en", write("x.en.vtt", "english")),
            Companion.subtitles("pt-BR", write("x.pt-BR.vtt", "portuguese"))));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(root.resolve("music"))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void place_putsThemBesideTheVideoUnderItsName() throws Exception {
    companions.place(download, running, FILE, all());

    assertThat(names())
        .containsExactly(
            "A.B [x].en.vtt", "A.B [x].info.json", "A.B [x].pt-BR.vtt", "A.B [x].webp");
    assertThat(row().missing()).isEmpty();
    var path = root.resolve("music/A.B [x].en.vtt");
    assertThat(row().placed())
        .hasSize(4)
        .contains(
            new CompanionFile(
                "subtitles", "/downloads/music/A.B [x].en.vtt", 7, Sha256.of(path), "en"));
  }

  /** The process died when the video was in its place and nothing else. */
  @Test
  void place_goesOnAfterACrash() throws Exception {
    all();

    companions.place(download, running, FILE, row());

    assertThat(names()).hasSize(4);
    assertThat(row().placed()).hasSize(4);
  }

  /** The process died when names were remembered and one file was there. */
  @Test
  void place_doesTheRest() throws Exception {
    companions.place(download, running, FILE, all());
    var remembered = row();
    Files.createDirectories(work.resolve("companions"));
    Files.move(
        root.resolve("music/A.B [x].webp"), work.resolve("companions").resolve("thumbnail.webp"));

    companions.place(download, running, FILE, remembered);

    assertThat(names()).hasSize(4);
    assertThat(row()).isEqualTo(remembered);
  }

  /** The machine lost what was not in its place yet: that is said, and the video stands. */
  @Test
  void place_saysWhatWasLost() throws Exception {
    var taken = all();
    Files.delete(work.resolve("companions/thumbnail.webp"));

    companions.place(download, running, FILE, taken);

    assertThat(row().placed()).hasSize(3);
    assertThat(row().missing())
        .containsExactly(
            new MissingCompanion(
                CompanionFile.THUMBNAIL, null, MissingCompanion.FAILED, "it was lost on its way"));
  }

  @Test
  void place_neverOverwritesAndTakesEqualOnes() throws Exception {
    Files.writeString(root.resolve("music/A.B [x].info.json"), "another's");
    Files.writeString(root.resolve("music/A.B [x].webp"), "picture");

    companions.place(download, running, FILE, all());

    assertThat(root.resolve("music/A.B [x].info.json")).hasContent("another's");
    assertThat(names()).contains("A.B [x] (2).info.json").hasSize(5);
    assertThat(row().placed())
        .extracting(CompanionFile::path)
        .contains("/downloads/music/A.B [x] (2).info.json", "/downloads/music/A.B [x].webp");
  }

  /** A folder stands where a file should be, or the disk refuses: the others are placed. */
  @Test
  void place_whatCannotBePutIsMissing() throws Exception {
    var taken = all();
    Files.delete(work.resolve("companions/metadata.json"));
    Files.createDirectory(work.resolve("companions/metadata.json"));

    companions.place(download, running, FILE, taken);

    assertThat(row().placed()).hasSize(3);
    assertThat(row().missing()).extracting(MissingCompanion::kind).containsExactly("metadata");
  }

  @Test
  void take_refusesEmptyFilesWithoutAFailure() throws Exception {
    var taken =
        companions.take(
            download,
            running,
            fetched(
                Companion.subtitles("en", write("x.en.vtt", "")),
                Companion.thumbnail(work.resolve("not-there.webp"))));

    assertThat(taken.files()).isEmpty();
    assertThat(row().missing())
        .extracting(MissingCompanion::kind)
        .containsExactly("subtitles", "thumbnail");
  }

  @Test
  void longNames_stayWithinTheFileSystemsLimit() throws Exception {
    var name = "日".repeat(64) + " [x].mp4"; // 200 bytes
    var language = "en-" + "a".repeat(16) + "-" + "b".repeat(12);
    var taken =
        companions.take(
            download, running, fetched(Companion.subtitles(language, write("x.vtt", "text"))));

    companions.place(download, running, Samples.file("/downloads/music/" + name, 1, "aa"), taken);

    assertThat(row().placed()).hasSize(1);
    assertThat(names().getFirst()).endsWith("." + language + ".vtt");
  }

  /** A newer run has the download: this one must not write, nor place anything. */
  @Test
  void take_ofAnOlderRunStops() throws Exception {
    assertThat(store.claim(download.id(), NOON)).isPresent();

    assertThatThrownBy(this::all).isInstanceOf(InterruptedException.class);
    assertThat(names()).isEmpty();
  }
}
