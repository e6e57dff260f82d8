package org.turnout.blast;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;
import org.turnout.people.Directory;

/// An audience as a condition on `address a`. Whatever somebody wrote is bound, never part of the
/// SQL.
///
/// Every word of an audience is a set of people or phones. Where sets are joined by `and`, each is
/// asked for as a row that exists or does not: the server then joins them by hash, in parallel.
/// Below `or` the same sets are asked for as `in`, which it keeps as one hash table each.
final class AudienceSql {
  private final AudienceSets sets;
  private final String condition;

  /// @param zone days in the audience begin by its clock
  AudienceSql(Audience audience, Directory directory, ZoneId zone, Instant now) {
    this.sets = new AudienceSets(directory, zone, now);
    this.condition = joined(audience);
  }

  /// The condition, in parentheses where it needs them.
  String condition() {
    return condition;
  }

  /// Binds everything that the condition names.
  ///
  /// @param sql the whole statement, which may name `today` and `now` as well
  <S extends SqlStatement<S>> S bind(S statement, String sql) {
    return sets.bind(statement, sql);
  }

  private String joined(Audience audience) {
    return switch (audience) {
      case Audience.All(var parts) ->
          parts.stream().map(this::joined).collect(joining(" and ", "(", ")"));
      case Audience.Not(Audience.Not(var part)) -> joined(part);
      case Audience.Not(Audience.Everyone _) -> "false";
      case Audience.Not(var part) when isSet(part) -> "not " + exists(sets.of(part));
      case Audience.Any _, Audience.Not _, Audience.Everyone _ -> within(audience);
      case Audience _ -> exists(sets.of(audience));
    };
  }

  private String within(Audience audience) {
    return switch (audience) {
      case Audience.Everyone _ -> "true";
      case Audience.All(var parts) -> within(parts, " and ");
      case Audience.Any(var parts) -> within(parts, " or ");
      case Audience.Not(var part) -> "not " + within(part);
      case Audience _ -> in(sets.of(audience));
    };
  }

  private String within(List<Audience> parts, String by) {
    return parts.stream().map(this::within).collect(joining(by, "(", ")"));
  }

  private static boolean isSet(Audience audience) {
    return switch (audience) {
      case Audience.Everyone _, Audience.All _, Audience.Any _, Audience.Not _ -> false;
      case Audience _ -> true;
    };
  }

  /// A union is one row source to look into, a single set has its condition joined in.
  private static String exists(List<AudienceSets.Of> union) {
    if (union.size() == 1) {
      var one = union.getFirst();
      return "exists (select from %s where %s = %s and %s)"
          .formatted(one.from(), one.column(), one.key(), one.where());
    }
    return union.stream()
        .map(one ->
            "select %s as id from %s where %s".formatted(one.column(), one.from(), one.where()))
        .collect(
            joining(
                " union all ",
                "exists (select from (",
                ") u where u.id = " + union.getFirst().key() + ")"));
  }

  private static String in(List<AudienceSets.Of> union) {
    return union.stream()
        .map(one ->
            "%s in (select %s from %s where %s)"
                .formatted(one.key(), one.column(), one.from(), one.where()))
        .collect(joining(" or ", "(", ")"));
  }
}
