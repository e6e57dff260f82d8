package org.turnout.blast.audience;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.turnout.people.Directory;

/// An audience as a condition on `address a`. Whatever somebody wrote is bound, never part of the
/// SQL.
///
/// Every word of an audience is a set of people or phones. Where sets are joined by `and`, each is
/// asked for as a row that exists or does not: the server then joins them by hash, in parallel.
/// Sets joined by `or` are one row source where all are of people, or all of phones; else they are
/// asked for as `in`, which the server keeps as one hash table each. So are those of a long
/// audience beyond the first few: in which order to join them takes the server longer than the
/// answer does.
public final class AudienceSql {
  /// Sets that are joined in; beyond that the search for an order of them takes seconds.
  private static final int MOST_JOINED = 8;

  private final AudienceSets sets;
  private final String condition;
  private int joins;

  /// @param zone days in the audience begin by its clock
  public AudienceSql(Audience audience, Directory directory, ZoneId zone, Instant now) {
    this.sets = new AudienceSets(directory, zone, now);
    this.condition = joined(audience);
  }

  /// The condition, in parentheses where it needs them.
  public String condition() {
    return condition;
  }

  /// Binds everything that the condition names.
  ///
  /// @param sql the whole statement, which may name `today`, `now` and `channel` as well
  public <S extends SqlStatement<S>> S bind(S statement, String sql) {
    return sets.bind(statement, sql);
  }

  private String joined(Audience audience) {
    if (!(audience instanceof Audience.All) && ++joins > MOST_JOINED) {
      // A bare `in` would be joined as well.
      return "(" + within(audience) + ") is true";
    }
    return switch (audience) {
      case Audience.All(var parts) ->
          parts.stream().map(this::joined).collect(joining(" and ", "(", ")"));
      case Audience.Not(Audience.Not(var part)) -> joined(part);
      case Audience.Not(Audience.Everyone _) -> "false";
      case Audience.Not(var part) ->
          union(part).map(AudienceSql::missing).orElseGet(() -> within(audience));
      case Audience _ -> union(audience).map(AudienceSql::exists).orElseGet(() -> within(audience));
    };
  }

  private String within(Audience audience) {
    return switch (audience) {
      case Audience.Everyone _ -> "true";
      case Audience.All(var parts) -> within(parts, " and ");
      case Audience.Any(var parts) ->
          union(audience).map(AudienceSql::in).orElseGet(() -> within(parts, " or "));
      case Audience.Not(var part) -> "not " + within(part);
      case Audience _ -> in(sets.of(audience));
    };
  }

  private String within(List<Audience> parts, String by) {
    return parts.stream().map(this::within).collect(joining(by, "(", ")"));
  }

  /// A set, or sets joined by `or` that are all of people or all of phones: one row source.
  private Optional<List<AudienceSets.Of>> union(Audience audience) {
    return switch (audience) {
      case Audience.Everyone _, Audience.All _, Audience.Not _ -> Optional.empty();
      case Audience.Any(var parts) -> {
        var all = new ArrayList<AudienceSets.Of>();
        for (Audience part : parts) {
          var sets = union(part);
          if (sets.isEmpty()) {
            yield Optional.empty();
          }
          all.addAll(sets.get());
        }
        boolean alike = all.stream().map(AudienceSets.Of::key).distinct().count() == 1;
        yield alike ? Optional.of(all) : Optional.empty();
      }
      case Audience _ -> Optional.of(sets.of(audience));
    };
  }

  /// A single set has its condition joined in; of a union, the server must know that each comes
  /// once, or it looks into the phones for every row of it.
  private static String exists(List<AudienceSets.Of> union) {
    if (union.size() > 1) {
      return in(union);
    }
    var one = union.getFirst();
    return "exists (select from %s where %s = %s and %s)"
        .formatted(one.from(), one.column(), one.key(), one.where());
  }

  /// For `not in` no hash join is made.
  private static String missing(List<AudienceSets.Of> union) {
    return union.size() > 1
        ? "not exists (select from (%s) u where u.id = %s)"
            .formatted(all(union), union.getFirst().key())
        : "not " + exists(union);
  }

  private static String in(List<AudienceSets.Of> union) {
    return "%s in (%s)".formatted(union.getFirst().key(), all(union));
  }

  private static String all(List<AudienceSets.Of> union) {
    return union.stream()
        .map(one ->
            "select %s as id from %s where %s".formatted(one.column(), one.from(), one.where()))
        .collect(joining(" union "));
  }
}
