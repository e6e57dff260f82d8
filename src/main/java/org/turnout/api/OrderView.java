package org.turnout.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Visibility;
import org.turnout.form.Order;
import org.turnout.form.OrderMoves;

/// An order as the interface shows it.
@About("Something that a person ordered, and how far it has come.")
record OrderView(
    long id,
    @About("Name of the form that it was ordered with.") String form,
    @About("new, packed or sent.") String state,
    @About("When it was ordered; campaign time.") Instant at,
    @About("Slug of the local that packs it.") Optional<String> local,
    @About("Name of the site that it goes to.") Optional<String> site,
    @About("How many, where the form asks for it.") Optional<String> count,
    @About("As they typed it; only where it was asked for, by a role that may.")
        Optional<String> name,
    @About("What it was ordered from; only where it was asked for.") Optional<String> contact,
    @About("All that was filled in; only where it was asked for.")
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

  /// Which orders are to be moved.
  @About("Which orders.")
  record Chosen(@About("Their ids, up to 500.") List<Long> orders) {}

  /// What came of it.
  @About("What came of moving orders on. Those that did not fit are left as they were.")
  record MovesView(
      List<OrderView> moved,
      List<LeftView> left,
      @About("How many people are told by a text.") long told) {
    static MovesView of(OrderMoves moves) {
      return new MovesView(
          moves.moved().stream().map(one -> OrderView.of(one.order(), Visibility.MASKED)).toList(),
          moves.left().stream().map(one -> new LeftView(one.id(), one.why())).toList(),
          moves.told());
    }
  }

  /// One that was not moved.
  @About("An order that was left as it was.")
  record LeftView(long id, @About("For people: order 12 is packed already.") String why) {}

  /// Who ordered stays out of logs.
  @Override
  public String toString() {
    return "OrderView[" + id + "]";
  }
}
