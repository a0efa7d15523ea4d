package org.ytarchive.seeded.jobs.pipeline;

import jakarta.annotation.Nullable;
import org.ytarchive.seeded.jobs.job.KnowsThePipeline;

/** The other half. */
public record KnowsTheJob(@Nullable KnowsThePipeline pipeline) {}
