package org.turnout.blast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.turnout.people.Directory;

/// An audience as a condition on `address a` joined with `person p`, its speaker. Whatever somebody
/// wrote is bound, never part of the SQL. Each condition asks whether a row exists, so that the
/// server may join it by hash, whole, where it stands beside `and`.
final class AudienceSql {
  /// The members of today: as [org.turnout.people.People] has it.
  private static final String MEMBER =
      "m.person_id = a.speaker_id and (m.until is null or m.until > :today)";

  /// Texts that left, or may have.
  private static final String LEFT =
      "o.state in ('claimed', 'accepted', 'sent', 'delivered', 'uncertain')";

  /// A text of theirs within three days of a blast's is an answer to it: so long its question stays
  /// open.
  private static final String AFTER =
      """
      i.address_id = o.address_id and i.received_at >= coalesce(o.left_at, o.planned_at)
        and i.received_at < coalesce(o.left_at, o.planned_at) + interval '3 days'
        and i.kind not in ('stop', 'start', 'help')\
      """;

  private final Directory directory;
  private final ZoneId zone;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Arrays> arrays = new LinkedHashMap<>();
  private final String condition;

  private record Arrays(Class<?> type, List<?> values) {}

  /// @param zone days in the audience begin by its clock
  AudienceSql(Audience audience, Directory directory, ZoneId zone, Instant now) {
    this.directory = directory;
    this.zone = zone;
    values.put("today", LocalDate.ofInstant(now, ZoneId.of("UTC")));
    values.put("now", now);
    this.condition = of(audience);
  }

  /// The condition, in parentheses where it needs them.
  String condition() {
    return condition;
  }

  /// Binds everything that the condition names.
  ///
  /// @param sql the whole statement, which may name `today` and `now` as well
  <S extends SqlStatement<S>> S bind(S statement, String sql) {
    values.forEach((name, value) -> {
      if (sql.contains(":" + name)) {
        statement.bind(name, value);
      }
    });
    arrays.forEach((name, array) -> statement.bindArray(name, array.type(), array.values()));
    return statement;
  }

  private String of(Audience audience) {
    return switch (audience) {
      case Audience.Everyone _ -> "true";
      case Audience.Members _ -> "exists (select from membership m where " + MEMBER + ")";
      case Audience.Is is -> is(is);
      case Audience.Did(var form) ->
          "exists (select from form_entry f where f.person_id = a.speaker_id and f.form = :%s and f.withdrawn_at is null)"
              .formatted(value(form));
      case Audience.OnRoster roster -> roster(roster);
      case Audience.Heard heard -> heard(heard);
      case Audience.Of of -> reaction(of);
      case Audience.OnList(var list) ->
          """
          exists (select from people_list_entry e where e.person_id = a.speaker_id
            and e.list_id = (select id from people_list where name = :%s))\
          """
              .formatted(value(list));
      case Audience.All(var parts) -> joined(parts, " and ");
      case Audience.Any(var parts) -> joined(parts, " or ");
      case Audience.Not(var part) -> "not " + of(part);
    };
  }

  private String joined(List<Audience> parts, String by) {
    return parts.stream().map(this::of).collect(java.util.stream.Collectors.joining(by, "(", ")"));
  }

  private String is(Audience.Is is) {
    return switch (is.field()) {
      case LOCAL ->
          "exists (select from membership m where %s and m.local_id = any(:%s))"
              .formatted(MEMBER, locals(is.values()));
      case SITE -> at("any(:%s)".formatted(sites(is.values())), "false");
      case STATE -> state(is.values());
      case LANGUAGE -> "coalesce(p.language, 'en') = any(:%s)".formatted(texts(is.values()));
      case TAG ->
          "exists (select from person_tag t where t.person_id = a.speaker_id and t.tag = any(:%s))"
              .formatted(texts(is.values()));
      case TOPIC ->
          "exists (select from topic_subscription t where t.address_id = a.id and t.subscribed and t.topic = any(:%s))"
              .formatted(texts(is.values()));
    };
  }

  /// By the site they told us, else that of their membership, else by their local.
  private static String at(String sites, String locals) {
    return """
    (p.site_id = %1$s or p.site_id is null and exists (select from membership m where %2$s
      and (m.site_id = %1$s or m.site_id is null and %3$s)))\
    """
        .formatted(sites, MEMBER, locals);
  }

  private String state(List<String> states) {
    var sites =
        directory.sites().stream()
            .filter(site -> states.contains(site.state()))
            .map(site -> site.id())
            .toList();
    var locals =
        directory.locals().stream()
            .filter(local -> states.contains(local.state()))
            .map(local -> local.id())
            .toList();
    return at("any(:%s)".formatted(ids(sites)), "m.local_id = any(:%s)".formatted(ids(locals)));
  }

  private String roster(Audience.OnRoster on) {
    var roster = on.roster().map(name -> " and s.roster = :" + value(name)).orElse("");
    return switch (on.standing()) {
      case HAS_A_SHIFT -> reservation("and s.ends_at > :now" + roster);
      case CHECKED_IN -> reservation("and r.checked_in_at is not null" + roster);
      case WAITLISTED ->
          "exists (select from line_entry e join place s on s.id = e.place_id where e.person_id = a.speaker_id and e.left_at is null%s)"
              .formatted(roster);
    };
  }

  private static String reservation(String and) {
    return "exists (select from reservation r join place s on s.id = r.place_id where r.person_id = a.speaker_id and r.released_at is null "
        + and
        + ")";
  }

  private String heard(Audience.Heard heard) {
    var ever = "exists (select from inbound i where i.address_id = a.id)";
    if (heard.before().isPresent()) {
      var day = start(heard.before().get());
      return "(%s and not exists (select from inbound i where i.address_id = a.id and i.received_at >= :%s))"
          .formatted(ever, value(day));
    }
    var since =
        heard.since().map(this::start).or(() -> heard.last().map(length -> now().minus(length)));
    return since
        .map(from ->
            "exists (select from inbound i where i.address_id = a.id and i.received_at >= :%s)"
                .formatted(value(from)))
        .orElse(ever);
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private Instant now() {
    return (Instant) java.util.Objects.requireNonNull(values.get("now"));
  }

  /// By phone and by person: the plan gives a person with two phones one text, and a phone that
  /// changed hands has had it too.
  private String reaction(Audience.Of of) {
    var run = of.run().isPresent() ? " and r.number = :" + value(of.run().getAsInt()) : "";
    var runs =
        "select r.id from blast_run r join blast b on b.id = r.blast_id where b.name = :%s%s"
            .formatted(value(of.blast()), run);
    var rows =
        switch (of.reaction()) {
          case GOT -> "from outbox o where o.run_id in (%s) and %s".formatted(runs, LEFT);
          case ANSWERED ->
              "from outbox o join inbound i on %s where o.run_id in (%s)".formatted(AFTER, runs);
        };
    return "(a.id in (select o.address_id %1$s) or a.speaker_id in (select o.person_id %1$s))"
        .formatted(rows);
  }

  private String value(Object value) {
    var name = "v" + values.size();
    values.put(name, value);
    return name;
  }

  private String texts(List<String> texts) {
    return array(String.class, texts);
  }

  private String ids(List<Long> ids) {
    return array(Long.class, ids);
  }

  private String locals(List<String> slugs) {
    var ids = new ArrayList<Long>();
    slugs.forEach(slug -> directory.local(slug).ifPresent(local -> ids.add(local.id())));
    return ids(ids);
  }

  private String sites(List<String> slugs) {
    var ids = new ArrayList<Long>();
    slugs.forEach(slug -> directory.site(slug).ifPresent(site -> ids.add(site.id())));
    return ids(ids);
  }

  private String array(Class<?> type, List<?> all) {
    var name = "a" + arrays.size();
    arrays.put(name, new Arrays(type, List.copyOf(all)));
    return name;
  }
}
