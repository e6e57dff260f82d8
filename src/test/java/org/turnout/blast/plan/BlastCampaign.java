package org.turnout.blast.plan;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.blast.audience.Audience;
import org.turnout.blast.audience.AudienceSentence;
import org.turnout.blast.audience.Audiences;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.blast.text.BlastStore;
import org.turnout.campaign.CampaignCatalogs;
import org.turnout.campaign.CampaignFiles;
import org.turnout.flow.Value;
import org.turnout.language.Languages;
import org.turnout.people.Directory;
import org.turnout.problem.Problems;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// The campaign of the repository in a database of a test's own, with people as a test needs them.
public final class BlastCampaign {
  static final Actor ANA = new Actor("ana", "cli");
  public static final Instant NOW = TestPeople.NOW;
  public static final CampaignFiles FILES = files();

  private final TestDatabase db;
  public final BlastContext setup;
  private int number = 1000;

  public BlastCampaign(TestDatabase db) {
    this.db = db;
    this.setup =
        db.database().inTransaction(handle -> setup(Directory.store(handle, FILES.locals())));
  }

  private static CampaignFiles files() {
    var problems = new Problems();
    return CampaignFiles.read(Path.of(""), Map.of(), problems)
        .orElseThrow(() -> new IllegalStateException(problems.toString()));
  }

  private static BlastContext setup(Directory directory) {
    var facts = new HashMap<String, Value>();
    CampaignCatalogs.campaign(FILES.settings())
        .forEach((name, text) -> facts.put(name, new Value.Text(text)));
    return new BlastContext(
        FILES.settings(),
        directory,
        FILES.topics(),
        Languages.builtIn(),
        facts,
        CampaignCatalogs.blasts(FILES, directory, Set.of("petition", "gear_photo"), Map.of()));
  }

  /// Says audiences in plain English, with the names of the repository's campaign.
  public static AudienceSentence sentences() {
    return new AudienceSentence(Directory.of(FILES.locals()), FILES.topics());
  }

  /// The campaign without any records: what `check` sees.
  public static BlastCatalog catalog() {
    return CampaignCatalogs.blasts(
        FILES, Directory.of(FILES.locals()), Set.of("petition", "gear_photo"), Map.of());
  }

  /// Somebody to add: everything may be left as it is.
  public record Somebody(
      String name,
      String language,
      String local,
      String site,
      List<String> topics,
      boolean stopped,
      boolean bad) {
    public static final Somebody ANYBODY =
        new Somebody("Rosa Cruz", "en", "socal-nurses", "sunset", List.of("actions"), false, false);

    Somebody named(String other) {
      return new Somebody(other, language, local, site, topics, stopped, bad);
    }

    public Somebody speaks(String other) {
      return new Somebody(name, other, local, site, topics, stopped, bad);
    }

    public Somebody in(String otherLocal, String otherSite) {
      return new Somebody(name, language, otherLocal, otherSite, topics, stopped, bad);
    }

    public Somebody on(String... others) {
      return new Somebody(name, language, local, site, List.of(others), stopped, bad);
    }

    public Somebody stops() {
      return new Somebody(name, language, local, site, topics, true, bad);
    }

    Somebody broken() {
      return new Somebody(name, language, local, site, topics, stopped, true);
    }
  }

  /// Adds them with a phone; the number of the address, which is that of the person as well.
  public long add(Somebody one) {
    return db.database().inTransaction(handle -> add(handle, one));
  }

  long add(Handle handle, Somebody one) {
    long person =
        handle
            .createQuery(
                """
                insert into person (name, language, site_id, kind, created_at)
                values (nullif(:name, ''), nullif(:language, ''), (select id from site where slug = :site), 'employee', :now)
                returning id
                """)
            .bind("name", one.name())
            .bind("language", one.language())
            .bind("site", one.site())
            .bind("now", NOW)
            .mapTo(Long.class)
            .one();
    if (!one.local().isEmpty()) {
      handle
          .createUpdate(
              """
              insert into membership (person_id, local_id, since, source)
              values (:person, (select id from local where slug = :local), '2024-01-01', 'list')
              """)
          .bind("person", person)
          .bind("local", one.local())
          .execute();
    }
    return phone(handle, person, one);
  }

  /// Another phone for a person.
  public long phone(Handle handle, long person, Somebody one) {
    long address =
        handle
            .createQuery(
                """
                insert into address (channel, value, speaker_id, stopped_at, bad, created_at)
                values ('sms', :value, :person, case when :stopped then cast(:now as timestamptz) end, :bad, :now) returning id
                """)
            .bind("value", "+1213555" + number++)
            .bind("person", person)
            .bind("stopped", one.stopped())
            .bind("bad", one.bad())
            .bind("now", NOW)
            .mapTo(Long.class)
            .one();
    link(handle, address, person);
    for (var topic : one.topics()) {
      handle
          .createUpdate(
              "insert into topic_subscription (address_id, topic, subscribed, word_at) values (:a,"
                  + " :topic, true, :now)")
          .bind("a", address)
          .bind("topic", topic)
          .bind("now", NOW)
          .execute();
    }
    return address;
  }

  /// One more person on a phone.
  void link(Handle handle, long address, long person) {
    handle
        .createUpdate(
            "insert into address_person (address_id, person_id, since) values (:a, :p, :now)")
        .bind("a", address)
        .bind("p", person)
        .bind("now", NOW)
        .execute();
  }

  public long count(String line) {
    return db.database()
        .inTransaction(handle -> setup.audiences().count(handle, audience(handle, line), NOW));
  }

  Audience audience(Handle handle, String line) {
    var parsed =
        Audience.parse(
            line,
            org.turnout.problem.SourceLocation.of("audience"),
            setup.catalog().with(Audiences.names(handle)));
    return parsed.audience().orElseThrow(() -> new AssertionError(line + ": " + parsed.problems()));
  }

  public BlastStore.Saved save(String yaml) {
    return db.database()
        .inTransaction(
            handle -> BlastStore.save(handle, setup.catalog(), yaml, "blast.yaml", ANA, NOW));
  }

  PlanOutcome plan(String name) {
    return plan(PlanTarget.of(name));
  }

  PlanOutcome plan(PlanTarget target) {
    return new Planner(db.database(), () -> setup, () -> NOW).plan(target, ANA, _ -> {});
  }

  /// Saves and plans it.
  public PlanOutcome.Planned planned(String yaml) {
    var saved = save(yaml);
    if (!(saved instanceof BlastStore.Saved.Kept(var stored, _, _))) {
      throw new AssertionError(saved);
    }
    var outcome = plan(stored.name());
    if (outcome instanceof PlanOutcome.Planned planned) {
      return planned;
    }
    throw new AssertionError(outcome);
  }
}
