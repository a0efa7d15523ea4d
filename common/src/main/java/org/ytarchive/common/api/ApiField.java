package org.ytarchive.common.api;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A field of a form, or of an object that is read field by field. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface ApiField {

  /** As it is sent. */
  String name();

  /** What it means. */
  String is();

  /** {@code byte[]} is a file. */
  Class<?> type() default String.class;

  /** Whether it must be sent. */
  boolean required() default false;

  /** Its limits. */
  ApiValue value() default @ApiValue;
}
