/** What Prometheus and Grafana make of a running stack. */
package org.ytarchive.observability;
