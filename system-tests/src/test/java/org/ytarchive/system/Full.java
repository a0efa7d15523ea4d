package org.ytarchive.system;

/** Whether the long figures are wanted: {@code -Dytarchive.full=true}. */
public final class Full {
  public static final String PROPERTY = "ytarchive.full";

  private Full() {}

  public static boolean isOn() {
    return Boolean.getBoolean(PROPERTY);
  }
}
