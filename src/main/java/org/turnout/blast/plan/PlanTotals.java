package org.turnout.blast.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What a plan found, as `blast_run.totals` holds it.
///
/// @param summary who gets it and what for; empty in plans from before it was kept
/// @param audience recipients, those who get none included
/// @param getting those who get a text
/// @param skipped reason to how many get none for it
/// @param languages what people speak and what they get, the most first
/// @param locals name of the local to how many get a text; `-` for those of none
/// @param variants name to how many get it
/// @param encodings `GSM-7`, `UCS-2` to how many texts
/// @param first how many get a text of ours for the first time
/// @param shared how many phones serve several people, and so get no names
/// @param cost empty when no price is known: never 0
/// @param finish when the last text leaves, within windows and pace
/// @param findings what to look at before approving
public record PlanTotals(
    Optional<BlastSummary> summary,
    int audience,
    int getting,
    Map<String, Integer> skipped,
    List<Spoken> languages,
    Map<String, Integer> locals,
    Map<String, Integer> variants,
    Map<String, Integer> encodings,
    Parts parts,
    int first,
    int shared,
    Optional<Cost> cost,
    Optional<Finish> finish,
    List<Finding> findings) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Speakers of one language.
  ///
  /// @param language a tag
  /// @param name what it is called: `Tagalog`
  /// @param text the tag of the text they get; another one where there is no translation
  public record Spoken(String language, String name, String text, int people) {}

  /// Segments a recipient.
  ///
  /// @param typical of the one in the middle
  /// @param recipients number of segments to how many recipients
  public record Parts(
      int least, int typical, int most, long total, Map<Integer, Integer> recipients) {
    public Parts {
      recipients = Map.copyOf(recipients);
    }

    /// How many recipients get more than so many segments.
    public int over(int parts) {
      return recipients.entrySet().stream()
          .filter(entry -> entry.getKey() > parts)
          .mapToInt(Map.Entry::getValue)
          .sum();
    }
  }

  /// In dollars, by the prices of a day; an estimate until the bill.
  ///
  /// @param least of one recipient, as `typical` and `most`
  public record Cost(
      BigDecimal least, BigDecimal typical, BigDecimal most, BigDecimal total, LocalDate asOf) {}

  /// Started now, at the sender's pace.
  ///
  /// @param overnight segments that do not leave before their first window closes
  public record Finish(Instant at, int perSecond, long overnight) {}

  /// Something to look at, and what to do about it.
  ///
  /// @param level `blocker` keeps the plan from being approved, `warning` needs a person's
  ///   attention, `ok` needs nothing
  public record Finding(String code, String level, String message, String next) {}

  public PlanTotals {
    skipped = Map.copyOf(skipped);
    languages = List.copyOf(languages);
    locals = Map.copyOf(locals);
    variants = Map.copyOf(variants);
    encodings = Map.copyOf(encodings);
    findings = List.copyOf(findings);
  }

  /// The same with what to look at.
  PlanTotals with(List<Finding> found) {
    return new PlanTotals(
        summary, audience, getting, skipped, languages, locals, variants, encodings, parts, first,
        shared, cost, finish, found);
  }

  /// Whether a finding blocks its approval.
  public boolean stopped() {
    return findings.stream().anyMatch(finding -> finding.level().equals("blocker"));
  }

  /// Reasons in the order of the alphabet.
  public Map<String, Integer> skippedByName() {
    return new TreeMap<>(skipped);
  }

  public String json() {
    return JSON.writeValueAsString(this);
  }

  /// What [#json] wrote.
  public static PlanTotals read(String json) {
    return JSON.readValue(json, PlanTotals.class);
  }
}
