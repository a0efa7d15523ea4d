package org.ytarchive.common.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.ytarchive.common.ErrorCode;

/**
 * What the API document of a service says about an operation and its signature, comment and address
 * cannot. Errors that every operation may answer are not listed here.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ApiCall {

  /** Its name in the document and in generated clients: a promise, never changed. */
  String id();

  /** The codes that are this operation's own. */
  ErrorCode[] errors() default {};

  /** The statuses of success. */
  int[] statuses() default {200};

  /** What the body holds, where the method reads it by itself; fields, where no record says it. */
  Class<?> body() default void.class;

  /** The fields of a form or an object that the method reads one by one. */
  ApiField[] fields() default {};

  /** The media types of the body. */
  String[] consumes() default {"application/json"};

  /** What is answered, where the return type does not say. */
  Class<?> answer() default void.class;

  /** The media types that are answered; {@code text/event-stream} is a stream of answers. */
  String[] produces() default {"application/json"};

  /** Whether a file is answered, whole or in part. */
  boolean file() default false;

  /** Statuses of refusals that have no code: the older clients' doors know none. */
  int[] refusals() default {};
}
