package org.turnout.flow;

import org.turnout.language.Aside;
import org.turnout.language.SystemText;

/// Somebody has lost a person. No question is answered by that: we say that we are sorry, and a
/// person reads it. Nothing is asked or offered now; the question stays open.
record Condolence(TurnContext table) {
  boolean said(ParsedInput heard) {
    if (!table.parts.languages().dangers().grieves(heard.text())) {
      return false;
    }
    table.trace("grief");
    table.does(new Effect.HandOver("grief"));
    new KeywordLanguage(table).tell(heard, () -> condole(heard));
    return true;
  }

  private void condole(ParsedInput heard) {
    table.says(SystemText.CONDOLENCE);
    table.says(isOfAnother(heard) ? SystemText.OTHER_PHONE : SystemText.WILL_READ);
  }

  /// Whether the texts to the phone of the one who died are to end.
  private boolean isOfAnother(ParsedInput heard) {
    return table.parts.languages().aside(heard.text()).filter(Aside.PHONE::equals).isPresent();
  }
}
