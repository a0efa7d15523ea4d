package org.ytarchive.jobs.job.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.jobs.JobView;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.Child;
import org.ytarchive.jobs.job.Entry;
import org.ytarchive.jobs.job.EntryStore;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.Listing;
import org.ytarchive.jobs.job.Parents;

/** Entries in PostgreSQL. */
@Singleton
class PostgresEntryStore implements EntryStore {
  private static final String ALIKE =
      " where j.wish = any (?) and j.status in ('queued', 'downloading', 'completed')"
          + " order by j.status = 'completed' desc, j.created_at";

  private final TransactionOperations<Connection> transactions;
  private final EntryRows rows;
  private final EntryQueries queries;
  private final JobSelect select;
  private final JobWriter writer;
  private final Clock clock;

  PostgresEntryStore(
      TransactionOperations<Connection> transactions,
      EntryRows rows,
      EntryQueries queries,
      JobSelect select,
      JobWriter writer,
      Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.queries = queries;
    this.select = select;
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public boolean list(JobId parent, long run, Listing listing) {
    return transactions.executeWrite(
        tx -> {
          Turns.at(tx.getConnection(), parent);
          var before = select.get(tx.getConnection(), parent);
          var change = Parents.listed(before, listing, clock.instant());
          if (before.isHeldBy(run) && change.isPresent()) {
            rows.insert(tx.getConnection(), parent, listing.entries());
            writer.write(tx.getConnection(), before, change.get());
          }
          return before.isHeldBy(run);
        });
  }

  @Override
  public List<Job> completedAlike(JobId parent, int limit) {
    return transactions.executeRead(
        tx -> {
          var whole = select.get(tx.getConnection(), parent);
          if (whole.options().force()) {
            return List.of();
          }
          var open = rows.open(tx.getConnection(), parent, limit);
          var wishes = open.stream().map(e -> newChild(whole, e).wish()).distinct().toList();
          return alike(tx.getConnection(), wishes, job -> job.status() == JobStatus.COMPLETED);
        });
  }

  private Job newChild(Job parent, Entry entry) {
    return parent.child(entry.video(), entry.position(), clock.instant());
  }

  private List<Job> alike(Connection connection, List<String> wishes, Predicate<Job> wanted)
      throws SQLException {
    var words = connection.createArrayOf("text", wishes.toArray());
    return select.bare(connection, ALIKE, words).stream().filter(wanted).toList();
  }

  @Override
  public OptionalInt adopt(JobId parent, long run, int limit, Set<JobId> kept) {
    return transactions.executeWrite(
        tx -> {
          var whole = select.get(tx.getConnection(), parent);
          var open = rows.open(tx.getConnection(), parent, limit);
          var known = known(tx.getConnection(), whole, open, kept);
          Turns.at(tx.getConnection(), parent);
          var held = select.get(tx.getConnection(), parent);
          if (!held.isHeldBy(run)) {
            return OptionalInt.empty();
          }
          give(tx.getConnection(), held, open, known);
          return OptionalInt.of(open.size());
        });
  }

  /**
   * Jobs that will do, by wish. They cannot end before we are done, nor can others like them come.
   */
  private Map<String, Job> known(
      Connection connection, Job parent, List<Entry> open, Set<JobId> kept) throws SQLException {
    if (parent.options().force()) {
      return new HashMap<>();
    }
    var wishes = open.stream().map(entry -> newChild(parent, entry).wish()).distinct().toList();
    Turns.atWishes(connection, wishes);
    var now = clock.instant();
    var active = alike(connection, wishes, job -> !job.status().isFinal() && job.beginsBy(now));
    var waited = active.stream().map(Job::id).toList();
    Turns.at(connection, waited);
    var found = new HashMap<String, Job>();
    alike(connection, wishes, job -> waited.contains(job.id()) || kept.contains(job.id()))
        .forEach(job -> found.putIfAbsent(job.wish(), job));
    return found;
  }

  private void give(Connection connection, Job parent, List<Entry> open, Map<String, Job> known)
      throws SQLException {
    var counts = new Counts();
    var mine = new HashMap<String, Job>();
    var given = new HashMap<Entry, Job>();
    for (var entry : open) {
      var fresh = newChild(parent, entry);
      var old = known.get(fresh.wish());
      given.put(entry, old == null ? mine.computeIfAbsent(fresh.wish(), w -> fresh) : old);
    }
    writer.insert(connection, List.copyOf(mine.values()), counts);
    rows.give(connection, parent.id(), given);
    int done = (int) given.values().stream().filter(PostgresEntryStore::isDone).count();
    writer.apply(connection, parent, Parents.adopted(parent, done, clock.instant()), counts);
    counts.write(connection);
  }

  private static boolean isDone(Job job) {
    return job.status() == JobStatus.COMPLETED;
  }

  @Override
  public boolean revive(JobId parent, long run) {
    return transactions.executeWrite(
        tx -> {
          Turns.at(tx.getConnection(), parent);
          var before = select.get(tx.getConnection(), parent);
          if (before.isHeldBy(run)) {
            int revived = rows.revive(tx.getConnection(), parent);
            Change change = Parents.revived(before, revived, clock.instant());
            writer.write(tx.getConnection(), before, change);
          }
          return before.isHeldBy(run);
        });
  }

  @Override
  public List<JobId> toRetry(JobId parent, int limit) {
    return transactions.executeRead(tx -> queries.toRetry(tx.getConnection(), parent, limit));
  }

  @Override
  public List<JobId> toCancel(JobId parent, int limit) {
    return transactions.executeRead(tx -> queries.toCancel(tx.getConnection(), parent, limit));
  }

  @Override
  public boolean isAbandoned(JobId child) {
    return transactions.executeRead(tx -> queries.isAbandoned(tx.getConnection(), child));
  }

  @Override
  public Child.Page children(JobId parent, Set<JobStatus> statuses, Paging paging) {
    return transactions.executeRead(
        tx -> queries.children(tx.getConnection(), parent, statuses, paging));
  }

  @Override
  public JobView.Children count(JobId parent) {
    return transactions.executeRead(tx -> queries.count(tx.getConnection(), parent));
  }

  @Override
  public List<JobView.FailedEntry> failed(JobId parent, int limit) {
    return transactions.executeRead(tx -> queries.failed(tx.getConnection(), parent, limit));
  }
}
