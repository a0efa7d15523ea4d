package org.ytarchive.storage.workplan;

import java.util.UUID;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.WireId;

/** A work plan's name, {@code wp_} and 26 characters. */
public record WorkPlanId(UUID value) {
  private static final String PREFIX = "wp_";

  public static WorkPlanId random() {
    return new WorkPlanId(UUID.randomUUID());
  }

  /** Throws {@link ErrorCode#WORKPLAN_NOT_FOUND}: what is no id names no plan. */
  public static WorkPlanId parse(String text) {
    return WireId.read(PREFIX, text).map(WorkPlanId::new).orElseThrow(WorkPlanId::unknown);
  }

  static ArchiveException unknown() {
    return new ArchiveException(
        ErrorCode.WORKPLAN_NOT_FOUND,
        "no such work plan; GET /storage/workplan lists those there are");
  }

  @Override
  public String toString() {
    return WireId.write(PREFIX, value);
  }
}
