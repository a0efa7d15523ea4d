/**
 * The same request twice does its work once: {@code Idempotency-Key}, as {@code
 * draft-ietf-httpapi-idempotency-key-header} describes it.
 */
package org.ytarchive.common.http.idempotency;
