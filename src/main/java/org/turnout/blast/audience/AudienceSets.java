package org.turnout.blast.audience;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.SqlStatement;
import org.turnout.people.Directory;

/// The sets that the words of an audience stand for: rows of a table, with the values they are
/// picked by kept apart until they are bound.
final class AudienceSets {
  /// A set of people or phones.
  ///
  /// @param key what of the address it is: `a.id` for phones, `a.speaker_id` for people
  /// @param column what of its own rows
  record Of(String key, String column, String from, String where) {}

  private static final String PHONE = "a.id";
  private static final String PERSON = "a.speaker_id";

  /// A membership that is current today: as [org.turnout.people.People] has it.
  private static final String STANDS = "(m.until is null or m.until > :today)";

  /// Texts that left, or may have.
  private static final String LEFT =
      "o.state in ('claimed', 'accepted', 'sent', 'delivered', 'uncertain')";

  private final Directory directory;
  private final ZoneId zone;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Many> lists = new LinkedHashMap<>();

  private record Many(Class<?> type, List<?> values) {}

  AudienceSets(Directory directory, ZoneId zone, Instant now) {
    this.directory = directory;
    this.zone = zone;
    values.put("today", LocalDate.ofInstant(now, ZoneId.of("UTC")));
    values.put("now", now);
    values.put("channel", Audiences.CHANNEL.word());
  }

  /// Binds what the statement names, and no more.
  <S extends SqlStatement<S>> S bind(S statement, String sql) {
    values.forEach((name, value) -> {
      if (names(sql, name)) {
        statement.bind(name, value);
      }
    });
    lists.forEach((name, many) -> {
      if (names(sql, name)) {
        statement.bindArray(name, many.type(), many.values());
      }
    });
    return statement;
  }

  private static boolean names(String sql, String name) {
    return Pattern.compile(":" + name + "\\b").matcher(sql).find();
  }

  /// One set, or several whose union it is.
  List<Of> of(Audience audience) {
    return switch (audience) {
      case Audience.Members _ -> people("m.person_id", "membership m", STANDS);
      case Audience.Is is -> is(is);
      case Audience.Did(var form) ->
          people(
              "f.person_id",
              "form_entry f",
              "f.form = :%s and f.withdrawn_at is null".formatted(value(form)));
      case Audience.OnRoster roster -> roster(roster);
      case Audience.Heard heard -> heard(heard);
      case Audience.Of of -> reaction(of);
      case Audience.OnList(var list) ->
          people(
              "e.person_id",
              "people_list_entry e",
              "e.list_id = (select id from people_list where name = :%s)".formatted(value(list)));
      case Audience.Everyone _, Audience.All _, Audience.Any _, Audience.Not _ ->
          throw new IllegalStateException("no set: " + audience);
    };
  }

  private static List<Of> people(String column, String from, String where) {
    return List.of(new Of(PERSON, column, from, where));
  }

  private static List<Of> phones(String column, String from, String where) {
    return List.of(new Of(PHONE, column, from, where));
  }

  private List<Of> is(Audience.Is is) {
    return switch (is.field()) {
      case LOCAL ->
          people(
              "m.person_id",
              "membership m",
              STANDS + " and m.local_id = any(:%s)".formatted(locals(is.values())));
      case SITE -> at("any(:%s)".formatted(sites(is.values())), "false");
      case STATE -> state(is.values());
      case LANGUAGE ->
          people(
              "p.id",
              "person p",
              "coalesce(p.language, 'en') = any(:%s)".formatted(texts(is.values())));
      case TAG ->
          people("t.person_id", "person_tag t", "t.tag = any(:%s)".formatted(texts(is.values())));
      case TOPIC ->
          phones(
              "t.address_id",
              "topic_subscription t",
              "t.subscribed and t.topic = any(:%s)".formatted(texts(is.values())));
    };
  }

  /// By the site they told us; who told none, by that of their membership, else by their local.
  private static List<Of> at(String sites, String locals) {
    return List.of(
        new Of(PERSON, "p.id", "person p", "p.site_id = " + sites),
        new Of(
            PERSON,
            "m.person_id",
            "membership m join person p on p.id = m.person_id and p.site_id is null",
            "%s and (m.site_id = %s or m.site_id is null and %s)"
                .formatted(STANDS, sites, locals)));
  }

  private List<Of> state(List<String> states) {
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

  private List<Of> roster(Audience.OnRoster on) {
    var roster = on.roster().map(name -> " and s.roster = :" + value(name)).orElse("");
    var reservation = "reservation r join place s on s.id = r.place_id";
    return switch (on.standing()) {
      case HAS_A_SHIFT ->
          people("r.person_id", reservation, "r.released_at is null and s.ends_at > :now" + roster);
      case CHECKED_IN -> people("r.person_id", reservation, "r.checked_in_at is not null" + roster);
      case WAITLISTED ->
          people(
              "e.person_id",
              "line_entry e join place s on s.id = e.place_id",
              "e.left_at is null" + roster);
    };
  }

  private List<Of> heard(Audience.Heard heard) {
    if (heard.before().isPresent()) {
      return phones(
          "i.address_id",
          "(select address_id, max(received_at) as newest from inbound group by address_id) i",
          "i.newest < :" + value(start(heard.before().get())));
    }
    var since =
        heard
            .since()
            .map(this::start)
            .or(() -> heard.last().map(this::before))
            .map(from -> "i.received_at >= :" + value(from));
    return phones("i.address_id", "inbound i", since.orElse("true"));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /// No record can hold a moment of long before there were texts.
  private Instant before(Duration length) {
    Instant from = now().minus(length);
    return from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from;
  }

  private Instant now() {
    return (Instant) requireNonNull(values.get("now"));
  }

  /// By phone and by person: the plan gives a person with two phones one text, and a phone that
  /// changed hands has had it too.
  private List<Of> reaction(Audience.Of of) {
    var run = of.run().isPresent() ? " and r.number = :" + value(of.run().getAsInt()) : "";
    var runs =
        "select r.id from blast_run r join blast b on b.id = r.blast_id where b.name = :%s%s"
            .formatted(value(of.blast()), run);
    var from =
        switch (of.reaction()) {
          case GOT -> "outbox o";
          case ANSWERED -> "inbound o";
        };
    var where =
        switch (of.reaction()) {
          case GOT -> "o.run_id in (%s) and %s".formatted(runs, LEFT);
          case ANSWERED -> "o.answers_run in (%s)".formatted(runs);
        };
    return List.of(
        new Of(PERSON, "o.person_id", from, where),
        new Of(
            PERSON,
            "h.speaker_id",
            "(select distinct o.address_id from %s where %s) g join address h on h.id = g.address_id"
                .formatted(from, where),
            "h.speaker_id is not null"));
  }

  private String value(Object value) {
    var name = "v" + values.size();
    values.put(name, value);
    return name;
  }

  private String texts(List<String> texts) {
    return list(String.class, texts);
  }

  private String ids(List<Long> ids) {
    return list(Long.class, ids);
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

  private String list(Class<?> type, List<?> all) {
    var name = "a" + lists.size();
    lists.put(name, new Many(type, List.copyOf(all)));
    return name;
  }
}
