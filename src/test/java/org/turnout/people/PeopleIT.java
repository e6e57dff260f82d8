package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

class PeopleIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final People people = new People();

  @Test
  void aNewPhoneGetsAPersonOfWhomNothingIsKnown() {
    var who = TestPeople.someone(DB);
    assertThat(who.person().name()).isEmpty();
    assertThat(who.language()).isEqualTo("en");
    assertThat(who.member()).isFalse();
    assertThat(TestPeople.again(DB, who)).isEqualTo(who);
  }

  @Test
  void twentyTextsOfANewPhoneAtOnceMakeOnePerson() throws Exception {
    var address = Address.sms("+15125550177");
    Callable<Contact> text =
        () ->
            DB.database()
                .inTransaction(handle -> people.findOrCreate(handle, address, Map.of(), NOW));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var found = threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> text).toList());
      assertThat(found)
          .extracting(one -> one.get().person().id())
          .containsOnly(found.getFirst().get().person().id());
    }
    assertThat(
            DB.database()
                .<Integer>with(handle ->
                    handle
                        .createQuery(
                            "select count(*) from address_person ap join address a on a.id = ap.address_id where a.value = ?")
                        .bind(0, address.value())
                        .mapTo(Integer.class)
                        .one()))
        .isEqualTo(1);
  }

  /// The compiler finds what a new channel must answer in Java; this is what it can't see.
  @ParameterizedTest
  @EnumSource
  void theTablesTakeAnAddressOfEveryChannel(Channel channel) {
    var address = channel.address("+15125550178");
    var who =
        DB.database().inTransaction(handle -> people.findOrCreate(handle, address, Map.of(), NOW));

    assertThat(who.address()).isEqualTo(address);
    assertThat(
            DB.database()
                .<String>with(handle ->
                    handle
                        .createQuery("select channel from address where id = ?")
                        .bind(0, who.addressId())
                        .mapTo(String.class)
                        .one()))
        .isEqualTo(channel.word());
  }

  @Test
  void whatIsRememberedIsReadWithTheNextText() {
    var directory = TestPeople.directory(DB);
    var who = TestPeople.someone(DB);
    DB.database()
        .inTransaction(handle -> {
          people.remember(handle, who.person().id(), People.Fact.NAME, "Ana Cruz");
          people.remember(handle, who.person().id(), People.Fact.LANGUAGE, "es");
          people.remember(
              handle,
              who.person().id(),
              People.Fact.SITE_ID,
              directory.site("sunset").orElseThrow().id());
          return Optional.empty();
        });
    var known = TestPeople.again(DB, who);
    assertThat(known.person().name()).contains("Ana Cruz");
    assertThat(known.language()).isEqualTo("es");
    assertThat(known.site(directory)).map(Site::name).contains("Sunset");
    assertThat(known.local(directory)).map(Local::name).contains("SoCal Care");
  }

  @Test
  void aPersonPrintsWithoutNameOrNumber() {
    var who = TestPeople.someone(DB);
    assertThat(who.toString()).doesNotContain(who.address().value());
  }

  @Test
  void storingTheFileAgainChangesNothing() {
    assertThat(List.of(TestPeople.directory(DB).sites(), TestPeople.directory(DB).locals()))
        .isEqualTo(List.of(TestPeople.directory(DB).sites(), TestPeople.directory(DB).locals()));
  }
}
