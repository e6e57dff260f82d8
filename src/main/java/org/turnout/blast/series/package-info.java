/// Blasts that are sent again on a schedule.
@NullMarked
package org.turnout.blast.series;

import org.jspecify.annotations.NullMarked;
