/// Logs that can be handed to anyone: one id per turn on every line, and no member in any of them.
@NullMarked
package org.turnout.log;

import org.jspecify.annotations.NullMarked;
