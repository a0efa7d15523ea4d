/** Idempotency keys in each service's own schema. */
package org.ytarchive.common.http.idempotency.postgres;
