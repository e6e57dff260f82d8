package org.turnout.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.access.Visibility;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.form.Form.Field;
import org.turnout.form.Form.Kind;
import org.turnout.form.Order.State;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Orders from the moment they come in until they have left.
class OrdersIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final Principal ANA = organizer("ana");
  private static final Principal BEN = organizer("ben");

  private final Forms forms = new Forms(() -> Map.of("stickers", stickers()), () -> DIRECTORY);
  private final OrderService orders =
      new OrderService(
          DB.database(),
          () -> NOW,
          (form, count, language) -> form + " " + count.orElse("?") + " " + language,
          () -> "72347");

  private static Principal organizer(String name) {
    return new Principal(new Actor(name, "console"), Role.ORGANIZER);
  }

  private static Form stickers() {
    var fields = new LinkedHashMap<String, Field>();
    fields.put("count", new Field("count", Form.Type.NUMBER, false, List.of()));
    return new Form("stickers", 1, Kind.ORDER, false, true, fields, Map.of());
  }

  @Test
  void anOrderMovesForwardOnceAndThePersonIsToldOnceWhenItLeaves() {
    var who = TestPeople.someone(DB);
    long id = order(who, 12);
    assertThat(moved(orders.pack(ANA, List.of(id))).moved())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.order().state()).isEqualTo(State.PACKED);
          assertThat(one.told()).isFalse();
        });
    assertThat(texts(who)).isEmpty();
    assertThat(moved(orders.send(ANA, List.of(id))).told()).isOne();
    assertThat(moved(orders.send(BEN, List.of(id))).left())
        .containsExactly(
            new OrderMoves.Left(id, "order " + id + " is sent already, by console:ana"));
    assertThat(moved(orders.pack(ANA, List.of(id))).moved()).isEmpty();
    assertThat(texts(who)).containsExactly("service stickers 12 en");
    assertThat(withdraw(who).outcome()).isEqualTo(Withdraw.NONE.word());
    assertThat(log(id)).containsExactly("console:ana orders.pack", "console:ana orders.send");
  }

  @Test
  void ofTwentyPeopleWhoPackTheSameOrdersAtOnceEachOrderIsPackedByOne() throws Exception {
    var ids = IntStream.range(0, 10).mapToObj(i -> order(TestPeople.someone(DB), i + 1)).toList();
    List<Callable<OrderMoves>> packers =
        IntStream.range(0, 20)
            .<Callable<OrderMoves>>mapToObj(i ->
                () -> moved(orders.pack(organizer("p" + i), i % 2 == 0 ? ids : ids.reversed())))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long packed = 0;
      for (var done : threads.invokeAll(packers)) {
        packed += done.get().moved().size();
        assertThat(done.get().moved().size() + done.get().left().size()).isEqualTo(ids.size());
      }
      assertThat(packed).isEqualTo(ids.size());
    }
    assertThat(ids).allSatisfy(id -> assertThat(log(id)).hasSize(1));
  }

  @Test
  void whatWasTakenBackIsNeitherListedNorPackedNorSent() {
    var who = TestPeople.someone(DB);
    long id = order(who, 3);
    assertThat(withdraw(who).outcome()).isEqualTo(Withdraw.WITHDRAWN.word());
    assertThat(moved(orders.pack(ANA, List.of(id))).left())
        .containsExactly(new OrderMoves.Left(id, "order " + id + " was taken back"));
    assertThat(moved(orders.send(ANA, List.of(id))).moved()).isEmpty();
    assertThat(listed(OrderFilter.OPEN)).noneMatch(order -> order.id() == id);
    assertThat(texts(who)).isEmpty();
    assertThat(log(id)).isEmpty();
  }

  @Test
  void aStoppedPhoneIsNotTextedAndTheOrderStillLeaves() {
    var who = TestPeople.someone(DB);
    long id = order(who, 3);
    DB.database()
        .inTransaction(handle ->
            new ConsentStore()
                .stop(handle, who, new ConsentStore.Said("stop", Optional.of("SM9"), NOW, NOW)));
    var sent = moved(orders.send(ANA, List.of(id)));
    assertThat(sent.moved()).hasSize(1);
    assertThat(sent.told()).isZero();
    assertThat(texts(who)).isEmpty();
  }

  @Test
  void aPhoneThatIsSomebodyElsesNowIsNotTexted() {
    var who = TestPeople.someone(DB);
    long id = order(who, 3);
    DB.database()
        .inTransaction(handle ->
            handle
                .createUpdate("update address set speaker_id = null where id = :id")
                .bind("id", who.addressId())
                .execute());
    assertThat(moved(orders.send(ANA, List.of(id))).told()).isZero();
    assertThat(texts(who)).isEmpty();
  }

  @Test
  void theRoleDecidesWhoLooksAndWhoMovesOrders() {
    long id = order(TestPeople.someone(DB), 3);
    var viewer = new Principal(new Actor("vera", "api"), Role.VIEWER);
    assertThat(orders.pack(viewer, List.of(id)))
        .isEqualTo(new ServiceResult.NotAllowed<>(Permission.ORDERS));
    assertThat(orders.send(viewer, List.of(id)))
        .isEqualTo(new ServiceResult.NotAllowed<>(Permission.ORDERS));
    assertThat(orders.list(viewer, OrderFilter.OPEN, Visibility.MASKED, 0, 1))
        .isInstanceOf(ServiceResult.Done.class);
    assertThat(orders.list(ANA, OrderFilter.OPEN, Visibility.WHOLE, 0, 1))
        .isEqualTo(new ServiceResult.NotAllowed<>(Permission.MEMBERS));
    assertThat(listed(OrderFilter.OPEN))
        .filteredOn(order -> order.id() == id)
        .singleElement()
        .satisfies(order -> {
          assertThat(order.state()).isEqualTo(State.NEW);
          assertThat(order.count()).contains("3");
        });
  }

  @Test
  void ordersAreListedByLocalAndState() {
    var who = TestPeople.someone(DB);
    long id = order(who, 5);
    DB.database()
        .inTransaction(handle ->
            handle
                .createUpdate(
                    "update form_entry set local_id = (select id from local where slug = 'socal') where id = :id")
                .bind("id", id)
                .execute());
    var socal = Optional.of("socal");
    assertThat(listed(new OrderFilter(Optional.of("stickers"), socal, Set.of(State.NEW))))
        .extracting(Order::id)
        .containsExactly(id);
    assertThat(listed(new OrderFilter(Optional.empty(), socal, Set.of(State.SENT)))).isEmpty();
    assertThat(listed(new OrderFilter(Optional.of("hats"), socal, Set.of(State.NEW)))).isEmpty();
  }

  @Test
  void noneOrTooManyAreRefusedAndUnknownOnesAreNamed() {
    assertThat(orders.pack(ANA, List.of())).isInstanceOf(ServiceResult.Invalid.class);
    var many = IntStream.rangeClosed(1, OrderService.MOST + 1).mapToObj(Long::valueOf).toList();
    assertThat(orders.pack(ANA, many)).isInstanceOf(ServiceResult.Invalid.class);
    assertThat(moved(orders.pack(ANA, List.of(999_999L))).left())
        .containsExactly(new OrderMoves.Left(999_999, "there is no order 999999"));
  }

  private List<Order> listed(OrderFilter filter) {
    return orders.list(ANA, filter, Visibility.MASKED, 0, 1_000)
            instanceof ServiceResult.Done<List<Order>>(var found)
        ? found
        : List.of();
  }

  private static OrderMoves moved(ServiceResult<OrderMoves> result) {
    return result instanceof ServiceResult.Done<OrderMoves>(var moves)
        ? moves
        : new OrderMoves(List.of(), List.of());
  }

  private long order(Contact who, int count) {
    var request =
        new ActionRequest.Act(
            new Submit(),
            "stickers",
            Map.of("count", new Value.Number(count)),
            Optional.empty(),
            "en");
    var result =
        DB.database()
            .<ActionResult>inTransaction(handle -> forms.submit(handle, request, who, NOW));
    return Long.parseLong(
        ((Value.Row) result.values().getOrDefault("mine", new Value.Row("0", Map.of()))).id());
  }

  private ActionResult withdraw(Contact who) {
    return DB.database()
        .inTransaction(handle ->
            forms.withdraw(
                handle,
                new ActionRequest.Act(new Withdraw(), "stickers", Map.of(), Optional.empty(), "en"),
                who,
                NOW));
  }

  private static List<String> texts(Contact who) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery(
                    "select kind || ' ' || body from outbox where address_id = :id order by id")
                .bind("id", who.addressId())
                .mapTo(String.class)
                .list());
  }

  private static List<String> log(long id) {
    return DB.database().<List<AuditEntry>>with(handle -> Audit.of(handle, "order " + id)).stream()
        .map(entry -> entry.actor().word() + " " + entry.act())
        .toList();
  }
}
