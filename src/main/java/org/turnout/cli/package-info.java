/// The command line: every command and how it is made.
@NullMarked
package org.turnout.cli;

import org.jspecify.annotations.NullMarked;
