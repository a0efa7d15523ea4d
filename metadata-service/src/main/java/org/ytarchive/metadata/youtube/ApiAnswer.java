package org.ytarchive.metadata.youtube;

/**
 * What came over the wire.
 *
 * @param body decompressed
 */
record ApiAnswer(int status, byte[] body) {

  boolean isSuccess() {
    return status == 200;
  }
}
