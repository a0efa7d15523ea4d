package org.ytarchive.seeded.jobs.job;

import org.ytarchive.seeded.jobs.pipeline.KnowsTheJob;

/** One half of a circle. */
public record KnowsThePipeline(KnowsTheJob job) {}
