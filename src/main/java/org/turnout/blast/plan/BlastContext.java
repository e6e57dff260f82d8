package org.turnout.blast.plan;

import java.util.Map;
import org.turnout.blast.audience.AudienceSentence;
import org.turnout.blast.audience.Audiences;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.blast.text.Blast;
import org.turnout.flow.Value;
import org.turnout.language.FirstText;
import org.turnout.language.Languages;
import org.turnout.people.Directory;
import org.turnout.people.Topics;
import org.turnout.settings.SenderSettings;
import org.turnout.settings.Settings;

/// The campaign as its files describe it now: what blasts are read, merged and measured with.
///
/// @param campaignFacts the campaign's own names for texts, `campaign.name` and the like
/// @param shifts which rosters texts may speak of
public record BlastContext(
    Settings settings,
    Directory directory,
    Topics topics,
    Languages languages,
    Map<String, Value> campaignFacts,
    BlastCatalog catalog,
    AnnouncedShifts shifts) {
  /// Where nothing is known of rosters.
  public BlastContext(
      Settings settings,
      Directory directory,
      Topics topics,
      Languages languages,
      Map<String, Value> campaignFacts,
      BlastCatalog catalog) {
    this(settings, directory, topics, languages, campaignFacts, catalog, AnnouncedShifts.ANY);
  }

  public BlastContext {
    campaignFacts = Map.copyOf(campaignFacts);
  }

  /// What the first text of ours to a number must say.
  FirstText firstText() {
    return FirstText.of(languages, settings.campaign().name());
  }

  /// The sender that a blast leaves from.
  SenderSettings sender(Blast blast) {
    return blast.sender().flatMap(settings::sender).orElseGet(settings::mainSender);
  }

  /// Says audiences in plain English, with this campaign's names.
  public AudienceSentence sentences() {
    return new AudienceSentence(directory, topics);
  }

  /// What can be counted in this campaign.
  public Audiences audiences() {
    return new Audiences(directory, settings.campaign().zone());
  }
}
