package org.turnout.lab;

import org.turnout.testkit.PlantedBreach;

/// Breaks a rule on purpose, for `HouseRulesTest`: a class of the lab that uses a test class.
public final class PlantedHelper {
  private PlantedHelper() {}

  static String used() {
    return PlantedBreach.class.getName();
  }
}
