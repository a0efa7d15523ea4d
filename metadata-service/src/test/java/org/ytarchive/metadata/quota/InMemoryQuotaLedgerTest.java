package org.ytarchive.metadata.quota;

import org.ytarchive.metadata.testing.InMemoryQuotaLedger;

class InMemoryQuotaLedgerTest extends QuotaLedgerContract {
  private final QuotaLedger ledger = new InMemoryQuotaLedger();

  @Override
  protected QuotaLedger ledger() {
    return ledger;
  }
}
