package org.ytarchive.jobs.events;

import java.util.List;
import java.util.stream.Stream;
import org.ytarchive.contracts.jobs.JobEventView;

/**
 * What a listener had not heard.
 *
 * @param events in order; none is left out and none comes twice
 * @param progress of running jobs, the latest word of each
 */
public record News(List<JobEvent> events, List<LiveProgress> progress) {

  public boolean isEmpty() {
    return events.isEmpty() && progress.isEmpty();
  }

  /** In the words of YTArchive's own wire. */
  public List<JobEventView> views() {
    return Stream.concat(
            events.stream().map(JobEvent::view), progress.stream().map(LiveProgress::view))
        .toList();
  }
}
