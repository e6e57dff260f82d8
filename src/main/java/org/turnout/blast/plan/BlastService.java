package org.turnout.blast.plan;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.turnout.audit.Actor;
import org.turnout.blast.audience.Audience;
import org.turnout.blast.audience.Audiences;
import org.turnout.blast.text.BlastReader;
import org.turnout.blast.text.BlastStore;
import org.turnout.blast.text.BlastStore.Saved;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.postgres.Database;
import org.turnout.problem.Problem;
import org.turnout.problem.SourceLocation;

/// What people do with blasts before they plan them: look for them, check and save their text, and
/// count an audience.
public final class BlastService {
  private final Database database;
  private final Supplier<BlastContext> setup;
  private final InstantSource campaign;

  /// @param setup the campaign as its files describe it now
  /// @param campaign campaign time
  public BlastService(Database database, Supplier<BlastContext> setup, InstantSource campaign) {
    this.database = database;
    this.setup = setup;
    this.campaign = campaign;
  }

  /// How many phones an audience picks.
  ///
  /// @param people empty when the line can't be read
  /// @param sentence whom it means, in plain English; empty when it can't be read
  public record Counted(OptionalLong people, String sentence, List<Problem> problems) {
    public Counted {
      problems = List.copyOf(problems);
    }
  }

  public List<Stored> all() {
    return database.with(BlastStore::all);
  }

  public Optional<Stored> find(String name) {
    return database.with(handle -> BlastStore.find(handle, name));
  }

  /// What to say of a name that no blast has.
  public Problem unknown(String name) {
    return database.with(handle -> BlastStore.unknown(handle, name));
  }

  /// Reads a text with the names that the records know.
  ///
  /// @param file what problems call it
  public BlastReader.Read read(String yaml, String file) {
    return BlastReader.read(
        yaml, file, setup.get().catalog().with(database.with(Audiences::names)));
  }

  /// Counts an audience, written in one line.
  public Counted count(String line) {
    var campaignNow = setup.get();
    return database.inTransaction(handle -> {
      var catalog = campaignNow.catalog().with(Audiences.names(handle));
      var parsed = Audience.parse(line, SourceLocation.of("audience"), catalog);
      var people =
          parsed
              .audience()
              .map(audience ->
                  OptionalLong.of(
                      campaignNow.audiences().count(handle, audience, campaign.instant())))
              .orElseGet(OptionalLong::empty);
      var sentence = parsed.audience().map(campaignNow.sentences()::of).orElse("");
      return new Counted(people, sentence, parsed.problems());
    });
  }

  /// Checks a text and keeps it, if the writer has seen what it replaces.
  ///
  /// @param seen asked about what is there now, which nobody else can write meanwhile
  /// @return empty when the writer has not seen it; nothing has changed then
  public Optional<Saved> save(
      String name, String yaml, String file, Actor actor, Predicate<Optional<Stored>> seen) {
    var catalog = setup.get().catalog();
    return database.inTransaction(handle ->
        seen.test(BlastStore.locked(handle, name))
            ? Optional.of(BlastStore.save(handle, catalog, yaml, file, actor, campaign.instant()))
            : Optional.empty());
  }
}
