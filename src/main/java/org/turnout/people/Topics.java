package org.turnout.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;

/// `config/topics.yaml`: the alerts people can join, and the wordings filed with the carriers that
/// they say yes to.
public record Topics(List<Topic> topics, Map<String, Filed> wordings) {
  /// A filed text in each language.
  public record Filed(String name, int version, Map<String, String> texts) {
    public Filed {
      texts = Map.copyOf(texts);
    }

    /// The text in a language, else in English, with the language it is really in.
    public Wording in(String language) {
      var own = texts.get(language);
      return new Wording(
          name, version, own != null ? language : "en", own != null ? own : Topic.in(texts, "en"));
    }
  }

  public Topics {
    topics = List.copyOf(topics);
    wordings = Map.copyOf(wordings);
  }

  /// The wording that was said yes to: by its name, or by the words themselves. Words that were
  /// never filed are kept as they are, as version 0.
  public Wording agreed(String nameOrText, String language) {
    var byName = wordings.get(nameOrText);
    if (byName != null) {
      return byName.in(language);
    }
    return wordings.values().stream()
        .map(filed -> filed.in(language))
        .filter(wording -> wording.text().equals(nameOrText.strip()))
        .findFirst()
        .orElseGet(() -> new Wording("unfiled", 0, language, nameOrText));
  }

  /// Reads the file's tree; what is wrong in it is added to the problems.
  public static Topics read(YamlNode root, Problems problems) {
    var block = YamlBlock.of(root, problems);
    var wordings = new LinkedHashMap<String, Filed>();
    for (var entry : block.block("wordings").all().entrySet()) {
      var item = YamlBlock.of(entry.getValue(), problems);
      var version = item.value("version", "a whole number", 1, Integer::parseInt);
      wordings.put(
          entry.getKey(), new Filed(entry.getKey(), version, item.block("text").inLanguages()));
      item.done();
    }
    var topics = new ArrayList<Topic>();
    for (var item : block.blocks("topics")) {
      var topic =
          new Topic(
              item.text("topic"),
              item.block("name").inLanguages(),
              item.block("about").inLanguages(),
              item.text("wording"));
      if (!wordings.containsKey(topic.wording())) {
        problems.error(
            item.at("wording"),
            "unknown-wording",
            "wording '" + topic.wording() + "' does not exist",
            "the wordings are in this file, under 'wordings:'");
      }
      item.done();
      topics.add(topic);
    }
    block.done();
    return new Topics(topics, wordings);
  }
}
