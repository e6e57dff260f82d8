package org.turnout.flow.yaml;

import java.util.Map;
import java.util.Optional;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Scalar;

/// Checks what a flow fills a form with.
///
/// @param form its name
record FormFields(FlowBuilder draft, String form) {
  boolean required(String field) {
    var shape = draft.catalog.forms().get(form);
    var known = shape == null ? null : shape.fields().get(field);
    return known != null && known.required();
  }

  /// That the form is there.
  void check(SourceLocation place) {
    if (!draft.catalog.forms().containsKey(form)) {
      draft.problems.error(
          place,
          "unknown-form",
          "there is no form '" + form + "'",
          DidYouMean.hint(form, draft.catalog.forms().keySet())
              .or(() -> Optional.of("forms are in config/forms/")));
    }
  }

  /// That it has these fields, and gets the ones it needs.
  ///
  /// @param whole whether it is handed in, and not changed
  void check(Map<String, YamlNode> fields, SourceLocation place, boolean whole) {
    var shape = draft.catalog.forms().get(form);
    if (shape == null) {
      return;
    }
    fields.forEach((field, node) -> {
      if (!shape.fields().containsKey(field)) {
        draft.problems.error(
            node.at(),
            "unknown-field",
            "the form '" + form + "' has no field '" + field + "'",
            DidYouMean.hint(field, shape.fields().keySet()));
      }
    });
    shape
        .fields()
        .forEach((field, known) -> {
          if (whole && known.required() && !fields.containsKey(field)) {
            draft.problems.error(
                place,
                "missing-field",
                "the form '" + form + "' needs the field '" + field + "'",
                "add it under 'fields:'");
          }
        });
  }

  /// What a question keeps for a field with `one of` is one of these.
  void checkChoices(String field, YamlNode node) {
    var shape = draft.catalog.forms().get(form);
    var known = shape == null ? null : shape.fields().get(field);
    if (known == null || known.choices().isEmpty() || !(node instanceof Scalar scalar)) {
      return;
    }
    var source = scalar.text().strip();
    var quoted = source.matches("'[^']*'");
    var values =
        quoted
            ? Map.of(source.substring(1, source.length() - 1), node.at())
            : draft.kept.getOrDefault(source, Map.of());
    var free = quoted ? null : draft.free.get(source);
    if (free != null) {
      draft.problems.error(
          free,
          "not-a-choice",
          "the field '" + field + "' of '" + form + "' can't be everything that this takes",
          "ask with 'answers:' that keep one of: " + String.join(", ", known.choices()));
    }
    values.forEach((value, place) -> {
      if (!known.choices().contains(value)) {
        draft.problems.error(
            place,
            "not-a-choice",
            "the field '" + field + "' of '" + form + "' can't be '" + value + "'",
            DidYouMean.hint(value, known.choices())
                .or(() -> Optional.of("it is one of: " + String.join(", ", known.choices()))));
      }
    });
  }
}
