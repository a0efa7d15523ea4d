package org.ytarchive.benchmarks;

/** Something measured, and whether it is as promised. */
public interface Figure {

  boolean isKept();

  /** One line for a person. */
  String inWords();
}
