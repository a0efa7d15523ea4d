package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.storage.LinkList;
import org.ytarchive.contracts.storage.LinkOperations;
import org.ytarchive.contracts.storage.NewLinks;
import org.ytarchive.jobs.job.Delivery;
import org.ytarchive.jobs.job.Job;

/** Has Storage put the file into its owner's folder, under a further name. */
@Singleton
class DeliveryStep {
  private final LinkOperations links;
  private final Patience patience;

  DeliveryStep(LinkOperations links, Patience patience) {
    this.links = links;
    this.patience = patience;
  }

  /** Nothing for a job that is nobody's own. */
  void deliver(Run run) throws InterruptedException {
    var delivery = Delivery.of(run.job().options());
    if (delivery.isPresent() && !isDelivered(run.job(), delivery.get())) {
      run.forgetFile(); // it went just now: another attempt fetches it anew
      throw new StepFailed(
          ErrorCode.FILE_NOT_FOUND, "the file was removed meanwhile", FailureClass.BUG);
    }
  }

  private boolean isDelivered(Job job, Delivery delivery) throws InterruptedException {
    var path = Objects.requireNonNull(job.file()).path();
    var wish = new NewLinks(List.of(new NewLinks.NewLink(path, delivery.folder())));
    var owner = delivery.owner().toString();
    var item = job.id().value().toString();
    return patience.ask("storage", () -> made(links.link(owner, item, wish))).isPresent();
  }

  /** The client answers null for 404. */
  private static Optional<LinkList> made(@Nullable Envelope<LinkList> answer) {
    return Optional.ofNullable(answer).map(Envelope::data);
  }
}
