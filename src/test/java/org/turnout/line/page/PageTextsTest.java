package org.turnout.line.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the captain's page says is there in each language.
class PageTextsTest {
  private static final Pattern NAME = Pattern.compile("\\{[a-z]+}");

  @Test
  void everyLanguageHasEveryTextWithTheSameNames() {
    var english = PageTexts.of("en").texts();
    for (String tag : PageTexts.TAGS) {
      var texts = PageTexts.of(tag).texts();
      assertThat(texts.keySet()).as(tag).isEqualTo(english.keySet());
      var names = new HashMap<String, String>();
      texts.forEach((key, text) -> names.put(key, used(text)));
      english.forEach((key, text) -> assertThat(names).containsEntry(key, used(text)));
      assertThat(texts.values()).as(tag).noneMatch(String::isBlank);
    }
  }

  @Test
  void aLinkThatOpensNothingIsAnsweredInTheLanguageOfTheBrowser() {
    assertThat(PageTexts.wanted("es-MX,es;q=0.9,en;q=0.8").tag()).isEqualTo("es");
    assertThat(PageTexts.wanted("de").tag()).isEqualTo("en");
    assertThat(PageTexts.wanted(";;q=nonsense").tag()).isEqualTo("en");
    assertThat(PageTexts.wanted(null).tag()).isEqualTo("en");
  }

  private static String used(String text) {
    return NAME.matcher(text).results().map(it -> it.group()).sorted().toList().toString();
  }
}
