/**
 * Writes the OpenAPI documents in {@code docs/openapi} from the compiled controllers, contracts and
 * records, and their comments, and fails when those that are checked in say something else.
 */
package org.ytarchive.openapi;
