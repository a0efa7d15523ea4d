package org.ytarchive.common.http.idempotency.postgres;

/**
 * What is asked of the table; {@code status} is null while the work is in flight, and {@code
 * expires_at} is then the end of the lease.
 *
 * @param schema the service's own, one of four names
 */
record Statements(String schema) {
  private static final String OURS =
      " where scope = ? and key = ? and holder = ? and status is null";

  String claim() {
    return """
    insert into %s.idempotency_keys as known (scope, key, fingerprint, holder, expires_at)
    values (?, ?, ?, ?, ?)
    on conflict (scope, key) do update
       set fingerprint = excluded.fingerprint, holder = excluded.holder,
           expires_at = excluded.expires_at,
           status = null, content_type = null, location = null, body = null
     where known.expires_at <= ?
    """
        .formatted(schema);
  }

  String find() {
    return "select * from %s.idempotency_keys where scope = ? and key = ?".formatted(schema);
  }

  String arrive() {
    return "update %s.idempotency_keys set fingerprint = ?".formatted(schema) + OURS;
  }

  String renew() {
    return "update %s.idempotency_keys set expires_at = ?".formatted(schema) + OURS;
  }

  String answer() {
    return """
    update %s.idempotency_keys
       set status = ?, content_type = ?, location = ?, body = ?, expires_at = ?
    """
            .formatted(schema)
        + OURS;
  }

  String release() {
    return "delete from %s.idempotency_keys".formatted(schema) + OURS;
  }

  String sweep() {
    return "delete from %s.idempotency_keys where expires_at <= ?".formatted(schema);
  }
}
