/** What ffmpeg and ffprobe do for processing, confined to one file and limited by the kernel. */
package org.ytarchive.download.processing.ffmpeg;
