package org.turnout.cli.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.turnout.access.ServiceResult;
import org.turnout.access.Visibility;
import org.turnout.campaign.CampaignFiles;
import org.turnout.cli.terminal.DecidedBy;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.form.Order;
import org.turnout.form.Order.State;
import org.turnout.form.OrderExport;
import org.turnout.form.OrderFilter;
import org.turnout.form.OrderMoves;
import org.turnout.form.OrderService;
import org.turnout.people.Local;
import org.turnout.problem.DidYouMean;
import org.turnout.time.MomentFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout orders`: what members have ordered, for the local that packs it.
@Command(
    name = "orders",
    description = "What members have ordered: list, pack, send.",
    footer = {
      "%nExamples:",
      "  ./turnout orders                                  what needs to be packed and sent",
      "  ./turnout orders list --local denver-care         the same of one local",
      "  ./turnout orders list --state new --csv           as CSV",
      "  ./turnout orders pack 12 13 14",
      "  ./turnout orders send --local denver-care         all that are packed there"
    })
public final class OrdersCommand extends RecordsCommand implements Callable<Integer> {
  private static final int PAGE = 200;
  private static final String LOCAL = "The local that packs them, as config/locals.yaml calls it.";
  private static final String ALL_OF = "Instead of ids: all of this local that are ";

  private final InstantSource clock;

  @Mixin private final DecidedBy by = new DecidedBy();

  public OrdersCommand(InstantSource clock, ServersOption servers) {
    super(servers);
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return list(Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  @Command(
      name = "list",
      description = "What needs to be packed and sent, oldest first (the default).")
  int list(
      @Option(names = "--local", paramLabel = "LOCAL", description = LOCAL) Optional<String> local,
      @Option(names = "--form", paramLabel = "FORM", description = "Of one form only.")
          Optional<String> form,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "Of one state only: new, packed, sent.")
          Optional<String> state,
      @Option(names = "--csv", description = "As CSV.") boolean csv) {
    var only = state.flatMap(State::of);
    if (state.isPresent() && only.isEmpty()) {
      err().println("There is no state '" + state.get() + "'; there are: new, packed, sent");
      return 2;
    }
    Set<State> states = only.map(Set::of).orElse(OrderFilter.OPEN.states());
    return withOrders(
        local,
        (files, orders) ->
            told(
                all(orders, new OrderFilter(form, local, states), Visibility.WHOLE),
                found -> csv ? csv(found) : print(found, files.settings().campaign().zone())));
  }

  @Command(
      name = "pack",
      description =
          "Marks orders as packed. If two people do it, the second is told that it is already done.")
  int pack(
      @Parameters(arity = "0..*", paramLabel = "ID") @Nullable List<Long> ids,
      @Option(names = "--local", paramLabel = "LOCAL", description = ALL_OF + "new.")
          Optional<String> local) {
    return move(
        given(ids), local, State.NEW, (orders, chosen) -> orders.pack(by.principal(), chosen));
  }

  @Command(
      name = "send",
      description = {
        "They have left, packed before or not. Each member is told by a text, once;",
        "after this they can't take the order back."
      })
  int send(
      @Parameters(arity = "0..*", paramLabel = "ID") @Nullable List<Long> ids,
      @Option(names = "--local", paramLabel = "LOCAL", description = ALL_OF + "packed.")
          Optional<String> local) {
    return move(
        given(ids), local, State.PACKED, (orders, chosen) -> orders.send(by.principal(), chosen));
  }

  /// Picocli hands over nothing where nothing was typed.
  private static List<Long> given(@Nullable List<Long> ids) {
    return ids == null ? List.of() : ids;
  }

  /// What is done with a campaign's orders.
  @FunctionalInterface
  private interface Work {
    int with(CampaignFiles files, OrderService orders);
  }

  /// One of the service's acts.
  @FunctionalInterface
  private interface Move {
    ServiceResult<OrderMoves> of(OrderService orders, List<Long> ids);
  }

  private int move(List<Long> ids, Optional<String> local, State all, Move move) {
    if (ids.isEmpty() == local.isEmpty()) {
      err().println("Give the orders' ids, or a local with --local.");
      return 2;
    }
    return withOrders(
        local,
        (_, orders) ->
            told(
                chosen(orders, ids, local, all)
                    .then(chosen ->
                        chosen.isEmpty()
                            ? ServiceResult.done(new OrderMoves(List.of(), List.of()))
                            : move.of(orders, chosen)),
                this::say));
  }

  private ServiceResult<List<Long>> chosen(
      OrderService orders, List<Long> ids, Optional<String> local, State state) {
    return local.isEmpty()
        ? ServiceResult.done(ids)
        : all(orders, new OrderFilter(Optional.empty(), local, Set.of(state)), Visibility.MASKED)
            .then(found ->
                ServiceResult.done(
                    found.stream().map(Order::id).limit(OrderService.MOST).toList()));
  }

  private ServiceResult<List<Order>> all(
      OrderService orders, OrderFilter filter, Visibility shown) {
    var found = new ArrayList<Order>();
    while (true) {
      long after = found.isEmpty() ? 0 : found.getLast().id();
      var page = orders.list(by.principal(), filter, shown, after, PAGE);
      if (!(page instanceof ServiceResult.Done<List<Order>>(var more))) {
        return page;
      }
      found.addAll(more);
      if (more.size() < PAGE) {
        return ServiceResult.done(found);
      }
    }
  }

  private int withOrders(Optional<String> local, Work work) {
    return withCampaign(campaign -> {
      var files = campaign.files().orElseThrow();
      var known = files.locals().locals().stream().map(Local::slug).toList();
      if (local.isPresent() && !known.contains(local.get())) {
        err()
            .println(
                "There is no local '%s'; %s"
                    .formatted(
                        local.get(),
                        DidYouMean.hint(local.get(), known)
                            .orElse("there are: " + String.join(", ", known))));
        return 2;
      }
      return with(foundations ->
          work.with(
              files,
              new OrderService(
                  foundations.database(),
                  clock,
                  campaign.orderTexts(),
                  () -> files.settings().mainSender().address())));
    });
  }

  private int say(OrderMoves moves) {
    moves
        .moved()
        .forEach(one -> printf("Order %d is %s.%n", one.order().id(), one.order().state().word()));
    moves.left().forEach(left -> err().println("Not moved: " + left.why() + "."));
    var sent = moves.moved().stream().filter(one -> one.order().state() == State.SENT).count();
    out()
        .println(
            moves.moved().size()
                + " moved"
                + (sent > 0 ? ", " + moves.told() + " told by a text" : "")
                + ", "
                + moves.left().size()
                + " not moved");
    return moves.left().isEmpty() ? 0 : 1;
  }

  private int csv(List<Order> orders) {
    try {
      OrderExport.write(orders, out());
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int print(List<Order> orders, ZoneId zone) {
    if (orders.isEmpty()) {
      out().println("There are no such orders.");
    }
    for (var order : orders) {
      printf(
          "%6d  %-6s  %s  %-16s %-18s %-20s %-18s %s%n",
          order.id(),
          order.state().word(),
          MomentFormat.column(order.at(), zone),
          order.local().orElse("-"),
          order.form() + order.count().map(many -> " (" + many + ")").orElse(""),
          order.site().orElse("-"),
          order.name().orElse("-"),
          order.more());
    }
    return 0;
  }
}
