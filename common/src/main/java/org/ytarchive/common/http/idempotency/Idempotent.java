package org.ytarchive.common.http.idempotency;

import io.micronaut.aop.Around;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller's method that creates something and returns an {@code HttpResponse}: callers may
 * send {@code Idempotency-Key}. What the method was called with is the request's fingerprint.
 */
@Around
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {

  /**
   * Whether the work and the memory of its answer are one transaction, so that a process that dies
   * leaves both or neither. Only for work that waits for nothing but the database; other work must
   * bear being done again, or end with {@link Idempotency#together}.
   */
  boolean atomic() default true;
}
