package org.ytarchive.jobs.door.sessions;

/** The machine the service runs on. */
interface Machine {
  SystemFigures figures();
}
