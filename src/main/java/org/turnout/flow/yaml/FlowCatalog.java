package org.turnout.flow.yaml;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What flows may name: everything outside the flow files. Code that serves or checks flows fills
/// it from `config/`.
///
/// @param lists list name (`picket.shifts`) to the fields its rows have, with their types
/// @param forms what `submit:` may name
/// @param rosters what `roster:` may name
/// @param facts what is known of a person and the campaign, by name
/// @param wordings filed texts by name and language tag, those of forms and of topics
/// @param topics what `join:` and `leave:` may name, with the wording each is joined by
/// @param languages tags of the languages the campaign writes in, English first
/// @param linkDomains where links may lead
/// @param dollarsPerSegment what one segment costs, for warnings only
public record FlowCatalog(
    Map<String, Map<String, Name>> lists,
    Map<String, Form> forms,
    Set<String> rosters,
    Map<String, Name> facts,
    Map<String, Map<String, String>> wordings,
    Map<String, String> topics,
    List<String> languages,
    Set<String> linkDomains,
    double dollarsPerSegment) {
  /// A form and its fields.
  ///
  /// @param once whether each person hands it in once
  public record Form(Map<String, Field> fields, boolean once) {
    public Form {
      fields = Map.copyOf(fields);
    }
  }

  /// A field of a form.
  ///
  /// @param type the type's word: `text`, `number`, `yes/no`, `day`, `photo`
  /// @param choices what it may be; empty: anything of its type
  public record Field(String type, boolean required, List<String> choices) {
    public Field {
      choices = List.copyOf(choices);
    }
  }

  /// Something that texts and conditions may name: a fact, or a field of a row.
  ///
  /// @param type the type's word: `text`, `number`, `yes/no`, `day`, `time`, `moment`, `row`
  /// @param always whether everybody has it; otherwise a text needs a stand-in
  public record Name(String type, boolean always) {
    /// A name that everybody has.
    public static Name sure(String type) {
      return new Name(type, true);
    }

    /// A name that may be missing.
    public static Name maybe(String type) {
      return new Name(type, false);
    }
  }

  /// Nothing but English.
  public static final FlowCatalog EMPTY =
      new FlowCatalog(
          Map.of(),
          Map.of(),
          Set.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          List.of("en"),
          Set.of(),
          0.0083);

  public FlowCatalog {
    lists = Map.copyOf(lists);
    forms = Map.copyOf(forms);
    rosters = Set.copyOf(rosters);
    facts = Map.copyOf(facts);
    wordings = Map.copyOf(wordings);
    topics = Map.copyOf(topics);
    languages = List.copyOf(languages);
    linkDomains = Set.copyOf(linkDomains);
  }
}
