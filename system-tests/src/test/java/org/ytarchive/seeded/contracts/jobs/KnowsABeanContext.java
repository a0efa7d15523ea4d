package org.ytarchive.seeded.contracts.jobs;

import io.micronaut.context.ApplicationContext;

record KnowsABeanContext(ApplicationContext context) {}
