package org.turnout.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A text with `{names}` in it, taken apart once when it is read.
record Template(List<String> literals, List<String> names) {
  Template {
    literals = List.copyOf(literals);
    names = List.copyOf(names);
  }

  /// Literal parts and names alternate; a brace without its partner stands for itself.
  static Template of(String text) {
    var literals = new ArrayList<String>();
    var names = new ArrayList<String>();
    int from = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      literals.add(text.substring(from, open));
      names.add(text.substring(open + 1, close));
      from = close + 1;
    }
    literals.add(text.substring(from));
    return new Template(literals, names);
  }

  Set<String> used() {
    return new LinkedHashSet<>(names);
  }

  /// A name without a value is a mistake of ours and never reaches a person as a hole.
  String fill(Map<String, String> values) {
    var out = new StringBuilder(literals.getFirst());
    for (int i = 0; i < names.size(); i++) {
      String value = values.get(names.get(i));
      if (value == null) {
        throw new IllegalArgumentException("the text needs a value for {" + names.get(i) + "}");
      }
      out.append(DialedNumber.of(value)).append(literals.get(i + 1));
    }
    return out.toString();
  }
}
