package org.ytarchive.storage.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** How long each of many questions took, in milliseconds. */
record Timings(List<Double> millis) {
  private static final double NANOS = 1e6;

  Timings {
    var sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    millis = List.copyOf(sorted);
  }

  static Timings of(List<? extends Callable<?>> questions) throws Exception {
    var millis = new ArrayList<Double>();
    for (var question : questions) {
      long began = System.nanoTime();
      question.call();
      millis.add((System.nanoTime() - began) / NANOS);
    }
    return new Timings(millis);
  }

  Timings and(Timings others) {
    var all = new ArrayList<>(millis);
    all.addAll(others.millis);
    return new Timings(all);
  }

  double p50() {
    return at(0.5);
  }

  double p95() {
    return at(0.95);
  }

  double max() {
    return millis.getLast();
  }

  private double at(double share) {
    return millis.get((int) Math.min(millis.size() - 1L, Math.round(share * (millis.size() - 1))));
  }
}
