package org.turnout.form;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Orders as CSV, for people who pack from a list.
public final class OrderExport {
  private static final List<String> COLUMNS =
      List.of(
          "id", "state", "ordered_at", "form", "count", "local", "site", "name", "contact", "more");

  private OrderExport() {}

  /// Writes a header line and one line for each order.
  public static void write(List<Order> orders, Appendable out) throws IOException {
    var printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(COLUMNS);
    for (var order : orders) {
      printer.printRecord(
          order.id(),
          order.state().word(),
          order.at(),
          order.form(),
          FormExport.safe(order.count().orElse("")),
          order.local().orElse(""),
          FormExport.safe(order.site().orElse("")),
          FormExport.safe(order.name().orElse("")),
          FormExport.safe(order.contact()),
          FormExport.safe(order.more()));
    }
  }
}
