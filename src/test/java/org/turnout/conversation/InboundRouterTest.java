package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.InboundMessage.Origin;
import org.turnout.channel.OptOutType;
import org.turnout.conversation.InboundRouter.Consent;
import org.turnout.conversation.InboundRouter.Danger;
import org.turnout.conversation.InboundRouter.Decision;
import org.turnout.conversation.InboundRouter.Kind;
import org.turnout.conversation.InboundRouter.Silence;
import org.turnout.conversation.InboundRouter.Talk;
import org.turnout.conversation.InboundRouter.Worry;
import org.turnout.flow.Conversation;
import org.turnout.language.Emergency;
import org.turnout.language.HeardEmergency;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.people.Contact;
import org.turnout.people.Person;

/// What a text is taken for before any flow sees it.
class InboundRouterTest {
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final Address PHONE = Address.sms("+15125550100");
  private static final Address SENDER = Address.sms("78787");

  private final InboundRouter router = router();

  private static InboundRouter router() {
    return new InboundRouter(new Compliance(LANGUAGES));
  }

  @Test
  void theExactWordsOfEveryLanguageCountForEverybodyWhateverTheySpeak() {
    var softly = new SoftAssertions();
    for (var language : LANGUAGES.all()) {
      for (var speaker : LANGUAGES.all()) {
        var live = live(speaker.tag(), false, Optional.empty());
        var words = language.optOutWords();
        words.stop().forEach(word -> softly.assertThat(kind(word, live)).isEqualTo(Kind.STOP));
        words.start().forEach(word -> softly.assertThat(kind(word, live)).isEqualTo(Kind.START));
        words.help().forEach(word -> softly.assertThat(kind(word, live)).isEqualTo(Kind.HELP));
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, STOP, stop",
    "' stop. ', STOP, stop",
    "Alto, STOP, alto",
    "ITIGIL NA PO, STOP, itigil na po",
    "ayuda, HELP, ayuda",
    "magsimula, START, magsimula",
    "STOP PLEASE, STOP, stop",
    "S T O P, PLEA, s t o p",
    "cancel please, REVIEW, cancel"
  })
  void theWordThatDecidedIsKept(String text, Kind kind, String rule) {
    assertThat(decide(text)).isEqualTo(new Consent(kind, rule, false));
  }

  @ParameterizedTest
  @CsvSource({
    "please stop texting me, STOP",
    "take me off this list, STOP",
    "no me manden más mensajes, STOP",
    "denme de baja por favor, STOP",
    "huwag na po kayong mag text, STOP",
    "'Sorry, wrong number!', WRONG_NUMBER",
    "número equivocado, WRONG_NUMBER",
    "I don't want to opt out, REVIEW",
    "how do I unsubscribe, PLEA"
  })
  void ordinaryWordsAreHeardToo(String text, Kind kind) {
    assertThat(kind(text, live("en", false, Optional.empty()))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "'Liked \"Reply STOP to cancel\"', reaction",
    "'Reacted 👍 to “Reply YES or STOP”', reaction",
    "I'm driving, auto_reply",
    "Respuesta automática: estoy fuera, auto_reply"
  })
  void whatAPhoneWritesByItselfIsNeverAnswered(String text, String kind) {
    assertThat(decide(text)).isEqualTo(new Silence(kind));
    assertThat(decide(text, live("en", true, Optional.empty()))).isEqualTo(new Silence(kind));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STICKERS",
        "shift",
        "MENU",
        "back",
        "STEWARD",
        "idioma",
        "5",
        "YES",
        "cancel my shift",
        "quiero cancelar mi pedido",
        "basta may oras ako",
        "",
        "👍"
      })
  void keywordsGlobalWordsAndAnswersAreForTheEngine(String text) {
    assertThat(decide(text)).isEqualTo(new Talk());
  }

  @Test
  void aWordOfOneLanguageStopsThoseWhoSpeakItAndIsLookedAtForOthers() {
    assertThat(kind("BASTA", live("es", false, Optional.empty()))).isEqualTo(Kind.STOP);
    assertThat(kind("BASTA", live("en", false, Optional.empty()))).isEqualTo(Kind.REVIEW);
  }

  @Test
  void aStoppedPhoneIsToldHowToStartWhateverElseItSays() {
    var stopped = live("en", true, Optional.empty());
    for (var text : List.of("STICKERS", "MENU", "5", "how do I unsubscribe")) {
      assertThat(decide(text, stopped)).isEqualTo(new Consent(Kind.STILL_STOPPED, "any", false));
    }
    assertThat(kind("YES", stopped)).isEqualTo(Kind.START);
    assertThat(kind("HELP", stopped)).isEqualTo(Kind.HELP);
    assertThat(kind("STOP", stopped)).isEqualTo(Kind.STOP);
  }

  @ParameterizedTest
  @EnumSource(OptOutType.class)
  void whatTheCarrierHasAnsweredIsRecordedOnly(OptOutType type) {
    var message = message(PHONE, "no es para mi", Origin.WEBHOOK, NOW, Optional.of(type));
    assertThat(router.decide(message, live("en", false, Optional.empty())))
        .isEqualTo(new Consent(Kind.valueOf(type.name()), "carrier", true));
  }

  @Test
  void anOldTextThatWasSweptActsOnConsentAndOnNothingElse() {
    var live = live("en", false, Optional.of(NOW));
    var old = NOW.minusSeconds(16);
    assertThat(swept("STOP", old, live)).isEqualTo(new Consent(Kind.STOP, "stop", false));
    assertThat(swept("START", old, live)).isEqualTo(new Consent(Kind.START, "start", false));
    assertThat(swept("wrong number", old, live))
        .isInstanceOfSatisfying(
            Consent.class, said -> assertThat(said.kind()).isEqualTo(Kind.WRONG_NUMBER));
    assertThat(swept("S T O P", old, live)).isEqualTo(new Consent(Kind.PLEA, "s t o p", false));
    for (var text : List.of("HELP", "STICKERS", "5", "YES", "too many texts")) {
      assertThat(swept(text, old, live)).isEqualTo(new Silence("late"));
    }
  }

  @Test
  void aTextThatAWebhookMayHaveOvertakenOnItsWayIsNotLate() {
    var live = live("en", false, Optional.of(NOW));
    assertThat(swept("STICKERS", NOW.minusSeconds(15), live)).isEqualTo(new Talk());
    var webhook = message(PHONE, "STICKERS", Origin.WEBHOOK, NOW.minusSeconds(60));
    assertThat(router.decide(webhook, live)).isEqualTo(new Talk());
    assertThat(swept("STICKERS", NOW.minusSeconds(60), live("en", false, Optional.empty())))
        .isEqualTo(new Talk());
  }

  @Test
  void aMachineIsNeverAnsweredAndADiscordUserIsNoMachine() {
    var live = live("en", false, Optional.empty());
    for (var from : List.of("262966", "AMAZON")) {
      assertThat(router.decide(message(Address.sms(from), "STOP", Origin.WEBHOOK, NOW), live))
          .isEqualTo(new Silence("no_phone"));
    }
    var user = message(Address.discord("80351110224678912"), "MENU", Origin.GATEWAY, NOW);
    assertThat(router.decide(user, live)).isEqualTo(new Talk());
  }

  @Test
  void whoWasAskedWhetherToStopAnswersThatUnlessSomethingElseIsMeant() {
    var menu = new Conversation.Offer.Menu(List.of("stickers"), "", NOW.minusSeconds(30));
    var open = new Conversation(List.of(), Optional.of(menu), Optional.empty());
    for (var asked :
        List.of(
            asked(7, 7, Conversation.NONE), asked(7, 9, Conversation.NONE), asked(7, 7, open))) {
      assertThat(kind("yes", asked)).isEqualTo(Kind.STOP);
      assertThat(kind("S T O P", asked)).isEqualTo(Kind.STOP);
      assertThat(kind("no", asked)).isEqualTo(Kind.KEEP);
      assertThat(decide("20", asked)).isEqualTo(new Talk());
      assertThat(kind("too many texts", asked)).isEqualTo(Kind.REVIEW);
    }
    var since = asked(7, 8, open);
    assertThat(decide("yes", since)).isEqualTo(new Talk());
    assertThat(decide("no", since)).isEqualTo(new Talk());
    assertThat(kind("bro stop", since)).isEqualTo(Kind.STOP);
  }

  @Test
  void noWordOfConsentIsTakenForADanger() {
    var softly = new SoftAssertions();
    for (var language : LANGUAGES.all()) {
      var words = language.optOutWords();
      for (String word : words.reserved()) {
        for (String written : List.of(word, word.toUpperCase(Locale.ROOT) + "!!", word + " 911")) {
          boolean stopped = written.endsWith("911");
          var decided = decide(written, live(language.tag(), stopped, Optional.empty()));
          softly.assertThat(decided).as(written).isNotInstanceOf(Worry.class);
          if (!stopped) {
            softly.assertThat(decided).as(written).isInstanceOf(Consent.class);
          }
        }
      }
    }
    softly.assertAll();
  }

  @Test
  void aDangerComesBeforeEverythingThatIsNoExactWord() {
    var hurt = new HeardEmergency.Clear(Emergency.HURT, "en");
    var nothing = new Danger(hurt, Optional.empty());
    assertThat(decide("someone fainted")).isEqualTo(nothing);
    assertThat(decide("someone fainted", live("en", true, Optional.empty()))).isEqualTo(nothing);
    assertThat(decide("someone fainted", asked(7, 7, Conversation.NONE))).isEqualTo(nothing);
    assertThat(swept("someone fainted", NOW.minusSeconds(60), live("en", false, Optional.of(NOW))))
        .isEqualTo(nothing);
    assertThat(decide("stop texting me someone fainted"))
        .isInstanceOfSatisfying(Danger.class, it -> assertThat(it.plea()).isPresent());
    assertThat(decide("Liked \"someone fainted\"")).isEqualTo(new Silence("reaction"));
  }

  @Test
  void aDoubtfulDangerLeavesTheTextWhatItIs() {
    assertThat(decide("my manager threatened me")).isEqualTo(new Worry(Emergency.POLICE));
    assertThat(kind("my manager threatened me", live("en", true, Optional.empty())))
        .isEqualTo(Kind.STILL_STOPPED);
  }

  private Decision decide(String text) {
    return decide(text, live("en", false, Optional.empty()));
  }

  private Decision decide(String text, ConversationState live) {
    return router.decide(message(PHONE, text, Origin.WEBHOOK, NOW), live);
  }

  private Decision swept(String text, Instant sentAt, ConversationState live) {
    return router.decide(message(PHONE, text, Origin.SWEEP, sentAt), live);
  }

  private Kind kind(String text, ConversationState live) {
    return switch (decide(text, live)) {
      case Consent said -> said.kind();
      case Silence silence -> throw new AssertionError(text + ": " + silence);
      case InboundRouter.OverLimit over -> throw new AssertionError(text + ": " + over);
      case Danger danger -> throw new AssertionError(text + ": " + danger);
      case InboundRouter.Missed missed -> throw new AssertionError(text + ": " + missed);
      case Talk _, Worry _, InboundRouter.WhatNow _, InboundRouter.AfterDanger _ ->
          throw new AssertionError(text + ": left to the engine");
    };
  }

  private static InboundMessage message(Address from, String text, Origin origin, Instant sentAt) {
    return message(from, text, origin, sentAt, Optional.empty());
  }

  private static InboundMessage message(
      Address from, String text, Origin origin, Instant sentAt, Optional<OptOutType> handled) {
    return new InboundMessage(
        "SM1", from, SENDER, text, List.of(), sentAt, origin, handled, Map.of());
  }

  private static ConversationState live(
      String language, boolean stopped, Optional<Instant> lastSentAt) {
    Optional<Instant> stoppedAt = stopped ? Optional.of(NOW.minusSeconds(3600)) : Optional.empty();
    var contact = contact(language, stoppedAt, Optional.empty());
    return new ConversationState(
        contact, 1, 0, Conversation.NONE, lastSentAt, SENDER, false, RecentTexts.NONE);
  }

  private static ConversationState asked(long in, long newest, Conversation conversation) {
    var contact = contact("en", Optional.empty(), Optional.of(in));
    return new ConversationState(
        contact, 1, newest, conversation, Optional.empty(), SENDER, true, RecentTexts.NONE);
  }

  private static Contact contact(
      String language, Optional<Instant> stoppedAt, Optional<Long> askedIn) {
    var person =
        new Person(
            1,
            Optional.empty(),
            Optional.of(language),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Contact(
        1,
        PHONE,
        person,
        Optional.empty(),
        stoppedAt,
        askedIn,
        Optional.empty(),
        false,
        Optional.empty(),
        false,
        false,
        Set.of(),
        Map.of());
  }
}
