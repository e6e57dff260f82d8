package org.turnout.form;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.turnout.transfer.SheetCell;

/// Orders as CSV, for people who pack from a list.
public final class OrderExport {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "state",
          "ordered_at_utc",
          "form",
          "count",
          "local",
          "site",
          "name",
          "contact",
          "more");

  private OrderExport() {}

  /// Writes a header line and one line for each order.
  public static void write(List<Order> orders, Appendable out) throws IOException {
    var printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(COLUMNS);
    for (var order : orders) {
      printer.printRecord(
          order.id(),
          order.state().word(),
          SheetCell.moment(Optional.of(order.at())),
          order.form(),
          SheetCell.text(order.count().orElse("")),
          order.local().orElse(""),
          SheetCell.text(order.site().orElse("")),
          SheetCell.text(order.name().orElse("")),
          SheetCell.phone(order.contact()),
          SheetCell.text(order.more()));
    }
  }
}
