package org.ytarchive.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A second one of each service beside a stack's own, when {@code -Dytarchive.replicas=true} says
 * so: whoever speaks with the stack, its own services among them, meets either of the two.
 */
final class Replicas implements AutoCloseable {
  private final Map<Service, Balancer> entrances = new EnumMap<>(Service.class);
  private final Balancer doors = new Balancer();
  private final List<Replica> replicas = new ArrayList<>();

  Replicas() {
    Arrays.stream(Service.values()).forEach(s -> entrances.put(s, new Balancer()));
  }

  static boolean areWanted() {
    return Boolean.getBoolean("ytarchive.replicas");
  }

  /** Settings by which services call each other through the entrances. */
  Map<String, String> settings() {
    var all = new HashMap<String, String>();
    entrances.forEach((service, entrance) -> all.put(service.name() + "_URL", entrance.url()));
    return all;
  }

  /** The stack's own, which may be called as soon as it listens. */
  void lead(StackProcess stack) {
    entrances.forEach((service, entrance) -> entrance.add(stack.ownPort(service)));
    doors.add(stack.ownDoorsPort());
  }

  /** Starts them beside a stack that runs. */
  void start(StackProcess stack, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.putAll(settings());
    for (var service : Service.values()) {
      replicas.add(Replica.launched(stack, service, all));
    }
    replicas.forEach(Replica::awaitHealthy);
    replicas.stream()
        .filter(r -> r.service() == Service.JOBS)
        .forEach(r -> doors.add(r.doorsPort()));
    replicas.forEach(r -> Objects.requireNonNull(entrances.get(r.service())).add(r.port()));
  }

  /** Where the service's replicas listen, the stack's own first. */
  List<Integer> ports(StackProcess stack, Service service) {
    var ports = new ArrayList<>(List.of(stack.ownPort(service)));
    replicas.stream().filter(r -> r.service() == service).map(Replica::port).forEach(ports::add);
    return ports;
  }

  List<Path> logs() {
    return replicas.stream().map(Replica::log).toList();
  }

  int entrance(Service service) {
    return entrances.computeIfAbsent(service, s -> new Balancer()).port();
  }

  int doors() {
    return doors.port();
  }

  /** Those that were stopped. */
  void restart() {
    replicas.stream().filter(r -> !r.isAlive()).forEach(Replica::restart);
  }

  void stop() {
    replicas.forEach(Replica::stop);
  }

  @Override
  public void close() {
    replicas.forEach(Replica::close);
    entrances.values().forEach(Balancer::close);
    doors.close();
  }
}
