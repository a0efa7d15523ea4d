package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * An entry of a parent that has a job; one that another parent has, perhaps.
 *
 * @param position in this parent, from 1
 * @param title as the playlist says
 */
public record Child(int position, @Nullable String title, Job job) {

  /**
   * A part of a parent's children.
   *
   * @param children one more than the page shows, where there is one
   * @param total all that match, not only these
   */
  public record Page(List<Child> children, long total) {}
}
