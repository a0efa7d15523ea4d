/** The door of the YouTube video collector ({@code youtube-video-collector.md}). */
package org.ytarchive.jobs.door.collector;
