package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.audit.Actor;
import org.turnout.channel.Address;
import org.turnout.inbox.CloseReason;
import org.turnout.inbox.Inbox.Item;
import org.turnout.inbox.InboxService;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What a member writes while a person of ours takes part, and that no text is left unseen.
class PersonsTurnIT {
  private static final Principal ANA = new Principal(new Actor("ana", "console"), Role.ADMIN);
  private static final String ADDED = "Added to your message.";

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  @AutoClose private static final CampaignDoor DOOR = new CampaignDoor(DB, Map::of);

  private final Address phone = TestPeople.someone(DB).address();
  private final InboxService inbox = TestPeople.inbox(DB, DOOR::now);

  @Test
  void afterStewardTextsGoToOneItemWhileTheQuestionStaysOpen() {
    DOOR.say(phone, "STICKERS");
    DOOR.say(phone, "STEWARD");
    assertThat(DOOR.say(phone, "my manager took 20 badges")).containsExactly(ADDED);
    assertThat(DOOR.say(phone, "what can i do?")).containsExactly(ADDED);
    assertThat(item().text()).isEqualTo("STEWARD\nmy manager took 20 badges\nwhat can i do?");
    assertThat(item().reason()).isEqualTo("asked for a steward; wrote again");
    close();
    assertThat(DOOR.say(phone, "20").getFirst()).startsWith("Who are they for");
  }

  @Test
  void onceAStewardHasWrittenNoFlowSpeaksOverThem() {
    DOOR.say(phone, "STICKERS");
    DOOR.say(phone, "blorp qwzx");
    DOOR.say(phone, "blorp blorp");
    answer("What happened?");
    assertThat(DOOR.say(phone, "20")).isEmpty();
    assertThat(DOOR.say(phone, "yes")).isEmpty();
    assertThat(item().text()).isEqualTo("blorp blorp\n20\nyes");
    close();
    assertThat(DOOR.say(phone, "20").getFirst()).startsWith("Who are they for");
  }

  @Test
  void aKeywordAloneOrADayEndsTheirTurn() {
    DOOR.say(phone, "STEWARD");
    answer("Hello?");
    assertThat(DOOR.say(phone, "STICKERS").getFirst()).startsWith("How many stickers");
    assertThat(DOOR.say(phone, "20").getFirst()).startsWith("Who are they for");
    answer("Still there?");
    assertThat(DOOR.say(phone, "blorp")).isEmpty();
    DOOR.pass(Duration.ofHours(25));
    assertThat(DOOR.say(phone, "blorp qwzx")).isNotEmpty();
  }

  @Test
  void whoAsksForAStewardAfterThatDayIsToldThatTheirTextsAreAdded() {
    DOOR.say(phone, "STEWARD");
    answer("Hello?");
    DOOR.pass(Duration.ofHours(25));
    DOOR.say(phone, "STEWARD");
    assertThat(DOOR.say(phone, "my manager took 20 badges")).containsExactly(ADDED);
  }

  @Test
  void anAnswerToWhatTurnoutHasAskedSinceIsTheAnswer() {
    DOOR.say(phone, "STEWARD");
    answer("Hello?");
    DOOR.say(phone, "STICKERS");
    assertThat(DOOR.who(phone).attendedAt()).isEmpty();
    assertThat(DOOR.say(phone, "20").getFirst()).startsWith("Who are they for");
  }

  @Test
  void stopWinsInMidThreadAndTheStewardsNextTextDoesNotLeave() {
    DOOR.say(phone, "STEWARD");
    answer("Hello?");
    assertThat(DOOR.say(phone, "STOP").getFirst()).startsWith("You are unsubscribed");
    assertThat(DOOR.who(phone).stopped()).isTrue();
    assertThat(inbox.answer(ANA, item().id(), "One more thing"))
        .isInstanceOf(ServiceResult.Refused.class);
    assertThat(DOOR.texts(phone)).noneMatch(text -> text.endsWith("One more thing"));
  }

  @Test
  void ofTwoOfUsWhoAnswerOneIsToldWhoHasIt() {
    DOOR.say(phone, "STEWARD");
    answer("Hello?");
    var ben = new Principal(new Actor("ben", "console"), Role.ADMIN);
    assertThat(inbox.answer(ben, item().id(), "Hi!")).isInstanceOf(ServiceResult.Refused.class);
  }

  @Test
  void fortyTextsInARowStandInOneItem() {
    DOOR.say(phone, "STEWARD");
    for (int i = 0; i < 40; i++) {
      DOOR.say(phone, "and another thing " + i);
    }
    assertThat(item().text().lines()).hasSize(41);
  }

  /// Whatever is texted is answered, or stands in an open item, or is one of the kinds that stay
  /// unanswered.
  @Test
  void noTextIsLeftUnseen() {
    List<String> said =
        List.of(
            "STICKERS",
            "SHIFT",
            "PETITION",
            "ALERTS",
            "MENU",
            "BACK",
            "20",
            "2",
            "yes",
            "no",
            "maybe",
            "thanks",
            "👍",
            "???",
            "",
            "blorp qwzx",
            "how many can i get?",
            "STEWARD",
            "Ana Cruz",
            "sunset",
            "mon",
            "necesito ayuda",
            "Liked “How many stickers?”",
            "STOP",
            "START",
            "please stop texting my sister",
            "actually make it 30",
            "MORE",
            "SKIP",
            "somebody should look at the schedule",
            "español",
            "english",
            "12 of them for 3 west");
    var random = new Random(20_261_130);
    for (int talk = 0; talk < 16; talk++) {
      Address someone = TestPeople.someone(DB).address();
      for (int i = 0; i < 25; i++) {
        String text = said.get(random.nextInt(said.size()));
        boolean answered = !DOOR.say(someone, text).isEmpty();
        assertThat(answered || stands(someone) || isNamedKind(someone))
            .as("talk %d, text %d: '%s' was %s", talk, i, text, newest(someone))
            .isTrue();
      }
    }
  }

  private static String newest(Address who) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select b.kind || ': ' || t.trace from inbound b
                    join address a on a.id = b.address_id
                    join turn t on t.person_id = b.person_id and t.turn = b.turn
                    where a.value = :phone order by b.id desc limit 1
                    """)
                .bind("phone", who.value())
                .mapTo(String.class)
                .one());
  }

  /// The newest text of a phone belongs to an open item.
  private static boolean stands(Address who) {
    return asked(
        """
        select exists (select from inbox_item i where i.closed_at is null and (i.inbound_id = n.id
          or exists (select from inbox_text t where t.item_id = i.id and t.inbound_id = n.id)))
        """,
        who);
  }

  /// It is a reaction, a farewell behind a STOP, a courtesy where nothing is open, or a word of
  /// consent that says what is so already or was answered within the hour.
  private static boolean isNamedKind(Address who) {
    return asked(
        """
        select n.kind in ('reaction', 'stop', 'start', 'still_stopped', 'farewell') or exists (
          select from turn t where t.person_id = n.person_id and t.turn = n.turn
            and (t.trace like '%courtesy' or t.trace = 'attended'))
        """,
        who);
  }

  private static boolean asked(String question, Address who) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery(
                    "select ("
                        + question
                        + ") from (select b.* from inbound b"
                        + " join address a on a.id = b.address_id where a.value = :phone"
                        + " order by b.id desc limit 1) n")
                .bind("phone", who.value())
                .mapTo(Boolean.class)
                .one());
  }

  private Item item() {
    long address = DOOR.who(phone).addressId();
    List<Long> mine =
        DB.database()
            .with(handle ->
                handle
                    .createQuery("select id from inbox_item where address_id = ? order by id")
                    .bind(0, address)
                    .mapTo(Long.class)
                    .list());
    return open().stream().filter(item -> mine.contains(item.id())).findFirst().orElseThrow();
  }

  private List<Item> open() {
    return inbox.waiting(ANA) instanceof ServiceResult.Done<List<Item>>(var items)
        ? items
        : List.of();
  }

  private void answer(String text) {
    DOOR.pass(Duration.ofSeconds(1));
    assertThat(inbox.answer(ANA, item().id(), text)).isInstanceOf(ServiceResult.Done.class);
  }

  private void close() {
    DOOR.pass(Duration.ofSeconds(1));
    assertThat(inbox.close(ANA, item().id(), CloseReason.HELPED, ""))
        .isInstanceOf(ServiceResult.Done.class);
  }
}
