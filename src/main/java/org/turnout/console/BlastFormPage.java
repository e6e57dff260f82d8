package org.turnout.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.blast.run.Run;
import org.turnout.blast.series.SeriesStatus;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.people.Topic;
import org.turnout.problem.Problem;

/// The form of a blast, with what is wrong with it next to the field.
///
/// @param old its name so far; empty for a new one
/// @param version the text that was there when the form was opened; empty for none
/// @param newer what somebody else has written meanwhile: nothing was saved
/// @param problems by field: `audience`, `text.es`, `more`
/// @param topics as the campaign's file has them
/// @param example an audience that can be written in this campaign
/// @param facts what texts may name
/// @param runs newest first
/// @param series for a blast that repeats automatically
public record BlastFormPage(
    PageView view,
    String old,
    BlastForm draft,
    String version,
    Optional<Stored> newer,
    Map<String, List<Problem>> problems,
    List<Topic> topics,
    List<String> senders,
    String example,
    List<String> facts,
    List<Run> runs,
    Optional<SeriesStatus> series,
    boolean saved) {
  /// Whether the page holds words that are not saved: new ones, or such as were refused.
  public boolean unsaved() {
    return newer.isPresent() || !problems.isEmpty();
  }

  /// What is wrong with a field.
  public List<Problem> of(String field) {
    return problems.getOrDefault(field, List.of());
  }

  /// Who has written the newer text: `Ben Ito`.
  public String newerBy() {
    return newer.map(stored -> RunPage.writer(stored.changedBy())).orElse("");
  }

  /// Whether the field of the sender is shown: with one of ours there is no choice, unless this
  /// blast names another or something is wrong with it.
  public boolean choosesSender() {
    return senders.size() > 1 || !draft.sender().isBlank() || !of("sender").isEmpty();
  }
}
