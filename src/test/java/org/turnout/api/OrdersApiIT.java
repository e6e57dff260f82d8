package org.turnout.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.api.http.ApiJson;
import org.turnout.api.http.IdempotencyKeys;
import org.turnout.people.Contact;
import org.turnout.testkit.TestPeople;

class OrdersApiIT {
  @AutoClose private static final ApiClient DESK = new ApiClient();

  private static long order(String form) {
    Contact who = TestPeople.someone(DESK.db);
    return DESK.db
        .database()
        .inTransaction(handle ->
            handle
                .createQuery(
                    """
                    insert into form_entry (form, version, person_id, address_id, once, fields, name, contact, kind,
                      local_id, language, submitted_at, status)
                    select :form, 1, :person, :address, false, '{"count": 40, "for": "night shift"}', 'Ana Cruz',
                      :contact, 'employee', l.id, 'en', :now, 'new' from local l where l.slug = 'socal'
                    returning id
                    """)
                .bind("form", form)
                .bind("person", who.person().id())
                .bind("address", who.addressId())
                .bind("contact", who.address().value())
                .bind("now", NOW)
                .mapTo(Long.class)
                .one());
  }

  private static ApiClient.Said move(String token, String verb, long... ids) {
    return DESK.post(
        token, "/orders/" + verb, "{\"orders\":%s}".formatted(java.util.Arrays.toString(ids)));
  }

  @Test
  void ordersAreSeenWithoutNamesUnlessTheRoleMaySeeThem() {
    long id = order("seen");
    var seen = DESK.get(DESK.viewer, "/orders?form=seen&local=socal&state=new");
    assertThat(seen.body().path("items").size()).isOne();
    assertThat(seen.body().at("/items/0/id").asLong()).isEqualTo(id);
    assertThat(seen.at("/items/0/count")).isEqualTo("40");
    assertThat(seen.raw().body()).doesNotContain("Ana", "night shift", "+1512");
    assertThat(DESK.get(DESK.organizer, "/orders?whole=true").status()).isEqualTo(403);
    var whole = DESK.get(DESK.admin, "/orders?form=seen&whole=true");
    assertThat(whole.at("/items/0/name")).isEqualTo("Ana Cruz");
    assertThat(whole.at("/items/0/fields/for")).isEqualTo("night shift");
  }

  @Test
  void ordersArePackedAndSentAndWhoIsLateIsTold() {
    long id = order("moved");
    assertThat(move(DESK.viewer, "pack", id).status()).isEqualTo(403);
    var packed = move(DESK.organizer, "pack", id);
    assertThat(packed.at("/moved/0/state")).isEqualTo("packed");
    assertThat(packed.body().path("told").asLong()).isZero();
    var late = move(DESK.admin, "pack", id, 999_999);
    assertThat(late.status()).isEqualTo(200);
    assertThat(late.at("/left/0/why"))
        .isEqualTo("order " + id + " is packed already, by api:Oscar");
    assertThat(late.at("/left/1/why")).isEqualTo("there is no order 999999");
    assertThat(move(DESK.organizer, "send", id).body().path("told").asLong()).isOne();
    assertThat(DESK.get(DESK.viewer, "/orders?form=moved").body().path("items")).isEmpty();
    assertThat(DESK.get(DESK.viewer, "/orders?form=moved&state=sent").body().path("items").size())
        .isOne();
  }

  @Test
  void theSameRequestAgainMovesNothingAgain() {
    String body = "{\"orders\":[%d]}".formatted(order("once"));
    String key = UUID.randomUUID().toString();
    var first =
        DESK.send(
            DESK.organizer,
            "POST",
            "/orders/send",
            ApiJson.TYPE,
            body,
            IdempotencyKeys.HEADER,
            key);
    var again =
        DESK.send(
            DESK.organizer,
            "POST",
            "/orders/send",
            ApiJson.TYPE,
            body,
            IdempotencyKeys.HEADER,
            key);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(DESK.post(DESK.organizer, "/orders/send", body).body().path("moved")).isEmpty();
  }

  @Test
  void listsOfNothingAreRefusedByField() {
    var said = move(DESK.organizer, "pack");
    assertThat(said.status()).isEqualTo(422);
    assertThat(said.at("/errors/0/pointer")).isEqualTo("#/orders");
    assertThat(DESK.get(DESK.viewer, "/orders?state=lost").status()).isEqualTo(400);
  }

  @Test
  void pagesFollowEachOther() {
    for (int i = 0; i < 3; i++) {
      order("paged");
    }
    var first = DESK.get(DESK.viewer, "/orders?form=paged&limit=2");
    assertThat(first.body().path("items").size()).isEqualTo(2);
    var second = DESK.get(DESK.viewer, "/orders?form=paged&limit=2&cursor=" + first.at("/next"));
    assertThat(second.body().path("items").size()).isOne();
    assertThat(second.at("/next")).isEmpty();
  }
}
