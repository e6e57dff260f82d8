package org.turnout.lab.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.PlanOutcome;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.text.BlastStore;
import org.turnout.campaign.CampaignCatalogs;
import org.turnout.campaign.CampaignFiles;
import org.turnout.flow.Value;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.language.Languages;
import org.turnout.people.Directory;
import org.turnout.postgres.Database;
import org.turnout.postgres.DatabaseLimits;
import org.turnout.problem.Problems;

/// A database full of people, and the campaign of this folder, for measuring blasts.
final class BlastDatabase implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-10-02T18:00:00Z");
  private static final Actor BENCH = new Actor("bench", "cli");

  private final Database database;
  private final BlastContext setup;

  private BlastDatabase(Database database, BlastContext setup) {
    this.database = database;
    this.setup = setup;
  }

  /// Fills it; a million people take about half a minute.
  static BlastDatabase open(BenchServers ground, int people) {
    var limits = new DatabaseLimits(2, Duration.ofSeconds(10), Duration.ofMinutes(10));
    var database = Database.open(ground.database("product"), limits);
    database.migrate();
    var files =
        CampaignFiles.read(Path.of(""), Map.of(), new Problems())
            .orElseThrow(() -> new BenchFailed("there is no campaign in this folder"));
    var directory = database.inTransaction(handle -> Directory.store(handle, files.locals()));
    database.inTransaction(handle -> {
      // The next case on the same ground finds them there.
      if (!handle.createQuery("select exists (select from person)").mapTo(Boolean.class).one()) {
        SyntheticPeople.fill(handle, people);
      }
      return people;
    });
    // As autovacuum leaves it a minute later.
    database.with(handle -> handle.execute("vacuum analyze"));
    var facts = new HashMap<String, Value>();
    CampaignCatalogs.campaign(files.settings())
        .forEach((name, text) -> facts.put(name, new Value.Text(text)));
    var setup =
        new BlastContext(
            files.settings(),
            directory,
            files.topics(),
            Languages.builtIn(),
            facts,
            CampaignCatalogs.blasts(files, directory, Set.of(), Map.of()));
    return new BlastDatabase(database, setup);
  }

  Database database() {
    return database;
  }

  BlastContext setup() {
    return setup;
  }

  /// Plans a run for an audience, in three languages with a name in each text.
  PlanOutcome.Planned plan(String name, String audience, IntConsumer progress) {
    var yaml =
        """
        blast: %s
        audience: %s
        topic: bargaining
        text:
          en: |
            {first_name|Friend}, Alliance of Health Care Unions: bargaining is back on Monday at 9. Text NEWS to hear what was said. STOP to end.
          es: |
            {first_name|Hola}, Alliance of Health Care Unions: la negociación sigue el lunes a las 9. Responda NEWS para saber más. STOP para terminar.
          tl: |
            {first_name|Kaibigan}, Alliance of Health Care Unions: balik ang negosasyon sa Lunes, 9am. I-text ang NEWS. STOP para itigil.
        """
            .formatted(name, audience);
    database.inTransaction(
        handle -> BlastStore.save(handle, setup.catalog(), yaml, name + ".yaml", BENCH, NOW));
    var outcome = new Planner(database, () -> setup, () -> NOW).plan(name, BENCH, progress);
    return switch (outcome) {
      case PlanOutcome.Planned planned -> planned;
      case PlanOutcome.Refused(var problems) -> throw new BenchFailed("planning: " + problems);
    };
  }

  /// Seconds that some work in one transaction takes, its commit included.
  double seconds(java.util.function.ToLongFunction<Handle> work) {
    long start = System.nanoTime();
    database.inTransaction(work::applyAsLong);
    return (System.nanoTime() - start) / 1e9;
  }

  void run(String sql) {
    database.with(handle -> handle.execute(sql));
  }

  @Override
  public void close() {
    database.close();
  }
}
