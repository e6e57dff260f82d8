package org.turnout.campaign;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.conversation.FactNames;
import org.turnout.conversation.SystemTexts;
import org.turnout.flow.Flow;
import org.turnout.flow.OpenedByBlast;
import org.turnout.flow.Value;
import org.turnout.flow.yaml.AskedWords;
import org.turnout.flow.yaml.FlowCatalog;
import org.turnout.form.Form;
import org.turnout.language.Language;
import org.turnout.language.Languages;
import org.turnout.people.Directory;
import org.turnout.people.Topic;
import org.turnout.people.Topics;
import org.turnout.roster.Roster;
import org.turnout.settings.SenderSettings;
import org.turnout.settings.Settings;

/// What flows may name, gathered from the files that define it.
public final class CampaignCatalogs {
  /// What a row may lack, so that a text which names it needs a stand-in.
  private static final Set<String> MISSING = Set.of("captain", "phone", "meet", "number");

  private CampaignCatalogs() {}

  static FlowCatalog of(
      Settings settings, Topics topics, Map<String, Form> forms, Map<String, Roster> rosters) {
    return of(
        settings.campaign().languages(),
        topics,
        forms,
        rosters,
        Set.copyOf(settings.linkDomains()),
        settings.prices().smsOut().doubleValue());
  }

  /// The same where the settings could not be read: nothing is said of links and prices.
  static FlowCatalog of(
      List<String> languages, Topics topics, Map<String, Form> forms, Map<String, Roster> rosters) {
    return of(languages, topics, forms, rosters, Set.of(), 0);
  }

  private static FlowCatalog of(
      List<String> languages,
      Topics topics,
      Map<String, Form> forms,
      Map<String, Roster> rosters,
      Set<String> linkDomains,
      double price) {
    var lists = new HashMap<String, Map<String, FlowCatalog.Name>>();
    FactNames.lists().forEach((list, fields) -> lists.put(list, names(fields)));
    rosters
        .keySet()
        .forEach(roster ->
            FactNames.lists(roster).forEach((list, fields) -> lists.put(list, names(fields))));
    return new FlowCatalog(
        lists,
        forms.entrySet().stream()
            .collect(toMap(Map.Entry::getKey, entry -> form(entry.getValue()))),
        rosters.keySet(),
        facts(topics),
        wordings(topics, forms),
        topics.topics().stream().collect(toMap(topic -> topic.slug(), topic -> topic.wording())),
        languages,
        linkDomains,
        price);
  }

  /// What blasts may name.
  ///
  /// @param flows those that are served
  /// @param asked which words that a text asks for they answer
  public static BlastCatalog blasts(
      CampaignFiles files, Directory directory, Map<String, Flow> flows, AskedWords asked) {
    var notOpened = new HashMap<String, String>();
    flows.forEach((name, flow) ->
        OpenedByBlast.trouble(flow).ifPresent(trouble -> notOpened.put(name, trouble)));
    return blasts(files, directory, flows.keySet(), notOpened, Optional.of(asked));
  }

  /// The same where flows are known by their names only.
  ///
  /// @param notOpened why no blast can open some of them
  public static BlastCatalog blasts(
      CampaignFiles files, Directory directory, Set<String> flows, Map<String, String> notOpened) {
    return blasts(files, directory, flows, notOpened, Optional.empty());
  }

  private static BlastCatalog blasts(
      CampaignFiles files,
      Directory directory,
      Set<String> flows,
      Map<String, String> notOpened,
      Optional<AskedWords> asked) {
    return new BlastCatalog(
        directory,
        files.settings().campaign().languages(),
        files.topics().topics().stream().map(Topic::slug).collect(toSet()),
        files.forms().keySet(),
        files.rosters().keySet(),
        flows,
        notOpened,
        files.settings().senders().stream().map(SenderSettings::address).toList(),
        Set.copyOf(files.settings().linkDomains()),
        facts(files.topics()),
        Optional.empty(),
        asked);
  }

  /// The campaign's own names, always there.
  public static Map<String, String> campaign(Settings settings) {
    var campaign = settings.campaign();
    return Map.of(
        "campaign.name", campaign.name(),
        "campaign.contact", campaign.contact(),
        "campaign.frequency", campaign.frequency("en"),
        "campaign.number", settings.mainSender().address(),
        "steward.name", campaign.steward(),
        "steward.phone", campaign.contact());
  }

  /// What the system itself says, with the campaign's names.
  public static SystemTexts systemTexts(Settings settings, Languages languages) {
    var campaign = settings.campaign();
    var names = new HashMap<String, Map<String, String>>();
    for (Language language : languages.all()) {
      names.put(
          language.tag(),
          Map.of(
              "campaign", campaign.name(),
              "contact", campaign.contact(),
              "frequency", campaign.frequency(language.tag())));
    }
    return new SystemTexts(languages, names);
  }

  /// The same as flows and blasts see them.
  public static Map<String, Value> campaignFacts(Settings settings) {
    return campaign(settings).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> new Value.Text(entry.getValue())));
  }

  private static Map<String, FlowCatalog.Name> facts(Topics topics) {
    var facts = new HashMap<String, FlowCatalog.Name>();
    FactNames.all(topics)
        .forEach((name, fact) -> facts.put(name, new FlowCatalog.Name(fact.type(), fact.always())));
    for (var name :
        Set.of(
            "campaign.name",
            "campaign.contact",
            "campaign.frequency",
            "campaign.number",
            "steward.name",
            "steward.phone")) {
      facts.put(name, FlowCatalog.Name.sure("text"));
    }
    return facts;
  }

  private static Map<String, Map<String, String>> wordings(Topics topics, Map<String, Form> forms) {
    var wordings = new HashMap<String, Map<String, String>>();
    topics.wordings().forEach((name, filed) -> wordings.put(name, filed.texts()));
    forms.forEach((name, form) -> {
      if (!form.texts().isEmpty()) {
        wordings.put(name, form.texts());
      }
    });
    return wordings;
  }

  private static Map<String, FlowCatalog.Name> names(Map<String, String> fields) {
    return fields.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                entry ->
                    new FlowCatalog.Name(entry.getValue(), !MISSING.contains(entry.getKey()))));
  }

  private static FlowCatalog.Form form(Form form) {
    return new FlowCatalog.Form(
        form.fields().entrySet().stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    entry ->
                        new FlowCatalog.Field(
                            entry.getValue().type().word(),
                            !entry.getValue().optional(),
                            entry.getValue().choices()))),
        form.once());
  }
}
