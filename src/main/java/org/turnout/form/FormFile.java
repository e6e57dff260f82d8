package org.turnout.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.turnout.form.Form.Field;
import org.turnout.form.Form.Kind;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;

/// Reads `config/forms/NAME.yaml`.
public final class FormFile {
  private FormFile() {}

  /// The form; what is wrong in the file is added to the problems.
  public static Form read(YamlNode root, Problems problems) {
    var block = YamlBlock.of(root, problems);
    block.maybe("about");
    var kind =
        block.value(
            "kind",
            "petition, letter, order, pledge or story",
            Kind.PLEDGE,
            word -> Kind.valueOf(word.toUpperCase(Locale.ROOT)));
    Map<String, String> texts =
        block.node("text").isPresent() ? block.block("text").inLanguages() : Map.of();
    if (texts.isEmpty() && (kind == Kind.PETITION || kind == Kind.LETTER)) {
      problems.error(
          block.at("kind"),
          "no-text",
          "a petition or letter needs the text that is signed",
          "add 'text:' with one text for each language");
    }
    var form =
        new Form(
            block.text("form"),
            block.value("version", "a whole number", 1, Integer::parseInt),
            kind,
            block.yes("once per person"),
            block.yes("queue"),
            fields(block),
            texts);
    block.done();
    return form;
  }

  private static SequencedMap<String, Field> fields(YamlBlock block) {
    var fields = new LinkedHashMap<String, Field>();
    for (var entry : block.block("fields").all().entrySet()) {
      fields.put(entry.getKey(), field(entry.getKey(), entry.getValue(), block.problems()));
    }
    return fields;
  }

  /// `count: number` for short, or a block with `type`, `optional` and `one of`.
  private static Field field(String name, YamlNode node, Problems problems) {
    if (node instanceof YamlNode.Scalar) {
      node = new YamlNode.Mapping(node.at(), List.of(new YamlNode.Entry("type", node.at(), node)));
    }
    var block = YamlBlock.of(node, problems);
    var field =
        new Field(
            name,
            block.value("type", "one of " + Form.Type.words(), Form.Type.TEXT, Form.Type::of),
            block.yes("optional"),
            block.texts("one of"));
    block.done();
    return field;
  }
}
