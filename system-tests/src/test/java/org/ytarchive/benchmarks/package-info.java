/**
 * What the product promises in figures, measured. Each has a {@code main} that prints what it found
 * and exits with 1 when a limit is passed; {@code BenchmarkSystemTest} runs them in the long test.
 */
package org.ytarchive.benchmarks;
