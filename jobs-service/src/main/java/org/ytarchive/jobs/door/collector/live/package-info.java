/**
 * The collector's Socket.IO, on both ports of the service: netty-socketio's handlers inside
 * Micronaut's pipeline, behind a guard of ours that does what they leave out.
 */
package org.ytarchive.jobs.door.collector.live;
