/**
 * What the doors of older clients have in common: a port, addresses they share, the form of their
 * errors, and media relayed from Storage. {@code docs/doors.md} says what was decided.
 *
 * <p>A door is a package of its own below this one. It brings
 *
 * <ul>
 *   <li>a {@link org.ytarchive.jobs.door.Door} bean: its name, its addresses and the form of its
 *       errors,
 *   <li>controllers, wire records and one class of words,
 *   <li>where it speaks on a WebSocket, an {@link org.ytarchive.jobs.door.Audience} bean.
 * </ul>
 */
package org.ytarchive.jobs.door;
