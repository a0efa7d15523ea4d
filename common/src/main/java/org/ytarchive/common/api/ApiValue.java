package org.ytarchive.common.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a value may be, beyond its type. It checks nothing: the code that reads the value does, and
 * the tests of the API documents hold both together.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface ApiValue {

  /** The only words there are; of a list, of each entry. */
  String[] words() default {};

  /** What else it must look like: a regular expression. */
  String pattern() default "";

  /** The smallest number; of a list, the fewest entries. */
  String min() default "";

  /** The largest number; of a list, the most entries. */
  String max() default "";

  /** What counts when nothing is sent. */
  String byDefault() default "";
}
