package org.ytarchive.seeded.jobs.job;

import jakarta.annotation.Nullable;
import jakarta.inject.Inject;
import java.time.Clock;

class InjectsAField {
  @Inject @Nullable Clock clock;
}
