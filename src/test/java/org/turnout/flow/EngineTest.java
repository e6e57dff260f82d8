package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.flow.TestFlows.ask;
import static org.turnout.flow.TestFlows.flow;
import static org.turnout.flow.TestFlows.name;
import static org.turnout.flow.TestFlows.say;
import static org.turnout.flow.TestFlows.to;
import static org.turnout.flow.TestFlows.word;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Channel;
import org.turnout.form.Submit;

class EngineTest {
  private static final Flow STICKERS =
      flow(
          "stickers",
          "stickers",
          ask("count", "How many stickers?").type(new AnswerType.Number(1, 50)).then("whom"),
          ask("whom", "For whom?")
              .words(word("ME", "me", ""), word("WARD", "ward", "ward"))
              .then("order"),
          say("ward", "How kind.", "order"),
          new Step.Act(
              "order",
              "order",
              new ActionCall(new Submit(), "sticker_order", Map.of("count", name("count"))),
              Map.of("recorded", "thanks", "already", "again"),
              Optional.empty()),
          say("thanks", "{count} stickers are on their way.", ""),
          say("again", "You have ordered already.", ""));

  private static final Flow SHORT =
      flow(
          "hello",
          Flow.Audience.ANYONE,
          Map.of("en", List.of("hello"), "es", List.of("hola")),
          new Step.Say(
              "hi",
              TestFlows.text("Hello {name|friend}.", "Hola {name|amiga}."),
              List.of(),
              false,
              Optional.empty()));

  private static final Flow SECRET =
      flow(
          "secret",
          Flow.Audience.MEMBERS,
          Map.of("en", List.of("secret")),
          say("tell", "The shift is at Sunset.", ""));

  private final TestConversation talk = new TestConversation(STICKERS, SHORT, SECRET);

  @Test
  void runsAFlowFromItsKeywordToItsEnd() {
    assertThat(talk.send("Stickers")).isEqualTo("How many stickers?");
    assertThat(talk.send("two pls")).isEqualTo("For whom?");
    assertThat(talk.send("ward")).isEqualTo("How kind.\n2 stickers are on their way.");
    assertThat(talk.requests)
        .containsExactly(
            new ActionRequest.Act(
                new Submit(),
                "sticker_order",
                Map.of("count", new Value.Number(2)),
                Optional.empty(),
                "en"));
    assertThat(talk.last.effects()).containsExactly(new Effect.Ended("stickers", "end"));
    assertThat(talk.state).isEqualTo(Conversation.NONE);
  }

  @Test
  void goesWhereTheRecordsPoint() {
    talk.records = _ -> ActionResult.of(Submit.ALREADY);
    talk.send("stickers");
    talk.send("2");
    assertThat(talk.send("me")).isEqualTo("You have ordered already.");
  }

  @Test
  void asksForTheRecordsBeforeItSaysAnything() {
    talk.send("stickers");
    talk.send("2");
    var facts =
        new Facts(
            talk.facts,
            "en",
            java.time.ZoneId.of("America/Los_Angeles"),
            true,
            org.turnout.channel.Channel.SMS);
    var progress =
        TestConversation.ENGINE.turn(
            talk.sets, talk.state, new Input.Said("me", List.of()), facts, talk.now, List.of());
    assertThat(progress).isInstanceOf(EngineResult.Needs.class);
  }

  @Nested
  class Keyword {
    @Test
    void startsWithCourtesyAndSlipsOfTheThumb() {
      for (String text :
          List.of("STICKERS!", "stickers please", "stikcers", "Sticker", "stickrs")) {
        var fresh = new TestConversation(STICKERS, SHORT);
        assertThat(fresh.send(text)).as(text).isEqualTo("How many stickers?");
      }
    }

    @Test
    void speaksTheLanguageItBelongsTo() {
      assertThat(talk.send("¡Hola!")).startsWith("Hola amiga.");
      assertThat(talk.last.effects())
          .contains(new Effect.Remember("language", new Value.Text("es")));
    }

    @Test
    void ofAnotherLanguageSaysOnceHowToGoBack() {
      assertThat(talk.send("¡Hola!")).endsWith("Para volver al inglés: ENGLISH.");
      talk.language = "es";
      assertThat(talk.send("¡Hola!")).isEqualTo("Hola amiga.");
      assertThat(talk.send("ENGLISH")).contains("we write in English");
    }

    @Test
    void isNotHeardInASentenceThatMerelyMentionsIt() {
      assertThat(talk.send("my sister has seen the stickers somewhere in town"))
          .startsWith("A steward will read this.");
      assertThat(talk.last.after().runs()).isEmpty();
    }

    @Test
    void forMembersTellsOthersNothing() {
      talk.member = false;
      assertThat(talk.send("secret")).doesNotContain("Sunset").contains("steward");
      assertThat(talk.handOvers()).containsExactly("not a member: secret");
    }

    @Test
    void startsTheFlowAfreshWhenItIsOpenAlready() {
      talk.send("stickers");
      talk.send("3");
      assertThat(talk.send("stickers")).isEqualTo("How many stickers?");
      assertThat(talk.state.runs()).hasSize(1);
    }
  }

  @Nested
  class Interruption {
    @Test
    void comesBackToTheQuestionThatWasLeft() {
      talk.send("stickers");
      assertThat(talk.send("hello"))
          .isEqualTo("Hello friend.\nBack to your stickers: How many stickers?");
      assertThat(talk.send("4")).isEqualTo("For whom?");
    }

    @Test
    void asksWhichQuestionIsMeantWhenTwoFit() {
      var other =
          flow(
              "poll",
              "poll",
              ask("hours", "How many hours?").type(new AnswerType.Number(0, 24)).then("noted"),
              say("noted", "{hours} hours, noted.", ""));
      var both = new TestConversation(STICKERS, other);
      both.send("stickers");
      both.turn(new Input.Started("poll", Map.of()));
      assertThat(both.send("2")).contains("1 poll").contains("2 stickers");
      assertThat(both.send("poll")).isEqualTo("2 hours, noted.");
      assertThat(both.send("5")).isEqualTo("For whom?");
    }

    @Test
    void givesTheNewestQuestionWhatItFitsWhenTheOlderIsADayOld() {
      var other =
          flow(
              "poll",
              "poll",
              ask("hours", "How many hours?").type(new AnswerType.Number(0, 24)).then("noted"),
              say("noted", "{hours} hours, noted.", ""));
      var both = new TestConversation(STICKERS, other);
      both.send("stickers");
      both.after(Duration.ofHours(25));
      both.turn(new Input.Started("poll", Map.of()));
      assertThat(both.send("2")).isEqualTo("2 hours, noted.");
    }

    @Test
    void givesAnAnswerToTheOlderQuestionWhenOnlyThatFits() {
      var other =
          flow("poll", "poll", ask("sure", "Are you sure?").type(new AnswerType.YesNo()).then(""));
      var both = new TestConversation(STICKERS, other);
      both.send("stickers");
      both.turn(new Input.Started("poll", Map.of()));
      assertThat(both.send("7")).isEqualTo("For whom?");
    }
  }

  @Nested
  class GlobalWords {
    @Test
    void backAsksTheQuestionBeforeAndForgetsItsAnswer() {
      talk.send("stickers");
      talk.send("2");
      assertThat(talk.send("BACK")).isEqualTo("How many stickers?");
      talk.send("9");
      assertThat(talk.send("me")).isEqualTo("9 stickers are on their way.");
    }

    @Test
    void backAtTheFirstQuestionSaysSo() {
      talk.send("stickers");
      assertThat(talk.send("back"))
          .startsWith("There is nothing to go back to")
          .endsWith("How many stickers?");
    }

    @Test
    void menuListsWhatOneCanDoAndTakesANumber() {
      assertThat(talk.send("menu")).contains("1 hello").contains("3 stickers");
      assertThat(talk.send("3")).isEqualTo("How many stickers?");
    }

    @Test
    void languageIsSwitchedByItsNameAndTheQuestionAskedAgain() {
      talk.send("stickers");
      assertThat(talk.send("español")).endsWith("How many stickers?");
      assertThat(talk.last.effects())
          .containsExactly(new Effect.Remember("language", new Value.Text("es")));
    }

    @Test
    void languageOffersAListAndTakesANumber() {
      assertThat(talk.send("language")).contains("1 English");
      talk.send("2");
      assertThat(talk.last.effects())
          .containsExactly(new Effect.Remember("language", new Value.Text("es")));
    }

    @Test
    void stewardHandsOver() {
      assertThat(talk.send("steward")).contains("Ana, 555-0100");
      assertThat(talk.handOvers()).containsExactly("asked for a steward");
    }
  }

  @Nested
  class NotUnderstood {
    @Test
    void goesToAPersonAndIsSaidInFullOnceAnHour() {
      assertThat(talk.send("qwertz uiop")).contains("A steward will read this", "Ana, 555-0100");
      assertThat(talk.handOvers()).containsExactly("not understood");
      assertThat(talk.send("asdf ghjk")).isEqualTo("Added to your message.");
      assertThat(talk.handOvers()).containsExactly("not understood");
      talk.now = talk.now.plus(Duration.ofHours(1));
      assertThat(talk.send("asdf ghjk")).contains("A steward will read this");
    }

    @Test
    void isNoAnswerToAThankYou() {
      for (String text : List.of("thanks!", "ok", "👍", "Thank you", "❤️", "")) {
        assertThat(talk.send(text)).as(text).isEmpty();
        assertThat(talk.last.effects()).isEmpty();
      }
    }

    @Test
    void atAQuestionAsksAgainAndThenGoesToAPersonWhileTheQuestionStaysOpen() {
      talk.send("stickers");
      for (int tries = 1; tries < 3; tries++) {
        assertThat(talk.send("purple")).startsWith("Sorry").endsWith("How many stickers?");
        assertThat(talk.handOvers()).isEmpty();
      }
      assertThat(talk.send("purple")).contains("a steward will read it");
      assertThat(talk.handOvers()).containsExactly("stickers: not understood");
      assertThat(talk.send("purple")).isEqualTo("Added to your message.\nHow many stickers?");
      assertThat(talk.handOvers()).containsExactly("stickers: not understood");
      assertThat(talk.state.runs()).hasSize(1);
      assertThat(talk.send("20")).isNotEqualTo("Added to your message.");
    }

    @Test
    void aQuestionAtAQuestionGoesToAPersonAtOnce() {
      talk.send("stickers");
      assertThat(talk.send("where do they come from?")).contains("a steward will read it");
      assertThat(talk.handOvers()).containsExactly("stickers: a question");
      assertThat(talk.state.runs()).hasSize(1);
    }

    @Test
    void aThankYouAtAQuestionIsNeverLeftInSilence() {
      talk.send("stickers");
      assertThat(talk.send("thanks")).isEqualTo("How many stickers?");
    }

    @Test
    void photoThatNobodyAskedForGoesToAPerson() {
      assertThat(talk.photo(7, "")).contains("steward");
      assertThat(talk.handOvers()).containsExactly("photo");
    }
  }

  @Nested
  class Time {
    private final Flow patient =
        flow(
            "patient",
            "patient",
            ask("when", "When?")
                .type(new AnswerType.YesNo())
                .reminder(Duration.ofHours(4), "Still there?", 1)
                .expired("over")
                .then("wait"),
            new Step.Wait("wait", Duration.ofHours(2), to("later")),
            say("later", "It is later now.", ""),
            say("over", "Never mind.", ""));
    private final TestConversation slow = new TestConversation(patient, STICKERS);

    @Test
    void remindsOnceAndThenCloses() {
      slow.send("patient");
      assertThat(slow.after(Duration.ofHours(4))).isEqualTo("Still there?");
      assertThat(slow.after(Duration.ofHours(30))).isEmpty();
      assertThat(slow.after(Duration.ofDays(3))).isEqualTo("Never mind.");
      assertThat(slow.state).isEqualTo(Conversation.NONE);
    }

    @Test
    void twoRemindersNeverLeaveAtOnceAfterAnOutage() {
      var nagging =
          new TestConversation(
              flow(
                  "nag",
                  "nag",
                  ask("when", "When?")
                      .type(new AnswerType.YesNo())
                      .reminder(Duration.ofHours(4), "Still there?", 2)
                      .then("")));
      nagging.send("nag");
      assertThat(nagging.after(Duration.ofHours(20))).isEqualTo("Still there?");
      assertThat(nagging.state.due()).contains(nagging.now.plus(Duration.ofHours(4)));
      assertThat(nagging.after(Duration.ofHours(4))).isEqualTo("Still there?");
      assertThat(nagging.state.due()).isEmpty();
    }

    @Test
    void waitsBeforeItGoesOn() {
      slow.send("patient");
      assertThat(slow.send("yes")).isEmpty();
      assertThat(slow.after(Duration.ofHours(2))).isEqualTo("It is later now.");
    }

    @Test
    void closesAQuestionAfterThreeDaysAndSaysSoToALateAnswer() {
      slow.send("stickers");
      slow.now = slow.now.plus(Duration.ofDays(3));
      assertThat(slow.send("purple")).startsWith("That question is closed");
      assertThat(slow.state.runs()).isEmpty();
    }
  }

  @Test
  void skipsAQuestionWhoseAnswerIsKnown() {
    var flow =
        flow(
            "site",
            "site",
            ask("place", "Which site?").type(new AnswerType.FreeText(50)).known("site").then("ok"),
            say("ok", "{place} it is.", ""));
    var known = new TestConversation(flow);
    assertThat(known.send("site")).isEqualTo("Which site?");
    var knowing = new TestConversation(flow);
    knowing.facts.put("site", new Value.Text("Sunset"));
    assertThat(knowing.send("site")).isEqualTo("Sunset it is.");
  }

  @Test
  void submitsTheExactWordingThatWasShownEvenWhenTheLanguageChangesAfterwards() {
    var petition =
        flow(
            "petition",
            "petition",
            ask("name", "{wording.petition} Your full name?")
                .type(new AnswerType.Name())
                .then("ok"),
            ask("ok", "Sign?").type(new AnswerType.YesNo()).then("sign"),
            new Step.Act(
                "sign",
                "sign",
                new ActionCall(new Submit(), "petition", Map.of("name", name("name"))),
                Map.of(),
                Optional.empty()));
    var signing = new TestConversation(petition);
    signing.send("petition");
    signing.send("Ana López");
    signing.language = "es";
    signing.send("sí");
    assertThat(signing.requests)
        .containsExactly(
            new ActionRequest.Act(
                new Submit(),
                "petition",
                Map.of("name", new Value.Text("Ana López")),
                Optional.of("We stand together."),
                "en"));
  }

  @Test
  void keepsARunOnTheVersionItBeganOn() {
    var old = TestFlows.set("old", STICKERS);
    var now = TestFlows.set("new", flow("stickers", "stickers", say("x", "No more stickers.", "")));
    var current = new java.util.concurrent.atomic.AtomicReference<>(old);
    var versions =
        new FlowSets() {
          @Override
          public FlowSet current() {
            return current.get();
          }

          @Override
          public Optional<FlowSet> version(String hash) {
            return java.util.stream.Stream.of(old, now)
                .filter(set -> set.hash().equals(hash))
                .findFirst();
          }
        };
    var member = new TestConversation(versions);
    member.send("stickers");
    current.set(now);
    assertThat(member.send("2")).isEqualTo("For whom?");
    assertThat(new TestConversation(versions).send("stickers")).isEqualTo("No more stickers.");
  }

  @Test
  void handsOverKindlyWhenTheFlowOfARunIsGone() {
    talk.send("stickers");
    var later = new TestConversation(SHORT);
    later.state = talk.state;
    assertThat(later.send("2")).contains("steward");
    assertThat(later.state.runs()).isEmpty();
  }

  @Test
  void partsATextThatTheCarrierWouldRefuse() {
    var words = "We stand together for safe staffing. ".repeat(100).strip();
    var wordy = new TestConversation(flow("long", "long", say("x", words, "")));
    wordy.send("long");
    assertThat(wordy.last.replies()).hasSize(3).allSatisfy(r -> assertThat(r.apart()).isTrue());
    assertThat(String.join(" ", wordy.last.replies().stream().map(Reply::text).toList()))
        .isEqualTo(words);
  }

  @Test
  void partsATextAtWhatTheChannelHolds() {
    var words = "We stand together for safe staffing. ".repeat(54).strip();
    var wordy = new TestConversation(flow("long", "long", say("x", words, "")));
    wordy.send("long");
    assertThat(wordy.last.replies()).hasSize(2);

    wordy.channel = Channel.DISCORD;
    wordy.send("long");
    assertThat(wordy.last.replies()).extracting(Reply::text).containsExactly(words);
  }

  @Test
  void neverSendsAHole() {
    var holed = new TestConversation(flow("holed", "holed", say("x", "Dear {nobody}, hello.", "")));
    assertThat(holed.send("holed")).doesNotContain("{").contains("steward");
    assertThat(holed.handOvers()).containsExactly("holed: missing name");
  }

  @Test
  void endsALoopWithAStewardInsteadOfHanging() {
    var loop =
        new TestConversation(
            flow("loop", "loop", say("a", "Round.", "b"), say("b", "And round.", "a")));
    assertThat(loop.send("loop")).contains("steward");
    assertThat(loop.handOvers()).containsExactly("loop: too many steps");
    assertThat(loop.state.runs()).isEmpty();
    assertThat(loop.last.replies()).hasSize(12);
  }
}
