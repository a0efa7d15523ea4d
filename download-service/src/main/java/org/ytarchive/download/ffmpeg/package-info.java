/** ffmpeg and ffprobe, kept from opening anything but the one file they are given. */
package org.ytarchive.download.ffmpeg;
