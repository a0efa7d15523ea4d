package org.ytarchive.download.queue.postgres;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.ytarchive.common.http.tracing.Tracing;
import org.ytarchive.download.queue.NoticeListener;
import org.ytarchive.download.queue.QueuedWork;

/** The workers of all queues: started with the server, woken by notices, stopped side by side. */
@Singleton
class QueueRunners
    implements NoticeListener,
        ApplicationEventListener<ServerStartupEvent>,
        GracefulShutdownCapable {
  private final List<QueueRunner> runners;

  QueueRunners(
      DataSource contextual, List<QueuedWork> works, QueueSettings settings, Tracing tracing) {
    var pool = DelegatingDataSource.unwrapDataSource(contextual);
    this.runners =
        works.stream().map(work -> new QueueRunner(pool, work, settings, tracing)).toList();
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    runners.forEach(QueueRunner::start);
  }

  @Override
  public String channel() {
    return SchedulerQueue.CHANNEL;
  }

  /** Hears which kind of work there is. */
  @Override
  public void heard(String payload) {
    runners.stream().filter(runner -> runner.runs(payload)).forEach(QueueRunner::look);
  }

  @Override
  public void missed() {
    runners.forEach(QueueRunner::look);
  }

  /** At once, and not after the last request: others wait for this work. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    return CompletableFuture.allOf(
        runners.stream().map(QueueRunner::stop).toArray(CompletableFuture<?>[]::new));
  }

  @PreDestroy
  void stop() {
    shutdownGracefully().toCompletableFuture().join();
  }
}
