/// Commands for authors of flows: `check`, `test`, `chat`.
@NullMarked
package org.turnout.cli.flow;

import org.jspecify.annotations.NullMarked;
