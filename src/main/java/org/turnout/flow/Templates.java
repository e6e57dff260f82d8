package org.turnout.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.turnout.flow.MemberText.Part;
import org.turnout.flow.MemberText.Template;

/// Reads `{name}`, `{shift.captain|we will text you}`, `{choices}` and `[a part with {names}]` that
/// is left out when one of them is not known. A brace that opens no name is a flaw, with its place
/// in the text, so that a slip of the keyboard is found before a member sees it.
public final class Templates {
  private Templates() {}

  /// A template and what is wrong with it; what could not be read stays as literal words.
  public record Parsed(Template template, List<Flaw> flaws) {
    public Parsed {
      flaws = List.copyOf(flaws);
    }
  }

  /// @param offset the character of the text, from 0, where it is
  public record Flaw(int offset, String message) {}

  /// Takes a text apart.
  public static Parsed parse(String text) {
    var flaws = new ArrayList<Flaw>();
    return new Parsed(template(text, 0, flaws), flaws);
  }

  /// @param offset where the text begins in the whole
  private static Template template(String text, int offset, List<Flaw> flaws) {
    var parts = new ArrayList<Part>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int end = c == '[' ? bracketEnd(text, i) : -1;
      if (c == '}') {
        flaws.add(new Flaw(offset + i, "this } closes nothing"));
      } else if (end >= 0 && text.substring(i, end).indexOf('{') >= 0) {
        literal(parts, text.substring(from, i));
        parts.add(new Part.IfKnown(template(text.substring(i + 1, end), offset + i + 1, flaws)));
        i = end;
        from = end + 1;
      } else if (c == '{') {
        int close = closing(text, i);
        if (close < 0) {
          flaws.add(new Flaw(offset + i, "this { is never closed"));
          break;
        }
        literal(parts, text.substring(from, i));
        parts.add(hole(text.substring(i + 1, close), offset + i + 1, flaws));
        i = close;
        from = close + 1;
      }
    }
    literal(parts, text.substring(from));
    return new Template(parts);
  }

  /// A template of lines that differ by number: `one`, `few`, `other`, chosen by the number `name`.
  public static Template plural(String name, Map<String, Template> forms) {
    return new Template(List.of(new Part.Plural(name, forms)));
  }

  /// Every name a template uses, in order.
  public static Set<String> names(Template template) {
    var names = new LinkedHashSet<String>();
    collect(template, names);
    return names;
  }

  /// The names it can't do without: those with no stand-in, in no part that may be left out.
  public static Set<String> needed(Template template) {
    var all = new LinkedHashSet<String>();
    for (Part part : template.parts()) {
      switch (part) {
        case Part.Hole hole when !hole.hasStandIn() -> all.add(hole.name());
        case Part.Plural(var name, var forms) -> {
          all.add(name);
          forms.values().forEach(form -> all.addAll(needed(form)));
        }
        case Part.Hole _, Part.Literal _, Part.Choices _, Part.IfKnown _ -> {}
      }
    }
    return all;
  }

  private static void collect(Template template, Set<String> names) {
    for (Part part : template.parts()) {
      switch (part) {
        case Part.Hole hole -> names.add(hole.name());
        case Part.Plural(var name, var forms) -> {
          names.add(name);
          forms.values().forEach(form -> collect(form, names));
        }
        case Part.IfKnown(var words) -> collect(words, names);
        case Part.Literal _, Part.Choices _ -> {}
      }
    }
  }

  /// Where the bracket that is opened here is closed; brackets may be within brackets.
  private static int bracketEnd(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int closing(String text, int open) {
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '}') {
        return i;
      }
      if (c == '{' || c == '\n') {
        return -1;
      }
    }
    return -1;
  }

  private static void literal(List<Part> parts, String words) {
    if (!words.isEmpty()) {
      parts.add(new Part.Literal(words));
    }
  }

  private static Part hole(String inside, int offset, List<Flaw> flaws) {
    int bar = inside.indexOf('|');
    String name = (bar < 0 ? inside : inside.substring(0, bar)).strip();
    if (name.equals("choices")) {
      return new Part.Choices();
    }
    if (!wellFormed(name)) {
      flaws.add(new Flaw(offset, "'" + name + "' is not a name: letters, digits, _ and dots only"));
    }
    return new Part.Hole(name, bar < 0 ? "" : inside.substring(bar + 1).strip(), bar >= 0);
  }

  private static boolean wellFormed(String name) {
    boolean start = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (c == '.' ? start : !letter && (start || !digit)) {
        return false;
      }
      start = c == '.';
    }
    return !start;
  }
}
