/**
 * One deliberate violation per house rule, in a house of its own: {@code ArchitectureTest} shows
 * that each rule reports its seed. Nothing here is ever run.
 */
package org.ytarchive.seeded;
