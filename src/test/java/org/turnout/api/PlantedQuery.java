package org.turnout.api;

import org.jdbi.v3.core.Handle;
import org.turnout.lab.LabMain;

/// Breaks two rules on purpose, for `HouseRulesTest`: a door that writes SQL and knows the lab.
public final class PlantedQuery {
  private PlantedQuery() {}

  static int write(Handle handle) {
    return handle.execute("select '" + LabMain.class.getName() + "'");
  }
}
