package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.flow.Value;
import org.turnout.language.Option;
import org.turnout.people.Contact;
import org.turnout.people.Coverage;
import org.turnout.people.CoveragePlan;
import org.turnout.people.Directory;
import org.turnout.people.Employer;
import org.turnout.people.Local;
import org.turnout.people.Membership;
import org.turnout.people.Person;
import org.turnout.people.Responder;
import org.turnout.people.ResponderRole;
import org.turnout.people.Site;
import org.turnout.people.Topic;
import org.turnout.people.Topics;

class PersonFactsTest {
  private static final ZoneId DENVER = ZoneId.of("America/Denver");
  private static final Directory DIRECTORY =
      new Directory(
          List.of(new Local(1, "co", "Colorado Care", Optional.of("+13035550117"), "CO", DENVER)),
          List.of(
              new Site(
                  5,
                  "denver",
                  "Denver",
                  "Denver",
                  "CO",
                  "80205",
                  DENVER,
                  OptionalLong.of(1),
                  List.of())),
          List.of(new Employer("kaiser", "Kaiser Permanente", List.of("KP"))),
          new CoveragePlan(
              Map.of(
                  "co",
                  new Coverage(
                      List.of(
                          new Responder(
                              "Rosa", ResponderRole.STEWARD, "+13035550121", List.of("en"))),
                      Optional.empty(),
                      Optional.of("303-555-0142"))),
              Map.of()));
  private static final Topics TOPICS =
      new Topics(
          List.of(new Topic("picket", Map.of("en", "Picket"), Map.of("en", "shifts"), "alerts")),
          Map.of());

  private final PersonFacts facts =
      new PersonFacts(
          () -> DIRECTORY,
          () -> TOPICS,
          Map.of("campaign.name", new Value.Text("Alliance")),
          ZoneId.of("America/Los_Angeles"));

  @Test
  void aMemberIsKnownByNameSiteLocalAndSteward() {
    var names = facts.of(member()).names();
    assertThat(names)
        .containsEntry("name", new Value.Text("Ana Cruz"))
        .containsEntry("first_name", new Value.Text("Ana"))
        .containsEntry("steward.name", new Value.Text("Rosa"))
        .containsEntry("steward.phone", new Value.Text("+13035550117"))
        .containsEntry("topics.picket", new Value.Flag(true))
        .containsEntry("campaign.name", new Value.Text("Alliance"));
    assertThat(names.get("site"))
        .isInstanceOfSatisfying(
            Value.Row.class,
            row -> assertThat(row.fields()).containsEntry("name", new Value.Text("Denver")));
  }

  @Test
  void theEmployersOfTheFileAreWhatAnAnswerMayName() {
    assertThat(facts.of(member()).employers())
        .containsExactly(new Option("Kaiser Permanente", List.of("KP")));
  }

  @Test
  void everyNameThatIsFilledInIsListed() {
    var listed = new HashSet<>(FactNames.all(TOPICS).keySet());
    listed.add("campaign.name");
    assertThat(listed).containsAll(facts.of(member()).names().keySet());
  }

  @Test
  void theZoneIsThatOfZipThenSiteThenNumber() {
    assertThat(facts.of(someone("+12125550101", Optional.of("96819"))).zone())
        .isEqualTo(ZoneId.of("Pacific/Honolulu"));
    assertThat(facts.of(member()).zone()).isEqualTo(DENVER);
    assertThat(facts.of(someone("+12125550101", Optional.empty())).zone())
        .isEqualTo(ZoneId.of("America/New_York"));
  }

  private static Contact member() {
    return known(
        "+12125550101",
        Optional.empty(),
        Optional.of(new Membership(3, 1, OptionalLong.of(5), Optional.empty(), LocalDate.EPOCH)),
        Optional.of("Ana Cruz"),
        Set.of("picket"));
  }

  private static Contact someone(String phone, Optional<String> zip) {
    return known(phone, zip, Optional.empty(), Optional.empty(), Set.of());
  }

  private static Contact known(
      String phone,
      Optional<String> zip,
      Optional<Membership> membership,
      Optional<String> name,
      Set<String> topics) {
    var person =
        new Person(
            2,
            name,
            Optional.empty(),
            zip,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Contact(
        1,
        Address.sms(phone),
        person,
        membership,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        false,
        false,
        topics,
        Map.of());
  }
}
