package org.ytarchive.common.http.idempotency;

class InMemoryIdempotencyStoreTest extends IdempotencyStoreContract {
  private final IdempotencyStore store = new InMemoryIdempotencyStore();

  @Override
  protected IdempotencyStore store() {
    return store;
  }
}
