package org.ytarchive.jobs.job;

import java.util.Optional;
import org.ytarchive.common.Wanted;

/** What a job has in common with others that come to the same files, in words. */
record Likeness(Job job) {

  /** The same for jobs that need not both be done. */
  String wish() {
    return switch (job.wanted()) {
      case Wanted.Video video -> isOwn() ? files() + " of " + job.id() : files() + inFormat();
      case Wanted.Playlist playlist -> files();
      case Wanted.Channel channel -> files();
      case Wanted.Capture capture -> words(job.id().toString());
      case Wanted.Processing(var subject, var process) -> words(process);
    };
  }

  /** The same for jobs that may have each other's files, whoever they are; of videos alone. */
  Optional<String> share() {
    return job.kind() == JobKind.DOWNLOAD ? Optional.of(files()) : Optional.empty();
  }

  private String files() {
    return words(job.options().wish());
  }

  /** Who needs one format is not served by a job that may come to another. */
  private String inFormat() {
    return job.options().format().map(format -> " in " + format.wireName()).orElse("");
  }

  /** Whether somebody has it for himself: who asks for the same gets another job. */
  private boolean isOwn() {
    return Delivery.of(job.options()).isPresent();
  }

  private String words(String how) {
    return job.kind().wireName() + " " + job.wanted() + " " + how;
  }
}
