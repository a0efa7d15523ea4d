package org.ytarchive.common.http;

/** The names a request's and a job's id go by. */
public final class RequestIds {
  public static final String HEADER = "X-Request-Id";

  /** In the log's context. */
  public static final String MDC_KEY = "request_id";

  /** In the log's context, where a job is worked on. */
  public static final String JOB_MDC_KEY = "job_id";

  private RequestIds() {}
}
