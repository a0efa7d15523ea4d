package org.ytarchive.common.settings;

import static org.ytarchive.common.settings.Setting.BUCKET_NAME;
import static org.ytarchive.common.settings.Setting.PRESIGN;
import static org.ytarchive.common.settings.Setting.S3_ACCESS_KEY_ID;
import static org.ytarchive.common.settings.Setting.S3_SECRET_ACCESS_KEY;
import static org.ytarchive.common.settings.Setting.STORAGE_BACKEND;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which settings of a bucket do not go together. */
final class Buckets {

  private Buckets() {}

  /**
   * @param values complete
   */
  static List<String> problems(Map<Setting, String> values) {
    var problems = new ArrayList<String>();
    boolean local = "local".equals(values.get(STORAGE_BACKEND));
    if (!local && values.containsKey(STORAGE_BACKEND) && !values.containsKey(BUCKET_NAME)) {
      problems.add("STORAGE_BACKEND=" + values.get(STORAGE_BACKEND) + " needs BUCKET_NAME");
    }
    if (local && "true".equals(values.get(PRESIGN))) {
      problems.add("PRESIGN=true needs a bucket: STORAGE_BACKEND=s3 or gcs");
    }
    if (values.containsKey(S3_ACCESS_KEY_ID) != values.containsKey(S3_SECRET_ACCESS_KEY)) {
      problems.add("S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together");
    }
    return problems;
  }
}
