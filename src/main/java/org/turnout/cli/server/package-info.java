/// Commands that run or check the program: `serve`, `selftest`, `doctor`.
@NullMarked
package org.turnout.cli.server;

import org.jspecify.annotations.NullMarked;
