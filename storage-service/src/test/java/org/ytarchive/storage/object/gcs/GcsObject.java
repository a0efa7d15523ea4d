package org.ytarchive.storage.object.gcs;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.CRC32C;

/** An object as the stand-in keeps it. */
record GcsObject(byte[] bytes, String type, Instant at) {

  String crc32c() {
    var crc = new CRC32C();
    crc.update(bytes);
    var value = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }

  String facts(String bucket, String name) {
    return """
        {"kind":"storage#object","bucket":"%s","name":"%s","size":"%d","contentType":"%s",
         "crc32c":"%s","generation":"1","metageneration":"1","updated":"%s","timeCreated":"%s"}
        """
        .formatted(bucket, name, bytes.length, type, crc32c(), at, at);
  }
}
