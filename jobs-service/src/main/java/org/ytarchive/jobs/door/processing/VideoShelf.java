package org.ytarchive.jobs.door.processing;

/** Where uploaded videos are kept: Storage. */
interface VideoShelf {

  /**
   * Begins to send a file there.
   *
   * @param fileName as the sender calls it
   */
  Sending open(FileId id, String fileName);

  /** Removes a file with all that was made of it; fine when there is none. */
  void remove(FileId id);

  /** A file on its way. Closing breaks off what is not finished; then nothing is kept. */
  interface Sending extends AutoCloseable {

    /**
     * Hands on bytes, which are the caller's again when it returns. Waits while Storage cannot take
     * more.
     *
     * @throws org.ytarchive.jobs.door.Refusal when Storage does not keep it
     */
    void write(byte[] bytes, int offset, int length);

    /**
     * Waits until the file is on the disk, and returns its virtual path.
     *
     * @throws org.ytarchive.jobs.door.Refusal when Storage does not keep it
     */
    String finish();

    @Override
    void close();
  }
}
