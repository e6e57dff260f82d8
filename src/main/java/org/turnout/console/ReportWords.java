package org.turnout.console;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.IntFunction;
import org.turnout.blast.report.BlastReport.Row;
import org.turnout.blast.report.BlastReport.Table;
import org.turnout.language.Language;
import org.turnout.time.MomentFormat;

/// What the tables of a report are called.
public final class ReportWords {
  private static final DateTimeFormatter KEY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("EEE, MMM d, h a", Locale.US);

  private ReportWords() {}

  /// Hours are those of the report's zone, which is named: `By hour, PST`.
  public static String title(Table table, ZonedDateTime asOf) {
    String by = "By " + table.name().toLowerCase(Locale.ROOT);
    return table == Table.HOUR
        ? by + ", " + MomentFormat.zone(asOf.toInstant(), asOf.getZone())
        : by;
  }

  public static String column(Table table) {
    return table.name().charAt(0) + table.name().substring(1).toLowerCase(Locale.ROOT);
  }

  /// How a row's key reads on the page.
  public static String key(Table table, Row row, IntFunction<String> meaning) {
    return switch (table) {
      case LOCAL -> row.key();
      case LANGUAGE -> Language.inEnglish(row.key());
      case ERROR -> RunStatus.words(Integer.parseInt(row.key()), meaning);
      case HOUR -> HOUR.format(LocalDateTime.parse(row.key(), KEY));
    };
  }
}
