package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.language.Languages;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;
import org.turnout.testkit.TestVectors;
import tools.jackson.databind.JsonNode;

class ComplianceTest {
  private static final Compliance COMPLIANCE = new Compliance(Languages.builtIn());

  private static ComplianceMatch hear(String text) {
    return COMPLIANCE.classify(text, "en");
  }

  @Test
  void everyOutsideCaseIsHeardAsItsAuthorExpects() {
    var softly = new SoftAssertions();
    for (JsonNode given : TestVectors.json("vectors/optout_keywords.json").get("cases")) {
      String text = given.get("text").asString();
      ComplianceMatch heard = hear(text);
      String expect = given.get("expect").asString();
      boolean right =
          switch (expect) {
            case "stop" -> heard instanceof ComplianceMatch.Stop;
            case "stop-or-flag" ->
                heard instanceof ComplianceMatch.Stop
                    || heard instanceof ComplianceMatch.Plea
                    || heard instanceof ComplianceMatch.Review
                    || heard instanceof ComplianceMatch.WrongNumber;
            case "start" -> heard instanceof ComplianceMatch.Start;
            case "start-if-opted-out-else-answer" ->
                heard instanceof ComplianceMatch.StartIfStopped;
            case "help" -> heard instanceof ComplianceMatch.Help;
            case "not-stop-exact" ->
                heard instanceof ComplianceMatch.Nothing
                    || heard instanceof ComplianceMatch.Plea
                    || heard instanceof ComplianceMatch.Review;
            default -> true;
          };
      softly.assertThat(right).as("%s: %s, heard %s", text, expect, heard).isTrue();
    }
    softly.assertAll();
  }

  @Test
  void aWordOfConsentIsAnsweredInThePersonsOwnLanguage() {
    for (String own : List.of("en", "es", "tl")) {
      for (String rule : List.of("tulong", "ayuda", "stop", "help", "parar", "take me off $")) {
        assertThat(COMPLIANCE.answerIn(rule, rule, Optional.of(own))).isEqualTo(own);
      }
    }
  }

  @Test
  void whereNoLanguageIsKnownTheWordsOwnIsAnsweredIn() {
    assertThat(COMPLIANCE.answerIn("tulong", "tulong", Optional.empty())).isEqualTo("tl");
    assertThat(COMPLIANCE.answerIn("ayuda", "ayuda", Optional.empty())).isEqualTo("es");
    assertThat(COMPLIANCE.answerIn("@want @text", "ya no quiero mensajes", Optional.empty()))
        .isEqualTo("es");
    assertThat(COMPLIANCE.answerIn("stop", "stop", Optional.empty())).isEqualTo("en");
    assertThat(COMPLIANCE.answerIn("help", "help", Optional.empty())).isEqualTo("en");
    assertThat(COMPLIANCE.answerIn("take me off $", "take me off $", Optional.empty()))
        .isEqualTo("en");
    assertThat(COMPLIANCE.answerIn("answer", "stop", Optional.empty())).isEqualTo("en");
  }

  @Test
  void lookAlikesWithInvisibleLettersAndWideFormsStillStop() {
    assertThat(
            List.of(
                "\uFEFFSTOP",
                "ＳＴＯＰ",
                "ST\u200BOP",
                "STÓP",
                "STOP\u0000",
                "ſtop",
                "STOP\u00A0",
                "quıt"))
        .allSatisfy(text -> assertThat(hear(text)).isInstanceOf(ComplianceMatch.Stop.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cancel my shift",
        "end of my shift?",
        "cancela mi turno",
        "Can you cancel my shift on Friday?",
        "basta may oras ako",
        "para sa akin",
        "para kay nanay",
        "I quit my job",
        "when does it end?",
        "take me off the friday shift",
        "remove me from the bus list",
        "can't stop won't stop",
        "stop by the hall at 5",
        "what's the bus stop",
        "what time is the end of the march",
        "quite",
        "weekend",
        "I never asked to be removed from the list",
        "i didnt ask you to stop texting me",
        "i got laid off, can i still sign",
        "nunca pedi que me quiten de la lista",
        "hindi po ako humingi na tanggalin nyo ako sa listahan",
        "tell them to stop calling us or we report them to the NLRB",
        "yes please",
        "restart",
        "no",
        "ok",
        "We will not stop until we win!",
        "don't stop now",
        "para mi mamá",
        "quiero cancelar mi pedido",
        "el fin de semana"
      })
  void ordinarySentencesWithSuchWordsAreLeftAlone(String text) {
    for (String language : List.of("en", "es", "tl")) {
      assertThat(COMPLIANCE.classify(text, language))
          .as(text)
          .isEqualTo(new ComplianceMatch.Nothing());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "please stop texting me",
        "Stop!!! texting me",
        "take me off this list",
        "don't text me",
        "Do not contact me again",
        "remove me from your list",
        "unsubscribe me please",
        "STOP PLEASE",
        "no more messages thank you",
        "I want to opt out",
        "lose my number!!",
        "f off with this strike crap and lose my number",
        "again, not Cheryl. quit texting me",
        "stop stop stop",
        "Please remove me from your list, I retired two years ago",
        "who gave you my number? stop texting me",
        "Stop messaging this phone or I'm calling a lawyer",
        "dont text me anymore. i left kaiser in june",
        "por favor no me escriban mas, me jubilé en enero",
        "dejen de mandarme mensajes o los reporto",
        "no envien nada aqui por favor",
        "huwag na po kayong mag text retired na po ako",
        "tanggalin nyo na po ako sa listahan, hindi na ako nagtatrabaho dyan",
        "no me manden más mensajes",
        "dejen de enviarme mensajes",
        "quítenme de la lista",
        "ya no quiero recibir mensajes",
        "borren mi número",
        "denme de baja por favor",
        "huwag na po kayong mag text",
        "wag nyo na akong i-text",
        "tanggalin nyo na po ako",
        "itigil nyo na ang pagtext"
      })
  void optOutsInOrdinaryWordsStop(String text) {
    assertThat(hear(text)).as(text).isInstanceOf(ComplianceMatch.Stop.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrong number",
        "Sorry, wrong number!",
        "you have the wrong person",
        "número equivocado",
        "maling number po",
        "wrong number, stop",
        "se equivocaron de numero mijo yo no conozco a ningun kaiser"
      })
  void wrongNumberIsHeard(String text) {
    assertThat(hear(text)).as(text).isInstanceOf(ComplianceMatch.WrongNumber.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cancel please",
        "I don't want to opt out",
        "I didn't mean to unsubscribe from all of it",
        "para",
        "this is spam",
        "ayoko",
        "too many texts",
        "can you not text me til january",
        "oops wrong number, i meant 20",
        "🛑"
      })
  void whatMayBeAnOptOutIsHeldForAPerson(String text) {
    assertThat(hear(text)).as(text).isInstanceOf(ComplianceMatch.Review.class);
  }

  @Test
  void aSlipOfOneLetterInALongStopWordStops() {
    assertThat(hear("unsubscibe")).isInstanceOf(ComplianceMatch.Stop.class);
    assertThat(hear("unsuscribe")).isInstanceOf(ComplianceMatch.Stop.class);
  }

  @Test
  void toneMarksTellANameFromTheWordForStop() {
    assertThat(hear("dừng")).isInstanceOf(ComplianceMatch.Stop.class);
    assertThat(hear("Dũng")).isEqualTo(new ComplianceMatch.Nothing());
    assertThat(hear("Dung")).isInstanceOf(ComplianceMatch.Review.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP\n(Sent with Slam Effect)",
        "STOP\n\nSent from my iPhone",
        "STOP\n--\n=====\nBrought to you by a carrier",
        "Reply STOP to end",
        "stop2end",
        "STOP=end",
        "stop 72347",
        "s stop"
      })
  void whatPhonesAddAndOurOwnInstructionDoNotHideAStop(String text) {
    assertThat(hear(text)).as(text).isInstanceOf(ComplianceMatch.Stop.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop texting me at night",
        "don't text me on weekends",
        "stop the petition texts but keep the shift ones",
        "unsubscribe me from bargaining only",
        "no me manden mensajes de noche",
        "wag kayo mag text sa gabi",
        "lol stop texting me"
      })
  void aPleaWithALimitOrALaughIsHeldForAPerson(String text) {
    assertThat(hear(text)).as(text).isInstanceOf(ComplianceMatch.Review.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP I work nights",
        "S T O P",
        "stopp",
        "unsubscirb",
        "wtop",
        "bro stop",
        "Stop!! I retired",
        "how do I unsubscribe",
        "I would like to stop receiving these messages. I moved to Ohio.",
        "no molesten",
        "paano po itigil ito"
      })
  void aPleaWithSomethingLeftOverIsAskedBack(String text) {
    assertThat(hear(text)).as(text).isInstanceOf(ComplianceMatch.Plea.class);
  }

  @Test
  void onlyAPlainAnswerSaysWhetherToStopAllTexts() {
    for (String yes : List.of("yes", "Si", "oo", "YES PLEASE")) {
      assertThat(COMPLIANCE.answer(yes, "en")).as(yes).isEqualTo(StopQuestion.Wish.STOP);
    }
    for (String keep :
        List.of(
            "no",
            "NO!",
            "hindi po",
            "keep",
            "no, keep them please",
            "NO don't stop",
            "yes I want to keep getting texts",
            "no paren",
            "tuloy lang")) {
      assertThat(COMPLIANCE.answer(keep, "en")).as(keep).isEqualTo(StopQuestion.Wish.KEEP);
    }
    for (String other : List.of("20", "who is this", "keep me a seat", "maybe", "no shift today")) {
      assertThat(COMPLIANCE.answer(other, "en")).as(other).isEqualTo(StopQuestion.Wish.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can you take me off this shift? My kid is sick",
        "Management should stop sending us home early",
        "Tell HR to quit bothering us",
        "why did you stop texting me",
        "stop the cuts",
        "You have the wrong site for me",
        "I put the wrong number of stickers, I need 20",
        "alto a los abusos",
        "itigil ang pagbawas ng staff"
      })
  void pleasToOthersAndAboutOtherThingsAreLeftAlone(String text) {
    assertThat(hear(text)).as(text).isEqualTo(new ComplianceMatch.Nothing());
  }

  @Test
  void twiceTheLengthCostsAboutTwiceTheTime() {
    long once = cheapest("stop texting the wrong ".repeat(35));
    long twice = cheapest("stop texting the wrong ".repeat(70));
    assertThat(twice).isLessThan(4 * once);
  }

  private static long cheapest(String text) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 200; i++) {
      long start = System.nanoTime();
      hear(text);
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }

  @Test
  void loneBastaStopsASpanishSpeakerAndIsHeldForOthers() {
    assertThat(COMPLIANCE.classify("BASTA", "es")).isInstanceOf(ComplianceMatch.Stop.class);
    assertThat(COMPLIANCE.classify("¡Basta!", "es")).isInstanceOf(ComplianceMatch.Stop.class);
    assertThat(COMPLIANCE.classify("basta", "tl")).isInstanceOf(ComplianceMatch.Review.class);
    assertThat(hear("basta")).isInstanceOf(ComplianceMatch.Review.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Liked “Reply STOP to opt out”", "Loved \"YES\"", "Reacted 👍 to “Reply YES or STOP”",
            "Laughed at “stop”",
        "\u200a👍\u200a to “Are you in? YES or NO”", "Loved an image", "Le gustó “Responda STOP”",
            "Reaccionó con ❤️ a “Sí”",
        "Removed a heart from “Sign the petition”", "Emphasized “stop texting me”",
            "👍 to \"stop\"", "❤️ a “STOP”"
      })
  void reactionsThatQuoteOurOwnWordsAreNoAnswers(String text) {
    assertThat(hear(text)).as(text).isEqualTo(new ComplianceMatch.Reaction());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Liked the picket today!",
        "Loved it",
        "I liked “the office”, stop asking",
        "👍",
        "Questioned by my boss today"
      })
  void whatOnlyLooksLikeAReactionIsNone(String text) {
    assertThat(hear(text)).as(text).isNotEqualTo(new ComplianceMatch.Reaction());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm driving", "I’m driving right now with Do Not Disturb on. I'll get back to you.",
            "Automatic reply: out of the office until Monday",
        "(I’m not receiving notifications. If this is urgent, reply “urgent”.)",
            "Estoy conduciendo", "Respuesta automática: estoy fuera"
      })
  void autoRepliesAreNeverAnswered(String text) {
    assertThat(hear(text)).as(text).isInstanceOf(ComplianceMatch.AutoReply.class);
  }

  @Test
  void realPeopleTalkingAreNotOptedOut() {
    var stops = new ArrayList<String>();
    var reviews = new ArrayList<String>();
    int ham = 0;
    for (JsonNode line : TestVectors.jsonLines("vectors/sms_spam_collection.jsonl")) {
      if (line.get("label").asString().equals("ham")) {
        ham++;
        String text = line.get("text").asString();
        switch (hear(text)) {
          case ComplianceMatch.Stop(_, var rule) -> stops.add(rule + " <- " + text);
          case ComplianceMatch.WrongNumber(var rule) -> stops.add(rule + " <- " + text);
          case ComplianceMatch.Plea(var rule) -> reviews.add(rule + " <- " + text);
          case ComplianceMatch.Review(var rule) -> reviews.add(rule + " <- " + text);
          case ComplianceMatch.Start _,
              ComplianceMatch.StartIfStopped _,
              ComplianceMatch.Help _,
              ComplianceMatch.Reaction _,
              ComplianceMatch.AutoReply _,
              ComplianceMatch.Nothing _ -> {}
        }
      }
    }
    assertThat(stops).isEmpty();
    assertThat(reviews).hasSizeLessThan(ham / 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yo no trabajo ahi, apoyo",
        "no soy miembro, soy vecina y los apoyo",
        "i dont work there, just a neighbor who supports you",
        "tagalog po sana ang texts ko 94606",
        "stop texting THAT number. this one is fine",
        "please stop texting the 213 number this one is ok",
        "stop texting my old number, keep this one",
        "yes only that number"
      })
  void whoAnswersAsASupporterOrMeansAnotherPhoneOrLanguageIsNotHeld(String text) {
    assertThat(hear(text)).isInstanceOf(ComplianceMatch.Nothing.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop texting me",
        "stop texting this number",
        "delete me from your system",
        "borreme de su sistema",
        "no mas mensajes"
      })
  void theNeighborsOfTheseAreStillOptOuts(String text) {
    assertThat(hear(text)).isInstanceOf(ComplianceMatch.Stop.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"i dont work there anymore", "ya no trabajo ahi", "not a member"})
  void whoOnlySaysThatTheyDoNotBelongIsHeldAsBefore(String text) {
    assertThat(hear(text)).isInstanceOf(ComplianceMatch.Review.class);
  }

  @Test
  void aWishToBeDeletedIsMoreThanAnEndOfTexts() {
    for (String text :
        List.of(
            "borreme de su sistema",
            "delete me from your system",
            "erase all my data",
            "tanggalin nyo po ang info ko")) {
      assertThat(COMPLIANCE.beside().asksToDelete(text)).as(text).isTrue();
    }
    for (String text : List.of("stop", "take me off the list", "no mas mensajes", "delete that")) {
      assertThat(COMPLIANCE.beside().asksToDelete(text)).as(text).isFalse();
    }
  }

  @Test
  void nothingThatAnybodyCanTypeThrows() {
    ForAll.of(Arbitrary.texts(255)).tries(500).check(text -> assertThat(hear(text)).isNotNull());
  }

  @Test
  void naughtyStringsAreHeardToo() {
    for (JsonNode text : TestVectors.json("vectors/blns.json")) {
      assertThat(hear(text.asString())).isNotInstanceOf(ComplianceMatch.Stop.class);
    }
  }
}
