/// What commands share: options, output, and what a command says that can't go on.
@NullMarked
package org.turnout.cli.terminal;

import org.jspecify.annotations.NullMarked;
