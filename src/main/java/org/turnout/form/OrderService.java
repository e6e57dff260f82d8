package org.turnout.form;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.access.Visibility;
import org.turnout.audit.Audit;
import org.turnout.form.Order.State;
import org.turnout.form.OrderMoves.Left;
import org.turnout.form.OrderMoves.Moved;
import org.turnout.postgres.Database;

/// What people do with orders: look at them, pack them, send them. Each act is one transaction that
/// locks the order's row, so of two people who pack the same order one does and the other is told;
/// the move, the text to the person and the entry in the log commit together.
public final class OrderService {
  /// How many can be moved at a time.
  public static final int MOST = 500;

  private final Database database;
  private final InstantSource campaign;
  private final OrderNotice notice;

  /// @param campaign campaign time
  /// @param texts what people are told
  /// @param sender our number, for people whom nothing has left for yet
  public OrderService(
      Database database, InstantSource campaign, OrderTexts texts, Supplier<String> sender) {
    this.database = database;
    this.campaign = campaign;
    this.notice = new OrderNotice(texts, sender);
  }

  /// A part of the list, oldest first.
  ///
  /// @param after the last id of the part before; 0 for the first
  public ServiceResult<List<Order>> list(
      Principal who, OrderFilter filter, Visibility shown, long after, int atMost) {
    return who.transact(
        database,
        shown.needs(),
        handle -> {
          var found = Orders.page(handle, filter, after, atMost);
          if (shown == Visibility.WHOLE && !found.isEmpty()) {
            var details = Map.of("orders", Integer.toString(found.size()));
            Audit.record(handle, who.actor(), "orders.show", "orders", details, campaign.instant());
          }
          return ServiceResult.done(found);
        });
  }

  /// They are packed and wait to be sent.
  public ServiceResult<OrderMoves> pack(Principal who, List<Long> orders) {
    return move(who, orders, State.PACKED);
  }

  /// They have left, packed before or not, and each person is told once. Nobody can take an order
  /// back after this.
  public ServiceResult<OrderMoves> send(Principal who, List<Long> orders) {
    return move(who, orders, State.SENT);
  }

  private ServiceResult<OrderMoves> move(Principal who, List<Long> orders, State to) {
    // In one order for everybody, so that two who move the same ones never wait for each other.
    var ids = new TreeSet<>(orders);
    if (ids.isEmpty() || ids.size() > MOST) {
      return new ServiceResult.Invalid<>(
          List.of(new FieldError("orders", "name 1 to " + MOST + " of them")));
    }
    return who.transact(
        database,
        Permission.ORDERS,
        handle -> {
          Instant now = campaign.instant();
          var moved = new ArrayList<Moved>();
          var left = new ArrayList<Left>();
          for (long id : ids) {
            var found = Orders.locked(handle, id);
            var why =
                found.isEmpty()
                    ? Optional.of("there is no order " + id)
                    : blocked(handle, found.get(), to);
            if (why.isPresent()) {
              left.add(new Left(id, why.get()));
            } else {
              Orders.move(handle, id, to, who.actor().word(), now);
              var order = Orders.find(handle, id).orElseThrow();
              moved.add(new Moved(order, to == State.SENT && notice.plan(handle, order, now)));
            }
          }
          moved.forEach(one -> record(handle, who, one, now));
          return ServiceResult.done(new OrderMoves(moved, left));
        });
  }

  private static Optional<String> blocked(Handle handle, Order order, State to) {
    if (order.withdrawn()) {
      return Optional.of(order.subject() + " was taken back");
    }
    return order.state().compareTo(to) < 0
        ? Optional.empty()
        : Optional.of(
            order.subject()
                + " is "
                + order.state().word()
                + " already"
                + Orders.movedBy(handle, order).map(by -> ", by " + by).orElse(""));
  }

  private static void record(Handle handle, Principal who, Moved one, Instant now) {
    var order = one.order();
    Map<String, String> details =
        order.state() == State.SENT
            ? Map.of("form", order.form(), "told", one.told() ? "yes" : "no")
            : Map.of("form", order.form());
    var act = order.state() == State.SENT ? "orders.send" : "orders.pack";
    Audit.record(handle, who.actor(), act, order.subject(), details, now);
  }
}
