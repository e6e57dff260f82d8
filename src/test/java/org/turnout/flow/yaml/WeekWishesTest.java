package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.campaign.FlowFinder;
import org.turnout.language.KeywordMatcher.Found;
import org.turnout.language.Languages;

/// What asks for a week of shifts in ordinary words, and what only sounds like it.
class WeekWishesTest {
  private static final FlowFinder FLOWS =
      FlowFinder.of(ShippedConversationsTest.SET, Languages.builtIn());

  private static Optional<String> flow(String text, String language) {
    return FLOWS.find(text, language).map(Found::target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en|5 days, mornings, my site",
        "en|5 days",
        "en|Five days please",
        "en|i can do 5 days",
        "en|put me down for 5 days",
        "en|mon to fri mornings at my site",
        "en|mon-fri mornings",
        "en|all week, in the afternoons",
        "en|my usual time all week",
        "en|my usual time",
        "es|5 días, en la mañana, mi centro",
        "es|toda la semana en la mañana",
        "es|quiero de lunes a viernes por la tarde",
        "es|mi hora de siempre toda la semana",
        "tl|limang araw, umaga",
        "tl|5 araw, umaga, sa site ko po",
        "tl|buong linggo, umaga",
        "tl|dati kong oras buong linggo"
      })
  void aWeekOfShiftsIsAskedForInOrdinaryWords(String said) {
    assertThat(flow(said.substring(3), said.substring(0, 2))).contains("week");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en|5 days ago i signed",
        "en|i signed 5 days ago",
        "en|in 5 days",
        "en|within 5 days",
        "en|for 5 days now nobody answered",
        "en|5 days and no answer",
        "en|its been 5 days",
        "en|they suspended me for 5 days",
        "en|i work monday to friday",
        "en|i was sick all week",
        "en|i cant do 5 days",
        "en|my site",
        "es|hace 5 días que firmé",
        "es|en 5 días",
        "es|trabajo de lunes a viernes",
        "tl|limang araw na walang sumagot",
        "tl|pagkatapos ng limang araw"
      })
  void oneWordMoreMayBeAboutAnything(String said) {
    assertThat(flow(said.substring(3), said.substring(0, 2))).isNotEqualTo(Optional.of("week"));
  }
}
