/// The two clocks, and how moments are written.
@NullMarked
package org.turnout.time;

import org.jspecify.annotations.NullMarked;
