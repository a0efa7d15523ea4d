/**
 * The stack, run once at the build on tools that only act: the JVM keeps what it loads and learns
 * meanwhile (its AOT cache), so that every later start and the first jobs after it are quick.
 */
@NullMarked
package org.ytarchive.standalone.rehearsal;

import org.jspecify.annotations.NullMarked;
