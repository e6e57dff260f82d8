package org.turnout.flow;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every name a text or a condition may use, nearest first: the fields of a row being shown, the
/// run's answers, what was remembered in this turn, the facts, the filed wordings. A dotted name is
/// looked for whole (`local.phone`), then as a field (`shift.day`). Looking is all it does quickly;
/// listing it copies.
final class NameScope extends AbstractMap<String, Value> {
  private static final String WORDING = "wording.";

  /// The topics that the person is on now, in their language.
  private static final String SUBSCRIBED = "subscribed";

  /// Before the name of a wording: the language in which this run has shown it.
  static final String SHOWN = "shown.";

  private final Map<String, Value> near;
  private final Map<String, Value> remembered;
  private final Map<String, Value> facts;
  private final Map<String, Map<String, String>> wordings;
  private final String language;

  NameScope(
      Map<String, Value> near,
      Map<String, Value> remembered,
      Map<String, Value> facts,
      Map<String, Map<String, String>> wordings,
      String language) {
    this.near = near;
    this.remembered = remembered;
    this.facts = facts;
    this.wordings = wordings;
    this.language = language;
  }

  /// The same names with the fields of one row before all others.
  NameScope in(Value.Row row) {
    var all = new HashMap<>(near);
    all.putAll(row.fields());
    return new NameScope(all, remembered, facts, wordings, language);
  }

  /// What is known of the person whatever this run has asked.
  @Nullable Value fact(String name) {
    Value value = remembered.get(name);
    return value != null ? value : dotted(facts, name);
  }

  @Override
  public @Nullable Value get(Object key) {
    if (!(key instanceof String name)) {
      return null;
    }
    Value value = dotted(near, name);
    if (value == null) {
      value = fact(name);
    }
    if (value == null && name.equals(SUBSCRIBED)) {
      return subscribed();
    }
    return value == null && name.startsWith(WORDING) ? wording(name) : value;
  }

  private Value.@Nullable Text subscribed() {
    String on =
        facts.keySet().stream()
            .filter(name -> name.startsWith(StepEffects.TOPICS))
            .filter(name -> fact(name) instanceof Value.Flag(boolean flag) && flag)
            .map(name -> topic(name.substring(StepEffects.TOPICS.length())))
            .sorted()
            .collect(Collectors.joining(", "));
    return on.isEmpty() ? null : new Value.Text(on);
  }

  /// What a topic is called in the person's language.
  String topic(String slug) {
    Value own = fact(StepEffects.TOPICS + slug + "." + language);
    Value named = own == null ? fact(StepEffects.TOPICS + slug + ".en") : own;
    return named == null ? slug : named.plain().toLowerCase(Locale.forLanguageTag(language));
  }

  private Value.@Nullable Text wording(String name) {
    Filed filed = filed(name.substring(WORDING.length()));
    return filed == null ? null : new Value.Text(filed.text());
  }

  /// A filed wording in the person's language, else in English.
  @Nullable Filed filed(String name) {
    Map<String, String> texts = wordings.get(name);
    if (texts == null) {
      return null;
    }
    String own = texts.get(language);
    String english = texts.get("en");
    if (own != null) {
      return new Filed(language, own);
    }
    return english == null ? null : new Filed("en", english);
  }

  /// The wording as this run has shown it, if it has: what a signature or a consent refers to.
  @Nullable Filed shown(String name) {
    Map<String, String> texts = wordings.get(name);
    if (texts == null || !(get(SHOWN + name) instanceof Value.Text(String shownIn))) {
      return null;
    }
    String text = texts.get(shownIn);
    return text == null ? null : new Filed(shownIn, text);
  }

  /// The name of the wording that a hole shows, if it shows one.
  static @Nullable String wordingIn(String hole) {
    return hole.startsWith(WORDING) ? hole.substring(WORDING.length()) : null;
  }

  private static @Nullable Value dotted(Map<String, Value> names, String name) {
    if (names.isEmpty()) {
      return null;
    }
    Value whole = names.get(name);
    int dot = whole == null ? name.indexOf('.') : -1;
    if (dot > 0 && names.get(name.substring(0, dot)) instanceof Value.Row row) {
      String rest = name.substring(dot + 1);
      return rest.equals("id") && !row.fields().containsKey("id")
          ? new Value.Text(row.id())
          : dotted(row.fields(), rest);
    }
    return whole;
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Entry<String, Value>> entrySet() {
    var all = new HashMap<>(facts);
    all.putAll(remembered);
    all.putAll(near);
    return Map.copyOf(all).entrySet();
  }

  /// A filed text and the language it is in.
  record Filed(String language, String text) {}
}
