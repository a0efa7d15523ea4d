package org.ytarchive.jobs.door.processing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ytarchive.contracts.processing.Adjustments;

/** What the two jobs of an upload are to do, in the words of the processing pipeline. */
record ProcessingWork(FileId id, UploadReceiver.Received received) {

  static ProcessingWork of(FileId id, UploadReceiver.Received received) {
    return new ProcessingWork(id, received);
  }

  Map<String, Object> map() {
    var work = new LinkedHashMap<String, Object>();
    work.put("file_id", id.toString());
    work.put("source_path", received.path());
    work.put("filename", received.fileName());
    work.put("adjustments", adjustments(received.adjustments()));
    return work;
  }

  private static Map<String, Object> adjustments(Adjustments sent) {
    var all = new LinkedHashMap<String, Object>();
    all.put("denoise", sent.denoise());
    all.put("contrast", sent.contrast());
    all.put("saturation", sent.saturation());
    all.put("sharpen", sent.sharpen());
    all.put("deinterlace", sent.deinterlace());
    all.values().removeIf(java.util.Objects::isNull);
    return all;
  }
}
