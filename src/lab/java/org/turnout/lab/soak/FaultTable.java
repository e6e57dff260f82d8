package org.turnout.lab.soak;

import java.util.List;
import java.util.stream.Stream;

/// Every kind of fault that a soak draws from. The next one is one more entry in its group.
public final class FaultTable {
  /// In the order in which they are listed in the report.
  public static final List<FaultKind> ALL =
      Stream.of(
              ServerFaults.all(),
              ProgramFaults.all(),
              CarrierFaults.all(),
              TextFaults.all(),
              RequestFaults.all())
          .flatMap(List::stream)
          .toList();

  private FaultTable() {}

  public static List<String> names() {
    return ALL.stream().map(FaultKind::name).toList();
  }
}
