package org.turnout.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Works a deed out into the request that the records can carry out.
final class Deeds {
  /// Before the name of a wording: the language in which this run has shown it.
  static final String SHOWN = "shown.";

  private Deeds() {}

  /// The request, or empty when what it is about is not set.
  static Optional<Request> request(
      Deed deed, Scope scope, Map<String, Map<String, String>> wordings, String language) {
    return switch (deed) {
      case Deed.Submit(var form, var expressions) -> {
        var filed = shown(form, scope, wordings);
        yield Optional.of(
            new Request.Submit(
                form,
                fields(expressions, scope),
                Optional.ofNullable(filed).map(Scope.Filed::text),
                filed == null ? language : filed.language()));
      }
      case Deed.Withdraw(var form) -> Optional.of(new Request.Withdraw(form));
      case Deed.Reserve(var roster, var place, var duty) ->
          word(place, scope).map(id -> new Request.Reserve(roster, id, word(duty, scope)));
      case Deed.Release(var roster, var place) ->
          word(place, scope).map(id -> new Request.Release(roster, id));
      case Deed.Waitlist(var roster, var place) ->
          word(place, scope).map(id -> new Request.Waitlist(roster, id));
    };
  }

  /// The wording as this run has shown it, if it has: what a signature or a consent stands on.
  static Scope.@Nullable Filed shown(
      String wording, Scope scope, Map<String, Map<String, String>> wordings) {
    Map<String, String> texts = wordings.get(wording);
    if (texts == null || !(scope.get(SHOWN + wording) instanceof Value.Text(String language))) {
      return null;
    }
    String text = texts.get(language);
    return text == null ? null : new Scope.Filed(language, text);
  }

  /// Whether something is on record now that BACK can't take back.
  static boolean changed(Outcome outcome) {
    return switch (outcome) {
      case RECORDED, WITHDRAWN, GOT_IT, RELEASED, IN_LINE -> true;
      case FOUND, NONE, ALREADY, FULL, CLASH, NOT_YET -> false;
    };
  }

  private static Map<String, Value> fields(Map<String, Expression> expressions, Scope scope) {
    var fields = new HashMap<String, Value>();
    expressions.forEach(
        (name, from) -> from.value(scope).ifPresent(value -> fields.put(name, value)));
    return fields;
  }

  private static Optional<String> word(Expression expression, Scope scope) {
    return expression.value(scope).map(Deeds::word);
  }

  /// A value as one word; a flag as conditions write it.
  static String word(Value value) {
    return value instanceof Value.Flag(boolean flag) ? Boolean.toString(flag) : value.plain();
  }
}
