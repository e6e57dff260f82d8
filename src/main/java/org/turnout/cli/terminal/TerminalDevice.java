package org.turnout.cli.terminal;

import java.io.Console;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// Where a command writes. Bars are drawn over themselves with control characters, so each of the
/// two is asked whether it is a terminal: one may go to a file while the other does not.
public enum TerminalDevice {
  OUT(1),
  ERR(2);

  private final int descriptor;

  TerminalDevice(int descriptor) {
    this.descriptor = descriptor;
  }

  /// Whether something can be drawn over; false for a file, a pipe and a log.
  public boolean drawable() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        && terminal();
  }

  /// Java tells only whether input and output both are terminals, and says nothing of errors.
  @SuppressWarnings("restricted") // one call of the C library, which takes and gives a number
  private boolean terminal() {
    Linker linker = Linker.nativeLinker();
    var ask = linker.defaultLookup().find("isatty");
    if (ask.isEmpty()) {
      return false;
    }
    try {
      var number = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
      return (int) linker.downcallHandle(ask.get(), number).invokeExact(descriptor) == 1;
    } catch (Throwable _) { // a method handle declares no less
      return false;
    }
  }
}
