package org.ytarchive.common.http;

import io.micronaut.http.annotation.ClientFilter;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a filter of all that the services ask each other, by whichever of their clients. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ClientFilter(
    serviceId = {
      "jobs",
      "metadata",
      "metadata-lists",
      "download",
      "download-lookup",
      "storage",
      "storage-lookup"
    })
public @interface ForOwnCalls {}
