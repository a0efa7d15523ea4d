package org.ytarchive.seeded.contracts.jobs;

final class HasLogic {
  private HasLogic() {}

  static int answer() {
    return 42;
  }
}
