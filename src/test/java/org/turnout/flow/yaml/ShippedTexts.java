package org.turnout.flow.yaml;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turnout.app.ActionTable;
import org.turnout.flow.MemberText.Part;
import org.turnout.flow.MemberText.Template;
import org.turnout.language.Language;
import org.turnout.language.Languages;
import org.turnout.language.SystemText;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlFile;

/// Every text that the campaign of the repository sends to members, as it is written.
public final class ShippedTexts {
  private ShippedTexts() {}

  /// One text.
  ///
  /// @param group the flow or the file that it belongs to: `shift`, `system`, `picket`
  /// @param name where it is in it
  /// @param byLanguage language tag to words with their `{names}`
  public record Shipped(String group, String name, Map<String, String> byLanguage) {
    public Shipped {
      byLanguage = Map.copyOf(byLanguage);
    }

    /// `shift/duty/ask`
    public String path() {
      return group + "/" + name;
    }

    @Override
    public String toString() {
      return path();
    }
  }

  /// All of them: the system's own, those of flows, rosters and blasts.
  public static List<Shipped> all() {
    var all = new ArrayList<Shipped>();
    for (var text : SystemText.values()) {
      var names = text.names().stream().collect(toMap(Function.identity(), it -> "{" + it + "}"));
      all.add(
          new Shipped(
              "system",
              text.key(),
              Languages.builtIn().spoken().stream()
                  .collect(toMap(Language::tag, tongue -> tongue.text(text, names).strip()))));
    }
    FlowSetReader.readAll(ShippedFlows.bundle(), ActionTable.actions(), new Problems())
        .flows()
        .forEach(flow -> all.addAll(of(flow)));
    files("config/rosters").forEach(file -> all.addAll(roster(file)));
    files("config/blasts")
        .forEach(file -> all.add(new Shipped("blasts", name(file), texts(block(file), "text"))));
    return all;
  }

  private static List<Shipped> of(ReadFlow flow) {
    var byTrail = new LinkedHashMap<String, Map<String, String>>();
    for (var text : flow.texts()) {
      if (text.isMessage()) {
        var trail = String.join("/", text.trail());
        forms(text)
            .forEach((form, words) ->
                byTrail
                    .computeIfAbsent(trail + form, _ -> new LinkedHashMap<>())
                    .put(text.language(), words.strip()));
      }
    }
    return byTrail.entrySet().stream()
        .map(entry -> new Shipped(flow.name(), entry.getKey(), entry.getValue()))
        .toList();
  }

  /// A text, or each form of one that differs by number, under `/one` and `/other`.
  private static Map<String, String> forms(UsedText text) {
    var parts = text.template().parts();
    if (parts.size() != 1 || !(parts.getFirst() instanceof Part.Plural plural)) {
      return Map.of("", text.words());
    }
    var forms = new LinkedHashMap<String, String>();
    plural.forms().forEach((form, words) -> forms.put("/" + form, written(words)));
    return forms;
  }

  private static String written(Template template) {
    return template.parts().stream()
        .map(part ->
            switch (part) {
              case Part.Literal(var words) -> words;
              case Part.Choices _ -> "{choices}";
              case Part.Hole(var name, var standIn, var has) ->
                  "{" + name + (has ? "|" + standIn : "") + "}";
              case Part.IfKnown(var words) -> "[" + written(words) + "]";
              case Part.Plural _ -> throw new IllegalArgumentException("a form within a form");
            })
        .collect(joining());
  }

  private static List<Shipped> roster(Path file) {
    var roster = block(file);
    var all = new ArrayList<Shipped>();
    for (var reminder : roster.blocks("reminders")) {
      all.add(new Shipped(name(file), "reminder", texts(reminder, "text")));
    }
    for (var key : List.of("opening", "lapsed")) {
      if (roster.node(key).isPresent()) {
        all.add(new Shipped(name(file), key, texts(roster, key)));
      }
    }
    return all;
  }

  private static Map<String, String> texts(YamlBlock block, String key) {
    return block.block(key).inLanguages();
  }

  private static YamlBlock block(Path file) {
    var problems = new Problems();
    return YamlBlock.of(YamlFile.read(file, file.toString(), problems).orElseThrow(), problems);
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".yaml", "");
  }

  private static List<Path> files(String folder) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("listing " + folder, e);
    }
  }
}
