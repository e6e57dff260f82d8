package org.turnout.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.turnout.access.Permission;
import org.turnout.access.ServiceResult;
import org.turnout.access.Visibility;
import org.turnout.api.OrderView.Chosen;
import org.turnout.api.OrderView.MovesView;
import org.turnout.api.http.ApiCall;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.form.Order.State;
import org.turnout.form.OrderFilter;
import org.turnout.form.OrderMoves;
import org.turnout.form.OrderService;

/// Orders: seen by everybody who is let in, without names; packed and sent by those who may. The
/// rules are those of [OrderService].
record OrderOperations(OrderService orders) {
  /// One of the service's acts.
  @FunctionalInterface
  private interface Move {
    ServiceResult<OrderMoves> of(ApiCall call, List<Long> ids);
  }

  List<Operation> all() {
    return List.of(
        list(),
        move("pack", "packOrders", "Orders that are packed and wait to be sent")
            .by(call -> moved(call, (asked, ids) -> orders.pack(asked.principal(), ids))),
        move("send", "sendOrders", "Orders that have left; each person is told by a text, once")
            .by(call -> moved(call, (asked, ids) -> orders.send(asked.principal(), ids))));
  }

  private Operation list() {
    return Operation.get("/orders", "listOrders", "What was ordered, oldest first")
        .about("Without a state: what still needs to be packed or sent.")
        .query("form", Kind.TEXT, "name of a form")
        .query("local", Kind.TEXT, "slug of the local that packs them")
        .words("state", "only those in this state", State.words())
        .query(
            "whole",
            Kind.FLAG,
            "true: names, contacts and all fields. Needs the role admin, and is written into the log.")
        .pages(OrderView.class)
        .by(call -> {
          Visibility shown = MemberOperations.shown(call);
          Optional<State> state = call.query("state").flatMap(State::of);
          var filter =
              new OrderFilter(
                  call.query("form"),
                  call.query("local"),
                  state.map(Set::of).orElse(OrderFilter.OPEN.states()));
          return call.page(
              most -> call.done(orders.list(call.principal(), filter, shown, call.after(), most)),
              order -> OrderView.of(order, shown),
              OrderView::id);
        });
  }

  private static Operation.Draft move(String verb, String id, String summary) {
    return Operation.post("/orders/" + verb, id, summary)
        .about(
            "Each is moved or left as it was, with the reason: somebody was faster, or it was taken back.")
        .may(Permission.ORDERS)
        .takes(Chosen.class)
        .answers(MovesView.class);
  }

  private static ApiResponse moved(ApiCall call, Move move) {
    var ids = call.body(Chosen.class).orders();
    return ApiResponse.ok(MovesView.of(call.done(move.of(call, ids))));
  }
}
