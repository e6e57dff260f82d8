package org.turnout.conversation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.audit.Actor;
import org.turnout.channel.Address;
import org.turnout.inbox.CloseReason;
import org.turnout.inbox.InboxService;
import org.turnout.people.People;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// One conversation as `docs/conversations.md` has it: who takes part, what they do, and, set in,
/// the result. Playing the other lines writes those again.
final class Transcript {
  private static final Pattern WHO = Pattern.compile("(\\w[\\w ]*) is (.*)");
  private static final Pattern LATER = Pattern.compile("\\((\\d+) (minute|hour|day)s? later\\)");
  private static final Pattern ANSWERS = Pattern.compile("(\\w[\\w ]*) answers (\\w+): (.*)");
  private static final Pattern CLOSES = Pattern.compile("(\\w[\\w ]*) closes (\\w+)'s item");
  private static final Pattern SAYS = Pattern.compile("(\\w[\\w ]*): (.*)");

  private final TestDatabase db;
  private final CampaignDoor door;
  private final InboxService inbox;
  private final Map<String, Address> phones = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<String> played = new ArrayList<>();
  private long text;
  private long item;

  Transcript(TestDatabase db, CampaignDoor door) {
    this.db = db;
    this.door = door;
    this.inbox = TestPeople.inbox(db, door::now);
    door.places().coverage().responders().forEach(one -> names.put(one.phone(), first(one.name())));
    this.text = newest("outbox");
    this.item = newest("inbox_item");
  }

  private void know(String name, Address phone) {
    phones.put(first(name), phone);
    names.put(phone.value(), first(name));
  }

  private static String first(String name) {
    return name.split(" ")[0];
  }

  /// The same lines with what comes now.
  static List<String> played(List<String> lines, TestDatabase db, CampaignDoor door) {
    var transcript = new Transcript(db, door);
    lines.stream().filter(line -> !line.startsWith(" ")).forEach(transcript::play);
    return transcript.played;
  }

  private void play(String line) {
    played.add(line);
    Matcher who = WHO.matcher(line);
    Matcher later = LATER.matcher(line);
    Matcher answers = ANSWERS.matcher(line);
    Matcher closes = CLOSES.matcher(line);
    Matcher says = SAYS.matcher(line);
    if (line.isBlank()) {
      return;
    }
    if (later.matches()) {
      door.pass(time(later.group(2)).multipliedBy(Long.parseLong(later.group(1))));
      show("", "");
    } else if (answers.matches()) {
      inbox.answer(ours(answers.group(1)), itemOf(answers.group(2)), answers.group(3));
      show("", answers.group(3));
    } else if (closes.matches()) {
      inbox.close(ours(closes.group(1)), itemOf(closes.group(2)), CloseReason.HELPED, "");
      show("", "");
    } else if (says.matches()) {
      door.say(phone(says.group(1)), says.group(2));
      show(says.group(1), "");
    } else if (who.matches()) {
      joins(who.group(1), who.group(2));
    } else {
      throw new IllegalArgumentException("what is this? " + line);
    }
  }

  private static Duration time(String unit) {
    return switch (unit) {
      case "minute" -> Duration.ofMinutes(1);
      case "hour" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  /// `a member at Sunset and speaks Spanish`, or `told of alarms at Sunset`.
  private void joins(String name, String what) {
    if (what.startsWith("told of alarms")) {
      door.places()
          .coverage()
          .responders()
          .filter(one -> one.name().equals(name))
          .forEach(one -> know(name, Address.sms(one.phone())));
      return;
    }
    var who = TestPeople.someone(db);
    know(name, who.address());
    long person = who.person().id();
    db.database()
        .inTransaction(handle -> {
          var people = new People();
          door.places().sites().stream()
              .filter(site -> what.contains(" at " + site.name()))
              .findFirst()
              .ifPresent(site -> {
                people.remember(handle, person, People.Fact.SITE_ID, site.id());
                if (what.contains("a member")) {
                  people.remember(handle, person, People.Fact.NAME, name);
                  handle.execute(
                      """
                      insert into membership (person_id, local_id, since, source)
                      values (?, ?, now(), 'test')
                      """,
                      person,
                      site.localId().orElseThrow());
                }
              });
          if (what.contains("Spanish")) {
            people.remember(handle, person, People.Fact.LANGUAGE, "es");
          } else if (what.contains("Tagalog")) {
            people.remember(handle, person, People.Fact.LANGUAGE, "tl");
          }
          return true;
        });
  }

  private static Principal ours(String name) {
    return new Principal(new Actor(name, "console"), Role.ADMIN);
  }

  private Address phone(String name) {
    Address known = phones.get(name);
    if (known == null) {
      throw new IllegalArgumentException("nobody is called " + name);
    }
    return known;
  }

  private long itemOf(String name) {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select i.id from inbox_item i join address a on a.id = i.address_id
                    where a.value = :phone and i.closed_at is null order by i.id desc limit 1
                    """)
                .bind("phone", phone(name).value())
                .mapTo(Long.class)
                .one());
  }

  /// What came of it: texts, and what is for a person now.
  ///
  /// @param writer who has just written, and should hear something
  /// @param known what was just said for us
  private void show(String writer, String known) {
    int before = played.size();
    door.alarm();
    door.rounds().lapse();
    door.rounds().offer();
    door.rounds().tellOfLapses();
    while (door.rounds().remind() > 0) {}
    texts(writer, known);
    items();
    if (unanswered()) {
      played.add("  (nobody took the alarm: it is first in the inbox)");
    }
    if (!writer.isEmpty() && played.size() == before) {
      played.add("  (no answer)");
    }
  }

  private boolean unanswered() {
    return db.database()
        .with(handle ->
            handle
                .createQuery("select exists (select from alarm where unanswered_at = :now)")
                .bind("now", door.now())
                .mapTo(Boolean.class)
                .one());
  }

  private void texts(String writer, String known) {
    db.database()
        .with(handle ->
            handle
                .createQuery("select id, to_value, body from outbox where id > :id order by id")
                .bind("id", text)
                .map((row, _) -> {
                  text = row.getLong("id");
                  String to = names.getOrDefault(row.getString("to_value"), "a stranger");
                  String body = row.getString("body").strip();
                  if (!body.equals(known)) {
                    played.add(
                        (to.equals(writer) ? "  Turnout: " : "  Turnout to " + to + ": ")
                            + masked(body).replace("\n", "\n    "));
                  }
                  return text;
                })
                .list());
  }

  private void items() {
    db.database()
        .with(handle ->
            handle
                .createQuery("select id, reason from inbox_item where id > :id order by id")
                .bind("id", item)
                .map((row, _) -> {
                  item = row.getLong("id");
                  played.add("  (for a person: " + row.getString("reason") + ")");
                  return item;
                })
                .list());
  }

  /// Members' numbers differ from run to run.
  private String masked(String body) {
    return body.replaceAll("(?:\\+1 ?)?512-?555-?\\d{4,5}", "512-555-0100");
  }

  private long newest(String table) {
    return db.database()
        .with(handle ->
            handle
                .createQuery("select coalesce(max(id), 0) from <table>")
                .define("table", table)
                .mapTo(Long.class)
                .one());
  }
}
