package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.turnout.conversation.Campaign;
import org.turnout.conversation.FactNames;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Problems;
import org.turnout.problem.Sources;

/// The flows of the repository with the campaign's own files around them.
final class ShippedFlows {
  private static final Set<String> GAPS = Set.of("captain", "phone", "meet", "number");

  private ShippedFlows() {}

  static FlowBundle bundle() {
    var problems = new Problems();
    var bundle = FlowBundle.read(Path.of("flows"), "flows", catalog(problems), problems);
    assertThat(problems).isEmpty();
    return bundle;
  }

  static Catalog catalog(Problems problems) {
    var campaign = Campaign.read(Path.of("config"), problems);
    var lists = new HashMap<String, Map<String, Catalog.Name>>();
    FactNames.lists().forEach((list, fields) -> lists.put(list, names(fields)));
    campaign
        .rosters()
        .keySet()
        .forEach(roster ->
            FactNames.lists(roster).forEach((list, fields) -> lists.put(list, names(fields))));
    var forms = new HashMap<String, Catalog.Form>();
    var wordings = new HashMap<String, Map<String, String>>();
    campaign.topics().wordings().forEach((name, filed) -> wordings.put(name, filed.texts()));
    campaign
        .forms()
        .forEach((name, form) -> {
          var fields = new HashMap<String, Catalog.Field>();
          form.fields()
              .forEach((field, known) ->
                  fields.put(field, new Catalog.Field(known.type().word(), !known.optional())));
          forms.put(name, new Catalog.Form(fields));
          if (!form.texts().isEmpty()) {
            wordings.put(name, form.texts());
          }
        });
    var facts = new HashMap<String, Catalog.Name>();
    FactNames.all(campaign.topics())
        .forEach((name, fact) -> facts.put(name, new Catalog.Name(fact.type(), fact.always())));
    for (var name :
        List.of(
            "campaign.name",
            "campaign.contact",
            "campaign.frequency",
            "steward.name",
            "steward.phone")) {
      facts.put(name, Catalog.Name.sure("text"));
    }
    var topics = new HashMap<String, String>();
    campaign.topics().topics().forEach(topic -> topics.put(topic.slug(), topic.wording()));
    return new Catalog(
        lists,
        forms,
        campaign.rosters().keySet(),
        facts,
        wordings,
        topics,
        List.of("en", "es", "tl"),
        Set.of("example.org"),
        0.0113);
  }

  private static Map<String, Catalog.Name> names(Map<String, String> fields) {
    var names = new HashMap<String, Catalog.Name>();
    fields.forEach(
        (field, type) -> names.put(field, new Catalog.Name(type, !GAPS.contains(field))));
    return names;
  }

  static String print(Problems problems) {
    return ProblemFormat.TEXT.print(problems.sorted(), Sources.under(Path.of("")));
  }
}
