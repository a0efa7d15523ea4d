package org.ytarchive.storage.video.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.ytarchive.common.Paging;
import org.ytarchive.storage.video.FoundPage;
import org.ytarchive.storage.video.ListRequest;
import org.ytarchive.storage.video.SearchRequest;
import org.ytarchive.storage.video.VideoCatalogue;
import org.ytarchive.storage.video.VideoPage;

/** Lists from the indexes by sort key, searches by the functions of its schema. */
@Singleton
class PostgresVideoCatalogue implements VideoCatalogue {
  private final TransactionOperations<Connection> transactions;

  PostgresVideoCatalogue(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public VideoPage list(ListRequest request, Paging paging) {
    return transactions.executeRead(
        status -> {
          var list = new VideoListing(status.getConnection(), request, paging);
          return request.search().isPresent() ? list.found(request.search().get()) : list.all();
        });
  }

  @Override
  public FoundPage search(SearchRequest request, Paging paging) {
    return transactions.executeRead(
        status -> new RankedSearch(status.getConnection(), request, paging).page());
  }
}
