package org.turnout.flow.yaml;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.turnout.flow.yaml.FlowCatalog.Field;
import org.turnout.flow.yaml.FlowCatalog.Form;
import org.turnout.flow.yaml.FlowCatalog.Name;

/// A small campaign for tests of the reader.
final class SmallCatalog {
  private static final Map<String, Name> SHIFT =
      Map.of(
          "day", Name.sure("day"),
          "start", Name.sure("time"),
          "end", Name.sure("time"),
          "site", Name.sure("text"),
          "captain", Name.maybe("text"));

  static final FlowCatalog SMALL =
      new FlowCatalog(
          Map.of(
              "picket.days",
              Map.of("day", Name.sure("day")),
              "picket.shifts",
              SHIFT,
              "picket.mine",
              SHIFT,
              "sites",
              Map.of("name", Name.sure("text"))),
          Map.of(
              "petition",
              new Form(
                  Map.of(
                      "name",
                      new Field("text", true, List.of()),
                      "size",
                      new Field("text", false, List.of()),
                      "bus",
                      new Field("choice", false, List.of("Union Hall", "Sunset Garage"))),
                  false),
              "pledge",
              new Form(Map.of("guests", new Field("number", true, List.of())), true)),
          Set.of("picket"),
          Map.of(
              "name", Name.maybe("text"),
              "site", Name.maybe("text"),
              "member", Name.sure("yes/no"),
              "local.phone", Name.maybe("text"),
              "campaign.name", Name.sure("text")),
          Map.of(
              "petition", Map.of("en", "We ask.", "es", "Pedimos."), "alerts", Map.of("en", "Yes")),
          Map.of("bargaining", "alerts"),
          List.of("en", "es", "tl"),
          Set.of("turnout.example"),
          0.0083);

  private SmallCatalog() {}
}
