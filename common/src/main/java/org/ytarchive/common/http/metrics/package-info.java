/** What is measured, for a Prometheus to read ({@code docs/observability.md}). */
package org.ytarchive.common.http.metrics;
