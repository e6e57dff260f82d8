package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.roster.Roster;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// The language of a talk, from the text to the records, and what is answered from them.
class TalkLanguageIT {
  private static final Roster PICKET = EventRosters.of("picket", 1, Optional.empty());

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @AutoClose
  private static final CampaignDoor DOOR = new CampaignDoor(DB, () -> Map.of("picket", PICKET));

  private final Address phone = TestPeople.someone(DB).address();

  private String say(String text) {
    return String.join("\n", DOOR.say(phone, text));
  }

  @Test
  void aKeywordOfAnotherLanguageIsKeptAndSaysOnceHowToGoBack() {
    assertThat(say("calcomanías")).contains("¿Qué cantidad", "Para volver al inglés: ENGLISH.");
    assertThat(DOOR.who(phone).person().language()).contains("es");
    assertThat(say("20")).contains("¿Para quién").doesNotContain("ENGLISH");
    assertThat(say("ENGLISH")).contains("Who are they for?");
    assertThat(DOOR.who(phone).person().language()).contains("en");
    assertThat(say("ayuda")).contains("for help reach");
  }

  @Test
  void wordsOfConsentOfAStrangerAreAnsweredInTheirOwnLanguage() {
    assertThat(say("ya no quiero mensajes por favor")).startsWith("Ya no recibe mensajes");
    assertThat(DOOR.who(phone).person().language()).isEmpty();
  }

  @Test
  void whoAsksForEnglishIsKnownToReadIt() {
    say("english please");
    assertThat(say("tulong")).contains("for help reach");
  }

  @Test
  void aPetitionIsRecordedInTheLanguageInWhichItWasShownLast() {
    say("petition");
    assertThat(say("en español por favor")).contains("A los directivos de Kaiser Permanente");
    say("Ana Cruz");
    say("no");
    assertThat(
            DOOR.column(
                """
                select e.language || ' ' || w.language || ' ' || w.version || ' ' || left(w.text, 16)
                from form_entry e join wording w on w.hash = e.wording_hash
                join address a on a.id = e.address_id where a.value = ?
                """,
                phone.value()))
        .containsExactly("es es 1 A los directivos");
  }

  @Test
  void aConsentIsRecordedInTheLanguageInWhichItWasAskedLast() {
    say("alerts");
    assertThat(say("pwede tagalog?")).contains("puwede ka ba naming i-text");
    say("negosasyon");
    assertThat(
            DOOR.column(
                """
                select e.what || ' ' || e.topic || ' ' || w.language from consent_event e
                join wording w on w.hash = e.wording_hash
                join address a on a.id = e.address_id where a.value = ?
                """,
                phone.value()))
        .containsExactly("opt_in bargaining tl");
  }

  @Test
  void aNoToAlertsIsOnRecordAndNoOtherFlowAsksForNinetyDays() {
    say("alerts");
    say("no");
    assertThat(
            DOOR.column(
                """
                select e.what || ' ' || e.topic from consent_event e
                join address a on a.id = e.address_id where a.value = ? order by e.id
                """,
                phone.value()))
        .containsExactly("opt_out bargaining", "opt_out actions", "opt_out picket");
    DOOR.pass(Duration.ofDays(80));
    assertThat(signed()).doesNotContain("may we text you");
    assertThat(say("alerts")).contains("may we text you");
    say("withdraw");
    say("yes");
    DOOR.pass(Duration.ofDays(11));
    assertThat(signed()).contains("may we text you");
  }

  /// What follows the signature.
  private String signed() {
    for (String text : List.of("petition", "Ana Cruz", "no")) {
      say(text);
    }
    return say("no");
  }

  @Test
  void aTopicNamedInTheFirstTextIsJoinedAfterTheWordingAndAYes() {
    assertThat(say("just the bargaining one")).contains("may we text you", "I read: BARGAINING.");
    assertThat(DOOR.who(phone).topics()).isEmpty();
    say("yes");
    assertThat(DOOR.who(phone).topics()).containsExactly("bargaining");
  }

  @Test
  void aSiteToldInASentenceIsAskedBackAndKept() {
    assertThat(say("i work at the sunset one now")).contains("Do you work at Sunset now?");
    assertThat(DOOR.who(phone).person().siteId()).isEmpty();
    say("yes");
    assertThat(DOOR.who(phone).person().siteId()).isPresent();
  }
}
