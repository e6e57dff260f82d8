package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.InboundMessage.Origin;
import org.turnout.channel.Photo;
import org.turnout.channel.WebhookAnswer;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What comes with a text, from the carrier's form to the answer.
class PhotoTurnIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  @AutoClose private static final CampaignDoor DOOR = new CampaignDoor(DB, Map::of);

  private final Address phone = TestPeople.someone(DB).address();
  private int sent;

  @Test
  void theFirstPictureAnswersAndACardIsAskedAgain() {
    DOOR.say(phone, "GEAR");
    assertThat(send("", "audio/amr")).startsWith("We need a photo here");
    assertThat(send("", "image/heic")).startsWith("We can't open that kind of picture");
    assertThat(send("", "text/x-vcard", "image/jpeg", "image/png")).startsWith("Great photo!");
    assertThat(DOOR.column("select declared_type from photo"))
        .as("all are kept")
        .contains("audio/amr", "image/heic", "text/x-vcard", "image/jpeg", "image/png");
  }

  @Test
  void aCardThatNobodyAskedForReachesThePeopleWhoLook() {
    assertThat(send("", "text/x-vcard")).contains("only open photos");
    assertThat(DOOR.column("select reason from inbox_item where reason like 'a file%'"))
        .containsExactly("a file, not a photo");
  }

  private String send(String text, String... types) {
    var media = new ArrayList<Photo>();
    for (String type : types) {
      media.add(new Photo(URI.create("https://example.org/" + media.size()), type));
    }
    String id = "MM" + phone.value().substring(1) + sent++;
    var message =
        new InboundMessage(
            id,
            phone,
            CampaignDoor.SENDER,
            text,
            media,
            DOOR.now(),
            Origin.WEBHOOK,
            Optional.empty(),
            Map.of());
    List<WebhookAnswer.Text> answer = DOOR.door().receive(message).texts();
    return answer.isEmpty() ? "" : answer.getFirst().body();
  }
}
