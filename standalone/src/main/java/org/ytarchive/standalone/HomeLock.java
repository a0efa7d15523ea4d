package org.ytarchive.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** One stack per home. The system drops the lock with the process, however that ends. */
final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  static HomeLock take(Home home) {
    try {
      var channel =
          FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw inUse(home);
      }
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ourOwn) {
      return false;
    }
  }

  private static StartException inUse(Home home) {
    var who = StackState.read(home).map(s -> " (process " + s.pid() + ")").orElse("");
    return new StartException(
        ExitCode.HOME_IN_USE,
        "another YTArchive"
            + who
            + " uses "
            + home.root()
            + ": stop it with './ytarchive down', or set YTARCHIVE_HOME to another folder");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
