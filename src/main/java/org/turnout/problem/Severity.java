package org.turnout.problem;

/// Whether a problem keeps a set of files from being served (`ERROR`) or only deserves a look.
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
