package org.ytarchive.common.http;

/** One thing a service needs. Each bean of this type is asked by {@code /health/readiness}. */
public interface ReadinessCheck {

  /** A word for the answer, such as {@code database}. */
  String name();

  /** Must answer within seconds; an exception counts as down. */
  Readiness.CheckResult check();
}
