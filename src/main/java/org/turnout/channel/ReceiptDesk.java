package org.turnout.channel;

/// Where channels hand in what carriers report. Implemented by the outbox.
public interface ReceiptDesk {
  /// Records the report durably before it returns. Unknown rows are ignored.
  ///
  /// @throws RecordUnavailable nothing was recorded
  void report(DeliveryReceipt report);
}
