package org.turnout.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Visibility;
import org.turnout.api.http.Description;
import org.turnout.form.Order;
import org.turnout.form.OrderMoves;

/// An order as the interface shows it.
@Description("Something that a person ordered, and how far it has come.")
record OrderView(
    long id,
    @Description("Name of the form that it was ordered with.") String form,
    @Description("new, packed or sent.") String state,
    @Description("When it was ordered; campaign time.") Instant at,
    @Description("Slug of the local that packs it.") Optional<String> local,
    @Description("Name of the site that it goes to.") Optional<String> site,
    @Description("How many, where the form asks for it.") Optional<String> count,
    @Description("As they typed it; only where it was asked for, by a role that may.")
        Optional<String> name,
    @Description("What it was ordered from; only where it was asked for.") Optional<String> contact,
    @Description("All that was filled in; only where it was asked for.")
        Optional<Map<String, String>> fields) {
  static OrderView of(Order order, Visibility shown) {
    boolean whole = shown == Visibility.WHOLE;
    return new OrderView(
        order.id(),
        order.form(),
        order.state().word(),
        order.at(),
        order.local(),
        order.site(),
        order.count(),
        order.name().filter(_ -> whole),
        Optional.of(order.contact()).filter(_ -> whole),
        Optional.of(order.fields()).filter(_ -> whole));
  }

  @Description("Which orders.")
  record Chosen(@Description("Their ids, up to 500.") List<Long> orders) {}

  @Description("The result of moving orders on. Those that did not fit are left as they were.")
  record MovesView(
      List<OrderView> moved,
      List<LeftView> left,
      @Description("How many people are told by a text.") long told) {
    static MovesView of(OrderMoves moves) {
      return new MovesView(
          moves.moved().stream().map(one -> OrderView.of(one.order(), Visibility.MASKED)).toList(),
          moves.left().stream().map(one -> new LeftView(one.id(), one.why())).toList(),
          moves.told());
    }
  }

  @Description("An order that was left as it was.")
  record LeftView(long id, @Description("For people: order 12 is packed already.") String why) {}

  /// Who ordered stays out of logs.
  @Override
  public String toString() {
    return "OrderView[" + id + "]";
  }
}
