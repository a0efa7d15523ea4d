package org.ytarchive.jobs.door;

/** Those who hear of jobs over an open connection of one kind. */
public interface Listeners {
  int count();
}
