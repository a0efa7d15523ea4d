package org.ytarchive.system;

import java.util.List;
import java.util.function.Predicate;

/**
 * What shows that somebody was told of an end.
 *
 * @param about whatever is said of the same thing
 */
record End(Predicate<String> about, String word) {
  private static final String COMPLETED = "\"status\":\"completed\"";

  boolean isOf(String said) {
    return about.test(said) && said.contains(word);
  }

  /** Of a session's job. */
  static End ofOwn(String job) {
    return new End(said -> said.contains(job), COMPLETED);
  }

  /** Of both that is made of an upload. */
  static List<End> ofProcessing(String file) {
    return List.of(of(file, "video_enhancement"), of(file, "metadata_extraction"));
  }

  private static End of(String file, String process) {
    return new End(said -> said.contains(file) && said.contains(process), COMPLETED);
  }
}
