package org.ytarchive.jobs.door;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.http.FurtherAddress;

/**
 * Lets the jobs service listen on {@code DOORS_PORT} too, where three of the four documents put
 * their servers; it answers the same there. A port that is taken is a warning: the doors are on the
 * service's own port all the same. 0 is none, -1 any free one.
 */
@Singleton
class DoorsPort
    implements ApplicationEventListener<ServerStartupEvent>,
        FurtherAddress,
        GracefulShutdownCapable {
  private static final Logger log = LoggerFactory.getLogger(DoorsPort.class);

  private final BeanContext beans;
  private final NettyEmbeddedServerFactory servers;
  private final List<NettyServerCustomizer> customizers;
  private final int port;
  @Nullable private volatile NettyEmbeddedServer server;
  private boolean started;

  DoorsPort(
      BeanContext beans,
      NettyEmbeddedServerFactory servers,
      List<NettyServerCustomizer> customizers,
      @Value("${ytarchive.doors.port}") int port) {
    this.beans = beans;
    this.servers = servers;
    this.customizers = customizers;
    this.port = port;
  }

  /** The service's own server is up. What is started here says the same once more. */
  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    if (!started && port != 0) {
      started = true;
      listen(event.getSource());
    }
  }

  private void listen(EmbeddedServer own) {
    try {
      tryOut(own.getHost());
      var configuration = beans.createBean(NettyHttpServerConfiguration.class);
      configuration.setPort(port);
      var further = servers.build(configuration);
      customizers.forEach(further::register);
      server = further.start();
    } catch (IOException | RuntimeException e) {
      server = null;
      log.warn(
          "port {} is taken or not allowed ({}): older clients are answered on port {} alone; DOORS_PORT chooses another, 0 none",
          port,
          e.getMessage(),
          own.getPort());
    }
  }

  /** The server would tell of a taken port as an error, with its whole story. */
  private void tryOut(String host) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, Math.max(port, 0)));
    }
  }

  @Override
  public String title() {
    return "doors";
  }

  @Override
  public Optional<URI> address() {
    return Optional.ofNullable(server).map(EmbeddedServer::getURI);
  }

  @Override
  public CompletionStage<?> shutdownGracefully() {
    var running = server;
    return running == null ? CompletableFuture.completedStage(null) : running.shutdownGracefully();
  }

  @PreDestroy
  void close() {
    Optional.ofNullable(server).ifPresent(EmbeddedServer::stop);
  }
}
