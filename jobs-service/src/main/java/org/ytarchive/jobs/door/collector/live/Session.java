package org.ytarchive.jobs.door.collector.live;

import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.netty.channel.Channel;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One client's connection, over all the requests and sockets it uses in turn. */
final class Session {
  /** An event nobody listens to. */
  private static final String POSITION = "position";

  /** A change of the transport tells nobody that there is room now. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final ClientHead head;
  private final String publicId = UUID.randomUUID().toString();
  private final AtomicBoolean greeted = new AtomicBoolean();
  private final ReentrantLock room = new ReentrantLock();
  private final Condition changed = room.newCondition();
  private volatile String recoveryId = UUID.randomUUID().toString();
  @Nullable private volatile Offset heard;
  @Nullable private volatile Channel poll;
  @Nullable private volatile Channel probe;
  private volatile boolean closed;

  Session(ClientHead head) {
    this.head = head;
  }

  UUID id() {
    return head.getSessionId();
  }

  ClientHead head() {
    return head;
  }

  /** What it is called among those it is told of; its own id is a secret. */
  String publicId() {
    return publicId;
  }

  String recoveryId() {
    return recoveryId;
  }

  /** It was here before, as {@code recoveryId}, and had heard so much; null: nobody knows. */
  void recover(String id, @Nullable Offset offset) {
    recoveryId = id;
    if (offset != null) {
      heard = offset;
    }
  }

  /** It has been told so much. */
  void hear(Offset offset) {
    heard = offset;
  }

  Optional<Offset> heard() {
    return Optional.ofNullable(heard);
  }

  /** True once: when it has been welcomed and may be told things. */
  boolean greet() {
    return greeted.compareAndSet(false, true);
  }

  boolean isGreeted() {
    return greeted.get();
  }

  boolean isUpgraded() {
    return head.getCurrentTransport() == Transport.WEBSOCKET;
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
    mayTakeMore();
  }

  /** A request that waits for news. False when one waits already. */
  boolean beginPoll(Channel channel) {
    var before = poll;
    if (before != null && before.isActive()) {
      return false;
    }
    poll = channel;
    return true;
  }

  /** It is answered, or gone. */
  void endPoll(Channel channel) {
    if (channel.equals(poll)) {
      poll = null;
    }
  }

  /** A socket tries to take over. False when one does already. */
  boolean beginProbe(Channel channel) {
    var before = probe;
    if (before != null && before.isActive()) {
      return false;
    }
    probe = channel;
    return true;
  }

  boolean isProbing() {
    var socket = probe;
    return socket != null && socket.isActive() && !isUpgraded();
  }

  /** Lets a waiting request go, or has what waits written. */
  void nudge(Transport transport) {
    head.send(new Packet(PacketType.NOOP, EngineIOVersion.V4), transport);
  }

  /**
   * Tells its client something, and then how far it has heard. Stock clients take the last word of
   * any event for that; in an event of its own it is no argument to a handler that expects one.
   * Both leave in one go; should the connection end between them, the first is told again.
   */
  void tell(String event, Object what, String offset) {
    head.getPacketsQueue(head.getCurrentTransport()).add(packet(event, what));
    tellPosition(offset);
  }

  void tellPosition(String offset) {
    head.send(packet(POSITION, offset));
  }

  private static Packet packet(String event, Object what) {
    var packet = new Packet(PacketType.MESSAGE, EngineIOVersion.V4);
    packet.setSubType(PacketType.EVENT);
    packet.setName(event);
    packet.setData(List.of(what));
    return packet;
  }

  /** Returns when it takes more, or is closed; what it does not take waits in the event log. */
  void awaitRoom() throws InterruptedException {
    room.lock();
    try {
      while (!takesMore() && !closed) {
        changed.awaitNanos(LOOK_NANOS);
      }
    } finally {
      room.unlock();
    }
  }

  private boolean takesMore() {
    return isUpgraded() ? head.isWritable() : head.getPacketsQueue(Transport.POLLING).isEmpty();
  }

  /** What waited has been written, or may be now. */
  void mayTakeMore() {
    room.lock();
    try {
      changed.signalAll();
    } finally {
      room.unlock();
    }
  }
}
