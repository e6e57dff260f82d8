package org.turnout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds what SQL writes, in the strings of a Java file and in a file of SQL. It reads words, not
/// grammar: a statement must name its table in the same string as its verb, as ours do.
record SqlWrites(Set<String> tables) {
  /// One write, or one read for [#reads].
  ///
  /// @param by the function it happens in, in a file of SQL; else empty
  record Found(String table, String by, int line) {}

  private static final Pattern WRITE =
      Pattern.compile(
          "\\b(?:insert\\s+into|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?|copy)\\s+(\\w+)"
              + "|\\bupdate\\s+(?:only\\s+)?(\\w+)(?:\\s+(?:as\\s+)?\\w+)?\\s+set\\b"
              // Our own `Copy` is given table and columns.
              + "|\\A(\\w+) \\(\\w+(?:, \\w+)*\\)\\z",
          Pattern.CASE_INSENSITIVE);

  /// A verb whose table comes from elsewhere.
  private static final Pattern UNNAMED =
      Pattern.compile(
          "\\b(?:insert\\s+into|delete\\s+from|update)\\s+(?:%s|<\\w+>)|\\b(?:insert\\s+into|delete\\s+from)\\s*\\z",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern READ =
      Pattern.compile("\\b(?:from|join)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern FUNCTION =
      Pattern.compile(
          "create\\s+(?:or\\s+replace\\s+)?function\\s+(\\w+).*?(\\$\\w*\\$)(.*?)\\2",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern JAVA =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|\"\"\"(.*?)(?<!\\\\)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"|'(?:\\\\.|[^'\\\\])+'",
          Pattern.DOTALL);

  /// The writes in the strings of a Java file. One whose table is put together elsewhere is found
  /// as a write of `?`.
  List<Found> inJava(String source) {
    var found = new ArrayList<Found>();
    for (MatchResult literal : JAVA.matcher(source).results().toList()) {
      int group = literal.start(1) >= 0 ? 1 : 2;
      if (literal.start(group) >= 0) {
        String sql = literal.group(group);
        int line = line(source, literal.start(group));
        found.addAll(writes(sql, "", line));
        UNNAMED
            .matcher(sql)
            .results()
            .forEach(match -> found.add(new Found("?", "", line + line(sql, match.start()) - 1)));
      }
    }
    return found;
  }

  /// The tables that queries in the strings of a Java file read.
  List<Found> reads(String source) {
    var found = new ArrayList<Found>();
    for (MatchResult literal : JAVA.matcher(source).results().toList()) {
      int group = literal.start(1) >= 0 ? 1 : 2;
      if (literal.start(group) >= 0) {
        String sql = literal.group(group);
        int line = line(source, literal.start(group));
        READ.matcher(sql)
            .results()
            .filter(match -> tables.contains(match.group(1).toLowerCase(Locale.ROOT)))
            .forEach(match ->
                found.add(new Found(match.group(1), "", line + line(sql, match.start()) - 1)));
      }
    }
    return found;
  }

  /// The writes in a file of SQL, by the function that they are in.
  List<Found> inSql(String source) {
    var sql = source.replaceAll("--[^\n]*", "");
    var found = new ArrayList<Found>();
    var outside = new StringBuilder(sql);
    for (MatchResult function : FUNCTION.matcher(sql).results().toList()) {
      found.addAll(writes(function.group(3), function.group(1), line(sql, function.start(3))));
      for (int at = function.start(3); at < function.end(3); at++) {
        if (sql.charAt(at) != '\n') {
          outside.setCharAt(at, ' ');
        }
      }
    }
    found.addAll(writes(outside.toString(), "", 1));
    return found;
  }

  private List<Found> writes(String sql, String by, int firstLine) {
    return WRITE
        .matcher(sql)
        .results()
        .filter(match -> tables.contains(table(match)))
        .map(match -> new Found(table(match), by, firstLine + line(sql, match.start()) - 1))
        .toList();
  }

  private static String table(MatchResult match) {
    for (int group = 1; group <= match.groupCount(); group++) {
      if (match.group(group) != null) {
        return match.group(group).toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
