package org.turnout.log;

import ch.qos.logback.core.PropertyDefinerBase;

/// Names the log file of a JVM that a test started.
public final class ChildLog extends PropertyDefinerBase {
  @Override
  public String getPropertyValue() {
    return "child-" + ProcessHandle.current().pid();
  }
}
