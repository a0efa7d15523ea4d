package org.ytarchive.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One stack per home. The system drops the lock with the process, however that ends. */
final class HomeLock implements AutoCloseable {
  private final FileChannel channel;
  private final Path pidFile;

  private HomeLock(FileChannel channel, Path pidFile) {
    this.channel = channel;
    this.pidFile = pidFile;
  }

  static HomeLock take(Home home) {
    try {
      var channel =
          FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw inUse(home);
      }
      Files.writeString(home.pidFile(), ProcessHandle.current().pid() + "\n");
      return new HomeLock(channel, home.pidFile());
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

  private static StartException inUse(Home home) throws IOException {
    var who = Files.exists(home.pidFile()) ? Files.readString(home.pidFile()).strip() : "unknown";
    return new StartException(
        ExitCode.HOME_IN_USE,
        "another YTArchive (process %s) uses %s: stop it with './ytarchive down', or set YTARCHIVE_HOME to another folder"
            .formatted(who, home.root()));
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(pidFile);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
