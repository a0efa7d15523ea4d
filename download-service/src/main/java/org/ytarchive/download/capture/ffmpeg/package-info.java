/** Captures by ffmpeg: it reaches its source by one way of ours, and nothing else. */
package org.ytarchive.download.capture.ffmpeg;
