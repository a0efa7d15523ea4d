package org.ytarchive.jobs.door.processing;

/** Whether a stored file is a video, as ffprobe sees it. */
interface VideoJudge {

  /**
   * @param path virtual
   * @throws org.ytarchive.jobs.door.Refusal 400 when it is none, 500 when nobody can tell
   */
  void require(String path);
}
